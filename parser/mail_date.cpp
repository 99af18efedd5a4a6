#include "parser/mail_date.hpp"
#include "core/text.hpp"
#include "parser/address_tokens.hpp"
#include "parser/time_zone.hpp"

namespace liaison {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<int> number(std::string_view digits) {
    if (digits.empty() || digits.size() > 6 || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

std::optional<unsigned> month_number(std::string_view word) {
    static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
    if (word.size() < 3) return std::nullopt;
    for (unsigned i = 0; i < names.size(); ++i)
        if (starts_with_word(names.at(i), word) || same_word(word, names.at(i).substr(0, 3)) ||
            (i == 8 && same_word(word, "sept")))
            return i + 1;
    return std::nullopt;
}

/// Collects what the pieces of a date say, each in its own look.
class DateReader {
public:
    explicit DateReader(std::string_view raw) : text_(without_comments(raw)) {}
    std::optional<Instant> read();

private:
    std::string_view run(auto belongs);
    bool take_number();
    bool take_time(int hour);
    bool take_iso_date(std::string_view year);
    void take_day_or_year(std::string_view digits);
    void take_word();
    bool take_sign();
    std::optional<Instant> assemble() const;
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    std::string text_;
    std::size_t at_ = 0;
    std::optional<int> day_;
    std::optional<unsigned> month_;
    std::optional<int> year_;
    std::optional<seconds> time_;
    bool afternoon_ = false;
    bool morning_ = false;
    std::optional<minutes> zone_;
};

std::string_view DateReader::run(auto belongs) {
    auto const begin = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    return std::string_view{text_}.substr(begin, at_ - begin);
}

std::optional<Instant> DateReader::read() {
    while (at_ < text_.size()) {
        if (is_digit(here())) {
            if (!take_number()) return std::nullopt;
        } else if (is_letter(here())) {
            take_word();
        } else if ((here() == '+' || here() == '-') && take_sign()) {
            continue;
        } else {
            ++at_;
        }
    }
    return assemble();
}

bool DateReader::take_number() {
    auto const digits = run(is_digit);
    auto const value = number(digits);
    if (!value) return false;
    bool const clock = here() == ':' || (here() == '.' && day_ && month_ && year_);
    if (clock && !time_) return take_time(*value);
    if (digits.size() == 4 && (here() == '-' || here() == '/') && !year_ && take_iso_date(digits)) return true;
    take_day_or_year(digits);
    return true;
}

bool DateReader::take_time(int hour) {
    int parts[3] = {hour, 0, 0};
    for (int i = 1; i < 3 && (here() == ':' || here() == '.'); ++i) {
        ++at_;
        run([](char c) { return c == ' '; });
        parts[i] = number(run(is_digit)).value_or(60);
    }
    if (here() == '.' || here() == ',') { // a fraction of a second, if it is one
        auto const before = at_++;
        if (run(is_digit).empty()) at_ = before;
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 60) return false;
    time_ = hours{parts[0]} + minutes{parts[1]} + seconds{std::min(parts[2], 59)};
    return true;
}

/// "2026-11-20", "2026/11/20" with or without "T"; the year is already read.
bool DateReader::take_iso_date(std::string_view year) {
    auto const before = at_++;
    auto const month = number(run(is_digit));
    if (month && (here() == '-' || here() == '/')) {
        ++at_;
        if (auto const day = number(run(is_digit))) {
            year_ = number(year);
            month_ = static_cast<unsigned>(*month);
            day_ = day;
            if (here() == 'T' || here() == 't') ++at_;
            return true;
        }
    }
    at_ = before;
    return false;
}

void DateReader::take_day_or_year(std::string_view digits) {
    auto const value = *number(digits);
    if (!day_ && digits.size() <= 2) {
        day_ = value;
    } else if (!year_) {
        bool const short_year = digits.size() < 4; // RFC 5322 4.3
        year_ = !short_year ? value : digits.size() == 2 && value < 50 ? value + 2000 : value + 1900;
    }
}

void DateReader::take_word() {
    auto const word = run(is_letter);
    if (!month_) {
        month_ = month_number(word);
        if (month_) return;
    }
    if (same_word(word, "pm")) afternoon_ = true;
    if (same_word(word, "am")) morning_ = true;
    if (time_ && !zone_) zone_ = zone_by_name(word);
    if (zone_ && (here() == '+' || here() == '-')) zone_.reset(); // "GMT+0100"
}

bool DateReader::take_sign() {
    if (!time_ || zone_.value_or(minutes{0}) != minutes{0}) return false;
    auto const sign = text_[at_];
    auto const before = at_++;
    run([](char c) { return c == ' '; });
    auto const offset = zone_by_offset(sign, run([](char c) { return is_digit(c) || c == ':'; }));
    if (offset) zone_ = offset;
    if (!offset && at_ == before + 1) at_ = before;
    return offset.has_value();
}

std::optional<Instant> DateReader::assemble() const {
    if (!day_ || !month_ || !year_) return std::nullopt;
    Date const date{std::chrono::year{*year_}, std::chrono::month{*month_},
                    std::chrono::day{static_cast<unsigned>(*day_)}};
    if (!date.ok()) return std::nullopt;
    auto time = time_.value_or(seconds{0});
    if (afternoon_ && time < hours{12}) time += hours{12};
    if (morning_ && time >= hours{12}) time -= hours{12};
    return Instant{std::chrono::sys_days{date}} + time - zone_.value_or(minutes{0});
}

} // namespace

std::optional<Instant> parse_mail_date(std::string_view raw) { return DateReader{raw}.read(); }

} // namespace liaison
