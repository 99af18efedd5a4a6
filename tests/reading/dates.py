"""Dates as people write them, with the day they mean."""
EN = "January February March April May June July August September October November December".split()
FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def ordinal(n):
    return "%d%s" % (n, "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


def english(d):
    month, day = EN[d.month - 1], DAYS[d.weekday()]
    made = ["%d %s %d" % (d.day, month, d.year), "%s %d, %d" % (month, d.day, d.year), "%s %d %d" % (month, d.day, d.year), d.isoformat(),
            "%d %s %d" % (d.day, month[:3], d.year), "%s %s, %d" % (month[:3], ordinal(d.day), d.year), "%s %s %d" % (ordinal(d.day), month, d.year),
            "%s of %s, %d" % (ordinal(d.day), month, d.year), "%s, %d %s %d" % (day, d.day, month, d.year), "%s %s %d, %d" % (day[:3], month, d.day, d.year),
            "%02d-%s-%d" % (d.day, month[:3], d.year), "%d/%02d/%02d" % (d.year, d.month, d.day), "%d %s, %d" % (d.day, month, d.year),
            "%s. %d, %d" % (month[:3], d.day, d.year), "the %s of %s %d" % (ordinal(d.day), month, d.year)]
    if d.day > 12:
        made += ["%02d.%02d.%d" % (d.day, d.month, d.year), "%02d/%02d/%d" % (d.day, d.month, d.year), "%02d/%02d/%d" % (d.month, d.day, d.year)]
    return made


def week(d):
    year, number, day = d.isocalendar()
    return "%d-W%02d-%d" % (year, number, day)


def french(d):
    return ["%s %s %d" % ("1er" if d.day == 1 else d.day, FR[d.month - 1], d.year), "le %d %s %d" % (d.day, FR[d.month - 1], d.year)]


def german(d):
    return ["%d. %s %d" % (d.day, DE[d.month - 1], d.year), "%02d. %s %d" % (d.day, DE[d.month - 1], d.year)] + (
        ["%d.%d.%d" % (d.day, d.month, d.year)] if d.day > 12 else [])


def spanish(d):
    return ["%d de %s de %d" % (d.day, ES[d.month - 1], d.year), "%d de %s del %d" % (d.day, ES[d.month - 1], d.year)]


def chinese(d):
    return ["%d年%d月%d日" % (d.year, d.month, d.day), "%d年%02d月%02d日" % (d.year, d.month, d.day)]


# Words around a date behind a label that leave it what it is.
AROUND = ["{}", "{}", "{}", "{}", "{}", "COB {}", "{} at the latest", "no later than {}", "by {}", "{} (end of day, UTC)", "{}, 17:00 CET", "before {}"]

# What stands behind a deadline's label where there is none.
NO_DATE = ["none", "N/A", "-", "", "n/a", "None", "No deadline", "not applicable", "TBD", "as soon as possible", "next meeting", "mid-May 2027", "–", "open", "end of March 2027", "within four weeks"]

# Sentences that ask for something by a day.
ASKED = ["Please send us your comments by {}.", "We would appreciate your reply by {}.", "A response is kindly requested by {}.", "We would like to receive your feedback no later than {}.",
         "Kindly let us have your answer before {}.", "In order to be considered at our next meeting, comments should reach us by {}.",
         "We look forward to your response by {}.", "It would be helpful to have your views by {}.", "Please respond by {} so that we can finish the text in time.",
         "We ask the working group to reply not later than {}."]
