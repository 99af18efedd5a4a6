#include "core/nearest.hpp"
#include "core/text.hpp"
#include "desk/command_reader.hpp"
#include "desk/field_words.hpp"
#include "desk/resolve.hpp"
#include "desk/safe_text.hpp"
#include "parser/fold.hpp"
#include "parser/label_reader.hpp"
#include "parser/labels.hpp"
#include <array>

namespace liaison {
namespace {

/// The fields as the help names them, with what is expected of each.
struct FieldRow {
    Field field;
    std::string_view name;
    std::string_view expected;
};

constexpr auto field_rows = std::to_array<FieldRow>({
    {Field::title, "title", "one line is expected"},
    {Field::purpose, "purpose", "one of action, comment, information and response is expected"},
    {Field::deadline, "deadline", "a date is expected, such as 2026-12-31, or \"none\""},
    {Field::from, "from", "the name of a body is expected, such as ITU-T SG15"},
    {Field::to, "to", "the names of groups are expected, such as opsawg, ippm"},
    {Field::cc, "cc", "the names of groups are expected, such as opsawg, ippm"},
    {Field::from_contact, "from contact", "an address is expected, such as ann@example.org"},
    {Field::reply_to, "reply to", "an address is expected, such as ann@example.org"},
    {Field::response_contact, "response contact", "an address is expected, such as ann@example.org"},
    {Field::technical_contact, "technical contact", "an address is expected, such as ann@example.org"},
    {Field::cc_contact, "cc contact", "an address is expected, such as ann@example.org"},
    {Field::identifier, "identifier", "a document number is expected, such as SG15-LS123"},
    {Field::in_response_to, "in response to", "a document number or a title is expected"},
});

/// Names that our own mails use beside those of the forms.
struct OwnName {
    std::string_view name;
    Field field;
};
constexpr auto own_names = std::to_array<OwnName>({{"responses to", Field::response_contact},
                                                   {"response contacts", Field::response_contact},
                                                   {"technical", Field::technical_contact},
                                                   {"technical contacts", Field::technical_contact},
                                                   {"reply to", Field::reply_to},
                                                   {"send reply to", Field::reply_to},
                                                   {"from contacts", Field::from_contact},
                                                   {"cc contacts", Field::cc_contact},
                                                   {"identifiers", Field::identifier},
                                                   {"your reference", Field::identifier},
                                                   {"reference", Field::identifier},
                                                   {"to groups", Field::to},
                                                   {"groups", Field::to},
                                                   {"organization", Field::from}});

std::optional<Field> field_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::title: return Field::title;
    case Meaning::from: return Field::from;
    case Meaning::to: return Field::to;
    case Meaning::cc: return Field::cc;
    case Meaning::purpose: return Field::purpose;
    case Meaning::deadline: return Field::deadline;
    case Meaning::from_contact: return Field::from_contact;
    case Meaning::response_contact:
    case Meaning::contact: return Field::response_contact;
    case Meaning::technical_contact: return Field::technical_contact;
    case Meaning::cc_contact: return Field::cc_contact;
    case Meaning::reply_to: return Field::reply_to;
    case Meaning::identifier: return Field::identifier;
    case Meaning::in_response_to: return Field::in_response_to;
    case Meaning::to_for_action:
    case Meaning::to_for_comment:
    case Meaning::to_for_information:
    case Meaning::study_group:
    case Meaning::supersedes:
    case Meaning::question:
    case Meaning::email:
    case Meaning::contact_details:
    case Meaning::page:
    case Meaning::body:
    case Meaning::attachments:
    case Meaning::status:
    case Meaning::passed_over: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Field> field_named(std::string_view written) {
    std::string name{written};
    std::ranges::replace(name, '_', ' ');
    auto const plain = folded_line(name);
    for (auto const& row : field_rows)
        if (plain == row.name) return row.field;
    for (auto const& row : own_names)
        if (plain == row.name) return row.field;
    auto const meaning = meaning_of_label(name);
    return meaning ? field_of(*meaning) : std::nullopt;
}

bool is_empty(Field field, Statement const& value) {
    switch (field) {
    case Field::title: return value.title.empty();
    case Field::purpose: return !value.purpose;
    case Field::deadline: return !value.deadline;
    case Field::from: return value.from.text.empty();
    case Field::to: return value.to.empty();
    case Field::cc: return value.cc.empty();
    case Field::from_contact: return value.from_contacts.empty();
    case Field::reply_to: return value.reply_to.empty();
    case Field::response_contact:
    case Field::contact: return value.response_contacts.empty();
    case Field::technical_contact: return value.technical_contacts.empty();
    case Field::cc_contact: return value.cc_contacts.empty();
    case Field::identifier: return value.identifiers.empty();
    case Field::in_response_to: return value.in_response_to.empty();
    case Field::supersedes: break;
    }
    return true;
}

/// The field alone, read as the label of a form would be.
Statement resolve_alone(Field field, std::string_view value, House const& house, Instant now) {
    Draft draft;
    draft.evidence = {{.field = field, .text = collapsed(value), .place = "a reply", .rank = Rank::label}};
    draft.sent = now;
    auto all = resolve(draft, house.bodies, house.directory, house.desk, {});
    std::erase_if(all.origins, [&](Origin const& origin) { return origin.field != name_of(field); });
    return all;
}

std::unexpected<Error> no_such_field(std::string_view written) {
    std::vector<std::string> names;
    for (auto const& row : field_rows) names.emplace_back(row.name);
    return failure(Fault::bad_input,
                   fmt::format("\"{}\" is no field{}", one_line(written, 60), suggestion(written, names)));
}

std::unexpected<Error> not_read(Field field, Statement const& read) {
    auto const row = std::ranges::find(field_rows, field, &FieldRow::field);
    if (read.remarks.empty()) return failure(Fault::bad_input, std::string{row->expected});
    return failure(Fault::bad_input, fmt::format("{}; {}", read.remarks.front(), row->expected));
}

} // namespace

std::string_view field_in_words(Field field) {
    auto const row = std::ranges::find(field_rows, field, &FieldRow::field);
    return row == field_rows.end() ? name_of(field) : row->name;
}

Result<Correction> read_correction(std::string_view field, std::string_view value, House const& house, Instant now) {
    auto const known = field_named(field);
    if (!known) return no_such_field(field);
    Correction correction{.field = *known, .value = {}};
    bool const emptied = !trimmed(value).empty() && says_nothing(value) && *known != Field::title;
    if (emptied) return correction;
    correction.value = resolve_alone(*known, value, house, now);
    if (is_empty(*known, correction.value)) return not_read(*known, correction.value);
    return correction;
}

} // namespace liaison
