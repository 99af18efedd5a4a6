#include "parser/quoted_date.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/time_zone.hpp"
#include <algorithm>
#include <array>
#include <chrono>

namespace liaison {
namespace {

/// What says which half of the day it is, before the time or behind it.
constexpr auto mornings_before = std::to_array<std::string_view>({"上午", "凌晨", "早上", "午前", "오전"});
constexpr auto afternoons_before = std::to_array<std::string_view>({"下午", "晚上", "午後", "오후"});
constexpr auto mornings_behind = std::to_array<std::string_view>({"am", "a.m.", "a. m."});
constexpr auto afternoons_behind = std::to_array<std::string_view>({"pm", "p.m.", "p. m."});

/// A time in a text: "14:30:05", "14.30".
struct ClockTime {
    std::size_t begin = 0;
    std::size_t end = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

int two_digits(std::string_view text, std::size_t at) { return 10 * (text[at] - '0') + text[at + 1] - '0'; }

/// Whether a sign and two figures stand there, and no third one.
bool is_pair_at(std::string_view text, std::size_t at, std::string_view signs) {
    return at < text.size() && signs.contains(text[at]) && is_digit_at(text, at + 1) && is_digit_at(text, at + 2) &&
           !is_digit_at(text, at + 3);
}

std::optional<ClockTime> find_time(std::string_view text) {
    for (auto begin = text.find_first_of("0123456789"); begin != text.npos;
         begin = text.find_first_of("0123456789", std::min(text.find_first_not_of("0123456789", begin), text.size()))) {
        auto const digits = std::min(text.find_first_not_of("0123456789", begin), text.size()) - begin;
        auto const at = begin + digits;
        if (digits > 2 || !is_pair_at(text, at, ":.")) continue;
        ClockTime time{.begin = begin,
                       .end = at + 3,
                       .hour = digits == 2 ? two_digits(text, begin) : text[begin] - '0',
                       .minute = two_digits(text, at + 1)};
        if (is_pair_at(text, time.end, ":.")) {
            time.second = two_digits(text, time.end + 1);
            time.end += 3;
        }
        if (time.hour < 24 && time.minute < 60 && time.second < 60) return time;
    }
    return std::nullopt;
}

/// The word of `words` that `text` begins with; empty where it begins with none.
std::string_view leading_word(std::string_view text, auto const& words) {
    auto const found = std::ranges::find_if(words, [&](auto word) { return text.starts_with(word); });
    return found == words.end() ? std::string_view{} : *found;
}

bool holds_any(std::string_view text, auto const& words) {
    return std::ranges::any_of(words, [&](auto word) { return text.contains(word); });
}

int hour_of_day(int hour, bool morning, bool afternoon) {
    if (afternoon && hour < 12) return hour + 12;
    return morning && hour == 12 ? 0 : hour;
}

} // namespace

std::optional<QuotedDate> read_quoted_date(std::string_view value) {
    auto const plain = folded_line(value);
    auto const dates = find_dates(plain, std::nullopt);
    if (dates.empty() || !dates.front().date) return std::nullopt;
    Instant const midnight{std::chrono::sys_days{*dates.front().date}};
    auto const rest = std::string_view{plain}.substr(dates.front().end);
    auto const time = find_time(rest);
    if (!time) return QuotedDate{midnight, false};
    auto const before = rest.substr(0, time->begin);
    auto behind = trimmed(rest.substr(time->end));
    auto const am = leading_word(behind, mornings_behind), pm = leading_word(behind, afternoons_behind);
    behind.remove_prefix(std::max(am.size(), pm.size()));
    auto zone = leading_zone(behind);
    if (!zone) zone = leading_zone(before); // "2026年11月20日 GMT+8 10:30"
    auto const hour = hour_of_day(time->hour, !am.empty() || holds_any(before, mornings_before),
                                  !pm.empty() || holds_any(before, afternoons_before));
    auto const of_day =
        std::chrono::hours{hour} + std::chrono::minutes{time->minute} + std::chrono::seconds{time->second};
    return QuotedDate{midnight + of_day - zone.value_or(std::chrono::minutes{0}), true};
}

} // namespace liaison
