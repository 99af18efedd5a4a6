#include "config/main_keys.hpp"
#include "config/read_values.hpp"
#include "core/text.hpp"
#include <fstream>
#include <sstream>

namespace liaison {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr std::size_t largest_holidays = 1'000'000;

auto days_from(int least) {
    return [least](Value const& value) -> std::optional<std::vector<int>> {
        auto const* array = value.node.as_array();
        if (array == nullptr) {
            value.expect("a list of days; write [14, 7, 1]");
            return std::nullopt;
        }
        std::vector<int> days;
        for (auto const& node : *array) {
            auto const day = whole_number(value.item(node), least, 365);
            if (!day) return std::nullopt;
            days.push_back(static_cast<int>(*day));
        }
        return days;
    };
}

std::optional<minutes> time_of_day(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    auto const instant = text.size() == 5 ? parse_instant(fmt::format("2000-01-01T{}:00Z", text)) : std::nullopt;
    if (!instant) {
        value.expect("a time of day such as \"08:00\"");
        return std::nullopt;
    }
    return duration_cast<minutes>(*instant - floor<days>(*instant));
}

std::optional<weekday> weekday_named(std::string_view name) {
    constexpr std::array words{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    auto const found = std::ranges::find(words, lower_case(name));
    if (found == words.end()) return std::nullopt;
    return weekday{static_cast<unsigned>(found - words.begin())};
}

std::optional<std::optional<weekday>> weekday_or_never(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text == "never") return std::optional<weekday>{};
    if (auto const day = weekday_named(text)) return day;
    value.expect("a day of the week such as \"monday\", or \"never\"");
    return std::nullopt;
}

std::optional<std::vector<weekday>> weekdays(Value const& value) {
    auto const names = some_texts(value);
    if (!names) return std::nullopt;
    std::vector<weekday> days;
    for (auto const& name : *names) {
        auto const day = weekday_named(name);
        if (!day) {
            value.expect("days of the week such as [\"monday\", \"tuesday\"]");
            return std::nullopt;
        }
        days.push_back(*day);
    }
    return days;
}

std::optional<std::optional<month_day>> day_of_year_or_never(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text == "never") return std::optional<month_day>{};
    // A day that is there every year: of 2001, which has no 29 February.
    auto const date = text.size() == 5 ? parse_date(fmt::format("2001-{}", text)) : std::nullopt;
    if (date) return std::optional{date->month() / date->day()};
    value.expect("a day of every year such as \"01-15\", or \"never\"");
    return std::nullopt;
}

/// The file's text: what it means is found out where calendars are known.
std::optional<std::string> text_of_file(Value const& value) {
    if (value.node.value_exact<std::string>() == "") return std::string{};
    auto const path = path_beside(value);
    if (!path) return std::nullopt;
    std::ifstream stream(*path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (stream && text.view().size() <= largest_holidays) return std::move(text).str();
    value.refuse(fmt::format("{} cannot be read, is empty, or is larger than 1 MB", path->string()));
    return std::nullopt;
}

auto const a_while = [] { return duration_between(1s, 24h * 366, "between 1 s and 366 days"); };

} // namespace

Keys<ReminderSettings> const& reminder_keys() {
    static Keys<ReminderSettings> const keys{
        {"days_before", into(&ReminderSettings::days_before, days_from(0))},
        {"days_overdue", into(&ReminderSettings::days_overdue, days_from(1))},
        {"at", into(&ReminderSettings::at, time_of_day)},
        {"copy_chairs", into(&ReminderSettings::copy_chairs, truth)},
        {"unreviewed_after", into(&ReminderSettings::unreviewed_after, a_while())},
        {"auto_post", into(&ReminderSettings::auto_post, truth)},
        {"held_after", into(&ReminderSettings::held_after, a_while())},
        {"digest", into(&ReminderSettings::digest, weekday_or_never)},
        {"empty_digest", into(&ReminderSettings::empty_digest, truth)},
        {"confirm_directory", into(&ReminderSettings::confirm_directory, day_of_year_or_never)},
        {"working_days", into(&ReminderSettings::working_days, weekdays)},
        {"holidays", into(&ReminderSettings::holidays, text_of_file)},
    };
    return keys;
}

} // namespace liaison
