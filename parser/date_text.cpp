#include "parser/date_text.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/month_names.hpp"
#include "parser/tokens.hpp"
#include <array>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

using Kind = Token::Kind;

/// A date being read: `used` tokens from its first one on.
struct Reading {
    std::optional<Date> date;
    std::size_t used = 0;
    bool in_range = false;
};

std::optional<Date> valid_date(unsigned year, unsigned month, unsigned day) {
    Date const date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month}, std::chrono::day{day}};
    return date.ok() && year >= 1900 && year <= 2199 ? std::optional{date} : std::nullopt;
}

/// The first such day that is not before the day the mail was sent.
std::optional<Date> next_such_day(unsigned month, unsigned day, std::optional<Date> sent) {
    if (!sent) return std::nullopt;
    auto const year = static_cast<unsigned>(static_cast<int>(sent->year()));
    auto const candidate = valid_date(year, month, day);
    return candidate && *candidate >= *sent ? candidate : valid_date(year + 1, month, day);
}

/// The day of an ISO 8601 week: the first week is the one with 4 January in it.
std::optional<Date> day_of_week(unsigned year, unsigned week, unsigned day) {
    auto const fourth = valid_date(year, 1, 4), next_fourth = valid_date(year + 1, 1, 4);
    if (!fourth || !next_fourth || week == 0 || day == 0 || day > 7) return std::nullopt;
    auto const monday_of = [](Date date) {
        std::chrono::sys_days const day_itself{date};
        return day_itself - (std::chrono::weekday{day_itself} - std::chrono::Monday);
    };
    auto const monday = monday_of(*fourth) + std::chrono::weeks{week - 1};
    if (monday >= monday_of(*next_fourth)) return std::nullopt;
    return Date{monday + std::chrono::days{day - 1}};
}

class DateScanner {
public:
    DateScanner(std::string_view folded, std::optional<Date> sent)
        : text_(folded), tokens_(tokens_of(folded)), sent_(sent) {}

    std::vector<DateFound> scan() {
        for (std::size_t i = 0; i < tokens_.size();) {
            auto const reading = read_at(i);
            if (!reading) {
                ++i;
                continue;
            }
            auto const& last = tokens_[i + reading->used - 1];
            found_.push_back({.date = reading->date,
                              .in_range = reading->in_range || closes_range(i),
                              .begin = tokens_[i].begin,
                              .end = end_of(last)});
            mark_range();
            i += reading->used;
        }
        return std::move(found_);
    }

private:
    /// "日前" behind a day is the day's sign and another word.
    static std::size_t end_of(Token const& last) {
        for (std::string_view const day : {"日", "일"})
            if (last.text.starts_with(day)) return last.begin + day.size();
        return last.end();
    }

    std::optional<Reading> read_at(std::size_t i) const {
        bool const glued = i > 0 && !tokens_[i].after_gap && tokens_[i - 1].kind != Kind::sign;
        if (glued && !is_ideographic(tokens_[i - 1].text)) return std::nullopt;
        if (tokens_[i].kind == Kind::word) return month_first(i);
        if (tokens_[i].kind != Kind::number) return std::nullopt;
        if (auto const reading = ideographic(i)) return reading;
        if (auto const reading = iso_week(i)) return reading;
        if (auto const reading = numeric(i)) return reading;
        return day_first(i);
    }

    /// "2027年1月20日", "1月20日", "2027년 1월 20일".
    std::optional<Reading> ideographic(std::size_t i) const {
        auto const unit = [&](std::size_t at, std::string_view chinese, std::string_view korean) {
            return is_number(at) && (text(at + 1).starts_with(chinese) || text(at + 1).starts_with(korean));
        };
        bool const year = unit(i, "年", "년");
        std::size_t const month = year ? i + 2 : i;
        if (!unit(month, "月", "월") || !unit(month + 2, "日", "일")) return std::nullopt;
        auto const day = tokens_[month + 2].value;
        auto const date = year ? valid_date(tokens_[i].value, tokens_[month].value, day)
                               : next_such_day(tokens_[month].value, day, sent_);
        return Reading{date, month + 4 - i};
    }

    /// "2027-w05-3" is a day, "2027-w05" a span of seven (ISO 8601).
    std::optional<Reading> iso_week(std::size_t i) const {
        if (tokens_[i].text.size() != 4) return std::nullopt;
        auto const letter = skip_any(i + 1, {"-"});
        auto const week = letter + 1;
        if (text(letter) != "w" || !is_number(week) || tokens_[week].text.size() != 2 || tokens_[week].after_gap)
            return std::nullopt;
        bool const has_day = text(week + 1) == "-" && !tokens_[week + 1].after_gap && is_number(week + 2) &&
                             tokens_[week + 2].text.size() == 1;
        if (!has_day) return Reading{std::nullopt, week + 1 - i, true};
        auto const date = day_of_week(tokens_[i].value, tokens_[week].value, tokens_[week + 2].value);
        return Reading{date, week + 3 - i};
    }

