#include "desk/command_arguments.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/command_reader.hpp"
#include "desk/command_text.hpp"
#include "desk/person_reader.hpp"
#include "desk/safe_text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/text_addresses.hpp"
#include <charconv>

namespace liaison {
namespace {

/// A line with so many words more than a command has was meant as one; a longer one is prose that begins like one.
constexpr std::size_t few_words = 3;
constexpr std::size_t some_words = 6;

Objection write_it_as(ActRow const& row) { return {fmt::format("write it as \"{}\"", row.usage)}; }

ArgumentRead objection_or_prose(bool meant, Objection objection) {
    if (meant) return objection;
    return Prose{};
}

ArgumentRead read_nothing(ActRow const& row, Behind const& behind) {
    if (!behind.separated && is_only_filler(behind.value)) return Argument{};
    auto why = fmt::format("write \"{}\" on a line of its own, and anything else below it", row.usage);
    return objection_or_prose(behind.separated || count_words(behind.value) <= few_words, {std::move(why)});
}

/// What stands for the reason in our own mails: "why", "what was done".
std::string_view placeholder_of(ActRow const& row) {
    auto const colon = row.usage.find(": ");
    return colon == row.usage.npos ? std::string_view{"why"} : row.usage.substr(colon + 2);
}

/// "withdraw: why   spam, or sent twice" is a line of ours, which some mail programs quote without a sign.
bool begins_with_placeholder(std::string_view reason, ActRow const& row) {
    auto const placeholder = placeholder_of(row);
    return starts_with_word(reason, placeholder) &&
           (reason.size() == placeholder.size() || reason[placeholder.size()] == ' ');
}

ArgumentRead read_reason(ActRow const& row, Behind const& behind) {
    if (behind.separated && begins_with_placeholder(behind.value, row))
        return Objection{fmt::format("put your own words in the place of \"{}\"", placeholder_of(row)), true};
    if (behind.separated || behind.value.empty()) return Argument{std::string{behind.value}};
    bool const filler = row.takes == Takes::optional_reason && is_only_filler(behind.value);
    if (filler) return Argument{std::string{}};
    return objection_or_prose(count_words(behind.value) <= some_words, write_it_as(row));
}

ArgumentRead read_text(Behind const& behind) {
    if (!behind.separated) return Prose{};
    return Argument{std::string{behind.value}};
}

/// "2 weeks", "a week", "10 days": from today on.
std::optional<Date> read_span(std::string_view folded, Date today) {
    struct Unit {
        std::string_view name;
        int days;
    };
    static constexpr std::array<Unit, 2> units{{{"day", 1}, {"week", 7}}};
    if (folded.starts_with("for ")) folded.remove_prefix(4);
    auto const blank = folded.find(' ');
    if (blank == folded.npos) return std::nullopt;
    auto const count_word = folded.substr(0, blank);
    auto unit_word = trimmed(folded.substr(blank));
    while (!unit_word.empty() && std::string_view{".!s"}.contains(unit_word.back())) unit_word.remove_suffix(1);
    int count = count_word == "a" || count_word == "one" ? 1 : 0;
    std::from_chars(count_word.data(), count_word.data() + count_word.size(), count);
    constexpr int most = 366;
    auto const unit = std::ranges::find(units, unit_word, &Unit::name);
    if (unit == units.end() || count < 1 || count > most) return std::nullopt;
    return Date{std::chrono::sys_days{today} + std::chrono::days{count * unit->days}};
}

ArgumentRead read_day(ActRow const& row, Behind const& behind, CommandContext const& context) {
    auto const today = context.house.desk.timezone.day_of(context.now);
    auto const plain = folded_line(behind.value);
    if (row.act == Act::snooze)
        if (auto const day = read_span(plain, today)) return Argument{*day};
    Objection const expected{fmt::format("a date is expected, such as in \"{}\"", row.usage)};
    auto const found = find_dates(plain, today);
    if (found.empty()) return objection_or_prose(behind.separated || count_words(plain) <= some_words, expected);
    if (!is_before_date(std::string_view{plain}.substr(0, found[0].begin)))
        return objection_or_prose(behind.separated, expected);
    auto const reading = read_date(behind.value, today);
    if (found.size() > 1) return Objection{fmt::format("one date is expected, such as in \"{}\"", row.usage)};
    if (reading.date) return Argument{*reading.date};
    return reading.remark.empty() ? expected : Objection{fmt::format("{}; {}", reading.remark, expected.why)};
}

ArgumentRead read_people(ActRow const& row, Behind const& behind, CommandContext const& context) {
    auto value = behind.value;
    if (starts_with_word(value, "to ")) value = trimmed(value.substr(3));
    if (value.empty()) return write_it_as(row);
    if (auto addresses = read_addresses(value); !addresses.empty()) return Argument{std::move(addresses)};
    auto people = read_people_named(value, context.writer, context.house);
    if (people) return Argument{*std::move(people)};
    return objection_or_prose(count_words(value) <= some_words, {people.error().what});
}

ArgumentRead read_statement(ActRow const& row, Behind const& behind) {
    if (auto const id = read_statement_id(behind.value)) return Argument{*id};
    bool const meant = behind.separated || count_words(behind.value) <= few_words;
    return objection_or_prose(meant, {fmt::format("the number of a statement is expected, as in \"{}\"", row.usage)});
}

/// The field's name and its value: "deadline: 2026-12-31", "the deadline to 2026-12-31", "deadline 2026-12-31".
struct Assignment {
    std::string_view field;
    std::string_view value;
    bool separated = true;
};

Assignment read_assignment(std::string_view written) {
    if (starts_with_word(written, "the ")) written = trimmed(written.substr(4));
    auto const cut = [&](std::size_t at, std::size_t length, bool separated) {
        return Assignment{trimmed(written.substr(0, at)), trimmed(written.substr(at + length)), separated};
    };
    auto const wide = written.find("：");
    auto const sign = written.find_first_of(":=");
    if (wide < sign) return cut(wide, std::string_view{"："}.size(), true);
    if (sign != written.npos) return cut(sign, 1, true);
    for (std::string_view const word : {" to ", " is ", " as "})
        if (auto const at = written.find(word); at != written.npos && at > 0) return cut(at, word.size(), false);
    auto const blank = written.find(' ');
    return blank == written.npos ? Assignment{written, {}, false} : cut(blank, 1, false);
}

ArgumentRead read_field(ActRow const& row, Behind const& behind, CommandContext const& context) {
    if (behind.value.empty()) return behind.separated ? ArgumentRead{write_it_as(row)} : Prose{};
    auto const assignment = read_assignment(behind.value);
    auto correction = read_correction(assignment.field, assignment.value, context.house, context.now);
    if (correction) return Argument{*std::move(correction)};
    bool const meant =
        assignment.separated ? count_words(assignment.field) <= few_words : count_words(behind.value) <= few_words;
    return objection_or_prose(meant, {correction.error().what});
}

ArgumentRead read_organization(Behind const& behind, CommandContext const& context) {
    auto value = behind.value;
    bool const introduced = starts_with_word(value, "as ") || starts_with_word(value, "as:");
    bool const named = behind.separated || introduced;
    if (!named && is_only_filler(value)) return Argument{std::string{}};
    if (introduced) value = trimmed(value.substr(3));
    if (auto const from = context.house.bodies.from(value); named && from.organization)
        return Argument{*from.organization};
    return objection_or_prose(named || count_words(value) <= few_words,
                              {fmt::format("\"{}\" is no organization of the directory", one_line(value, 60))});
}

ArgumentRead read_behind(ActRow const& row, Behind const& behind, CommandContext const& context) {
    switch (row.takes) {
    case Takes::nothing: return read_nothing(row, behind);
    case Takes::reason:
    case Takes::optional_reason: return read_reason(row, behind);
    case Takes::text: return read_text(behind);
    case Takes::date: return read_day(row, behind, context);
    case Takes::people: return read_people(row, behind, context);
    case Takes::statement: return read_statement(row, behind);
    case Takes::field: return read_field(row, behind, context);
    case Takes::organization: return read_organization(behind, context);
    }
    return Prose{};
}

/// "OK to post?" asks; "taken: why not?" and "correct title: What next?" tell.
bool is_question(ActRow const& row, Behind const& behind) {
    bool const tells = behind.separated || (row.takes == Takes::field && read_assignment(behind.value).separated);
    return !tells && folded_line(behind.value).contains('?');
}

} // namespace

std::optional<StatementId> read_statement_id(std::string_view text) {
    constexpr std::string_view signs = " []()#.,;:!*\"";
    auto const plain = folded_line(text);
    auto const begin = std::min(plain.find_first_not_of(signs), plain.size());
    auto number = std::string_view{plain}.substr(begin, plain.find_last_not_of(signs) + 1 - begin);
    if (number.starts_with("ls")) number.remove_prefix(std::min(number.find_first_not_of(" -", 2), number.size()));
    return parse_statement_id(fmt::format("LS-{}", number));
}

ArgumentRead read_argument(ActRow const& row, std::string_view written, CommandContext const& context) {
    auto const behind = behind_words(written);
    auto read = read_behind(row, behind, context);
    if (std::holds_alternative<Argument>(read) && is_question(row, behind))
        return Objection{fmt::format("that is a question: write \"{}\" if you want it done", row.usage), true};
    return read;
}

} // namespace liaison
