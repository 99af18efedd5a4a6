#include "core/time.hpp"
#include "core/wall_clock.hpp"
#include <charconv>
#include <date/tz.h>

namespace liaison {
namespace {

using namespace std::chrono;
constexpr auto anywhere_on_earth = hours{-12};

constexpr std::array month_names{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::string_view month_name(Date date) { return month_names.at(unsigned{date.month()} - 1); }

std::optional<int> number(std::string_view digits) {
    int value = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc{} || stop != end || digits.front() == '-') return std::nullopt;
    return value;
}

/// UTC-12, UTC or what the tz database says; a Zone is only ever made of a name that passed here.
seconds offset_at(std::string const& zone, sys_seconds instant) {
    if (zone == "AoE") return anywhere_on_earth;
    return ::date::locate_zone(zone)->get_info(instant).offset;
}

} // namespace

std::string write_date(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::string write_date_in_words(Date date) {
    return fmt::format("{} {} {}", unsigned{date.day()}, month_name(date), int{date.year()});
}

std::string write_instant(Instant instant) {
    auto const day = floor<days>(instant);
    hh_mm_ss const time{floor<seconds>(instant) - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", write_date(Date{day}), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string write_mail_date(Instant instant) {
    auto const day = floor<days>(instant);
    hh_mm_ss const time{floor<seconds>(instant) - day};
    Date const date{day};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", day_names.at(weekday{day}.c_encoding()),
                       unsigned{date.day()}, month_name(date).substr(0, 3), int{date.year()}, time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto const y = number(text.substr(0, 4));
    auto const m = number(text.substr(5, 2));
    auto const d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    Date const date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    auto const date = parse_date(text.substr(0, 10));
    auto const h = number(text.substr(11, 2));
    auto const m = number(text.substr(14, 2));
    auto const s = number(text.substr(17, 2));
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    return sys_days{*date} + hours{*h} + minutes{*m} + seconds{*s};
}

Result<Zone> Zone::named(std::string_view name) {
    std::string text{name};
    if (text == "AoE") return Zone{text};
    try {
        ::date::locate_zone(text);
    } catch (std::runtime_error const&) {
        return failure(
            Fault::bad_configuration,
            fmt::format("time zone \"{}\" is not known here: use \"AoE\" or an IANA name such as \"Europe/Zurich\"",
                        text));
    }
    return Zone{text};
}

Date Zone::day_of(Instant instant) const {
    auto const at = floor<seconds>(instant);
    return Date{floor<days>(at + offset_at(name_, at))};
}

Instant Zone::end_of(Date date) const { return instant_at(*this, Date{sys_days{date} + days{1}}, minutes{0}); }

Instant instant_at(Zone const& zone, Date date, minutes time) {
    auto const shown = sys_days{date} + time;
    if (zone.name() == "AoE") return shown - anywhere_on_earth;
    ::date::local_seconds const local{seconds{shown.time_since_epoch()}};
    return ::date::locate_zone(zone.name())->to_sys(local, ::date::choose::earliest);
}

} // namespace liaison