    /// Three numbers with the same sign between them.
    std::optional<Reading> numeric(std::size_t i) const {
        auto const sign = text(i + 1);
        if ((sign != "-" && sign != "/" && sign != ".") || !is_number(i + 2) || text(i + 3) != sign ||
            !is_number(i + 4))
            return std::nullopt;
        for (std::size_t const at : {i + 1, i + 2, i + 3, i + 4})
            if (tokens_[at].after_gap && sign != ".") return std::nullopt;
        if (text(i + 5) == sign && !tokens_[i + 5].after_gap && is_number(i + 6)) return std::nullopt;
        auto const a = tokens_[i], b = tokens_[i + 2], c = tokens_[i + 4];
        if (a.text.size() == 4) return Reading{valid_date(a.value, b.value, c.value), 5};
        if (a.text.size() > 2 || b.text.size() > 2 || (c.text.size() != 4 && c.text.size() != 2)) return std::nullopt;
        if (c.text.size() == 2) return Reading{std::nullopt, 5};
        auto const day_month = valid_date(c.value, b.value, a.value);
        auto const month_day = valid_date(c.value, a.value, b.value);
        if (day_month && month_day && day_month != month_day) return Reading{std::nullopt, 5};
        return Reading{day_month ? day_month : month_day, 5};
    }

    /// "15. märz 2027", "1er fevrier 2027", "30th of august, 2012", "28-feb-2027", "28 aug"; "2027 march 15".
    std::optional<Reading> day_first(std::size_t i) const {
        if (tokens_[i].text.size() == 4) return year_first(i);
        if (tokens_[i].text.size() > 2) return std::nullopt;
        std::size_t at = skip_ordinal(i + 1);
        if (auto const span_end = range_end(at); span_end != 0) return closed_range(i, span_end);
        at = skip_any(at, {"-", "/", ".", ",", "of", "de", "d", "'", "the"});
        auto const month = is_word(at) ? month_named(text(at)) : 0U;
        if (month == 0) return std::nullopt;
        return with_year(i, at + 1, month, tokens_[i].value);
    }

    std::optional<Reading> year_first(std::size_t i) const {
        auto const at = skip_any(i + 1, {"-", ",", "/"});
        auto const month = is_word(at) ? month_named(text(at)) : 0U;
        auto const day = skip_any(at + 1, {"-", ".", "/"});
        if (month == 0 || !is_number(day) || tokens_[day].text.size() > 2) return std::nullopt;
        return Reading{valid_date(tokens_[i].value, month, tokens_[day].value), day + 1 - i};
    }

    /// "january 8th, 2027", "apr 12-16, 2027".
    std::optional<Reading> month_first(std::size_t i) const {
        bool const number_near = is_number(i + 1) || is_number(i + 2) || is_number(i + 3);
        auto const month = number_near ? month_named(text(i)) : 0U;
        if (month == 0) return std::nullopt;
        auto const day = skip_any(i + 1, {".", "the", "-"});
        if (!is_number(day) || tokens_[day].text.size() > 2) return std::nullopt;
        auto const behind = skip_ordinal(day + 1);
        if (is_span_sign(behind) && is_number(behind + 1) && tokens_[behind + 1].text.size() <= 2) {
            auto reading = with_year(i, skip_ordinal(behind + 2), month, tokens_[day].value);
            if (reading) reading->in_range = true;
            return reading;
        }
        return with_year(i, behind, month, tokens_[day].value);
    }

    /// The year behind day and month, where one stands there.
    std::optional<Reading> with_year(std::size_t first, std::size_t at, unsigned month, unsigned day) const {
        auto const year = skip_any(at, {".", ",", "of", "de", "del", "-", "/", "'"});
        if (is_number(year) && tokens_[year].text.size() == 4)
            return Reading{valid_date(tokens_[year].value, month, day), year + 1 - first};
        bool const short_year =
            is_number(year) && tokens_[year].text.size() == 2 && (year > at || tokens_[at].after_gap);
        if (short_year && !text(year + 1).starts_with(":"))
            return Reading{valid_date(2000 + tokens_[year].value, month, day), year + 1 - first};
        for (auto i = first; i < at; ++i)
            if (is_word(i) && is_month_with_year_only(text(i))) return std::nullopt;
        return Reading{next_such_day(month, day, sent_), at - first};
    }

