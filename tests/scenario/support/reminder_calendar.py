"""When which reminder of a desk is due and who gets it, computed once more and differently: what the year's test compares with."""
import datetime
from zoneinfo import ZoneInfo

BEFORE = [14, 7, 4, 3, 2, 1, 0]
OVERDUE = [1, 3, 7, 14]
DAY = datetime.timedelta(days=1)


class WorkCalendar:
    """Days on which people work, and the hour at which the desk writes."""

    def __init__(self, zone, hour, holidays, weekend=(5, 6)):
        self.zone, self.hour, self.holidays, self.weekend = ZoneInfo(zone), hour, set(holidays), weekend

    def works(self, day):
        return day.weekday() not in self.weekend and day not in self.holidays

    def back(self, day):
        while not self.works(day):
            day -= DAY
        return day

    def on(self, day):
        while not self.works(day):
            day += DAY
        return day

    def moment(self, day):
        local = datetime.datetime.combine(day, datetime.time(self.hour), self.zone)
        return local.astimezone(datetime.timezone.utc)

    def day(self, moment):
        return moment.astimezone(self.zone).date()

    def first_hour(self, moment):
        day = self.day(moment)
        while not self.works(day) or self.moment(day) < moment:
            day += DAY
        return self.moment(day)

    def deadline_steps(self, deadline):
        """[(moment, name)] in the order in which they come."""
        steps = [(self.moment(self.back(deadline - n * DAY)), "before-%d" % n) for n in BEFORE]
        last = deadline
        for n in OVERDUE:
            day = self.back(deadline + n * DAY)
            if day <= deadline:
                day = self.on(deadline + n * DAY)
            last = max(last, day)
            steps.append((self.moment(day), "overdue-%d" % n))
        steps.append((self.moment(self.on(last + DAY)), "ended"))
        return sorted(steps, key=lambda step: step[0])

    def weekly(self, weekday, start, end):
        """The moments of a weekly mail in (start, end]."""
        day = self.day(start) - 10 * DAY
        while day <= self.day(end) + 10 * DAY:
            if day.weekday() == weekday and start < self.moment(self.back(day)) <= end:
                yield self.moment(self.back(day))
            day += DAY


class Runs:
    """When the daemon ran: [(start, end)] in order."""

    def __init__(self, spans):
        self.spans = spans

    def done_at(self, moment):
        """When something due at `moment` is done: then, or when the daemon runs again; None if it never does."""
        for start, end in self.spans:
            if moment <= end:
                return max(moment, start)
        return None


def subject_of(name, days_left):
    when = "due today" if days_left == 0 else "due tomorrow" if days_left == 1 else "due in %d days" % days_left
    if days_left < 0:
        when = "overdue by %d day%s" % (-days_left, "" if days_left == -1 else "s")
    return when + (", no more reminders" if name == "ended" else "")