    /// "12 - 16 april": where the second day stands, or 0.
    std::size_t range_end(std::size_t at) const {
        if (!is_span_sign(at) || !is_number(at + 1) || tokens_[at + 1].text.size() > 2) return 0;
        auto const behind = skip_any(skip_ordinal(at + 2), {"-", "/", ".", ",", "of", "de", "d", "'"});
        return is_word(behind) && month_named(text(behind)) != 0 ? at + 1 : 0;
    }

    std::optional<Reading> closed_range(std::size_t i, std::size_t second_day) const {
        auto reading = day_first(second_day);
        if (!reading) return std::nullopt;
        return Reading{reading->date, second_day - i + reading->used, true};
    }

    /// The two ends of a span are no deadlines: "30 march - 2 april 2027".
    void mark_range() {
        if (found_.size() < 2) return;
        auto& before = found_[found_.size() - 2];
        auto const between = trimmed(text_.substr(before.end, found_.back().begin - before.end));
        static constexpr std::array<std::string_view, 12> spans{"-",  "to", "until", "till", "through", "bis",
                                                                "au", "al", "a",     "~",    "至",      "-- "};
        if (contains(spans, between)) before.in_range = found_.back().in_range = true;
    }

    /// "12-16 april" was read from 12 on; this is for "12, 13 and 16 april" and "from 12 until 16 april".
    bool closes_range(std::size_t i) const { return i >= 2 && is_span_sign(i - 1) && is_small_number(i - 2); }

    bool is_span_sign(std::size_t at) const {
        auto const word = text(at);
        return word == "-" || word == "to" || word == "until" || word == "and" || word == "bis" || word == "und" ||
               word == "au" || word == "al" || word == "et" || word == "y" || word == "~";
    }

    std::size_t skip_ordinal(std::size_t at) const {
        static constexpr std::array<std::string_view, 9> ordinals{"st", "nd", "rd", "th", "er", "ere", "o", "e", "º"};
        if (at < tokens_.size() && !tokens_[at].after_gap && contains(ordinals, text(at))) return at + 1;
        return at;
    }

    /// At most two of these words or signs are passed over.
    std::size_t skip_any(std::size_t at, std::initializer_list<std::string_view> words) const {
        for (int passed = 0; passed < 2 && contains(words, text(at)); ++passed) ++at;
        return at;
    }

    static bool is_ideographic(std::string_view word) { return static_cast<unsigned char>(word.back()) >= 0x80; }
    bool is_number(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Kind::number; }
    bool is_small_number(std::size_t at) const { return is_number(at) && tokens_[at].text.size() <= 2; }
    bool is_word(std::size_t at) const { return at < tokens_.size() && tokens_[at].kind == Kind::word; }
    std::string_view text(std::size_t at) const { return at < tokens_.size() ? tokens_[at].text : std::string_view{}; }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::optional<Date> sent_;
    std::vector<DateFound> found_;
};

} // namespace

std::vector<DateFound> find_dates(std::string_view folded, std::optional<Date> sent) {
    return DateScanner{folded, sent}.scan();
}

namespace {

/// "20270414" (ISO 8601, basic), where a date is expected; elsewhere it is a number.
std::optional<Date> eight_figures(std::string_view text) {
    auto const tokens = tokens_of(text);
    if (tokens.size() != 1 || tokens[0].kind != Kind::number || text.size() != 8 || !text.starts_with("20"))
        return std::nullopt;
    auto const value = tokens[0].value;
    return valid_date(value / 10'000, value / 100 % 100, value % 100);
}

} // namespace

DateReading read_date(std::string_view value, std::optional<Date> sent) {
    auto const text = folded_line(value);
    auto const dates = find_dates(text, sent);
    for (auto const& found : dates) {
        if (found.in_range) continue;
        auto const before = text.substr(0, found.begin);
        if (before.ends_with("end of ") || before.ends_with("mid-") || before.ends_with("after ")) continue;
        if (found.date) return {found.date, {}};
        auto const written = text.substr(found.begin, found.end - found.begin);
        bool const numeric = written.find_first_not_of("0123456789/.- ") == written.npos;
        if (numeric) return {{}, fmt::format("{} could be two dates", written)};
        return {{}, fmt::format("{} is no date", written)};
    }
    if (auto const date = eight_figures(text)) return {date, {}};
    if (!dates.empty()) return {{}, fmt::format("\"{}\" is a span of days, no date", collapsed(value))};
    return {};
}

} // namespace liaison
