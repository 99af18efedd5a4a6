#include "desk/supplement.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/act.hpp"
#include "desk/command_reader.hpp"
#include "desk/field_words.hpp"
#include "desk/titles.hpp"
#include "parser/label_reader.hpp"
#include "parser/statement_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_fields = 30;

bool is_from_its_sender(Facts const& facts) {
    return facts.is_marked_for_record() && facts.token->token.holder == Holder::sender && facts.reply &&
           facts.roles.has(Role::contact) && !facts.is_list_mail();
}

bool has_other_title(Facts const& facts) {
    auto const labelled = read_labels(facts.reply->words);
    auto const* title = labelled.find(Meaning::title);
    return title != nullptr && labelled.core_labels > 1 &&
           !same_title(title->value, facts.known.record->statement.title);
}

/// What was read as a field, and in which line of the words it stands.
struct FieldRead {
    Correction correction;
    LabelledValue value;
};

/// A value behind a label that fits no field, or that nobody can read, is left to the words.
std::vector<FieldRead> fields_in(Facts const& facts) {
    std::vector<FieldRead> fields;
    for (auto const& value : read_labels(facts.wanted.rest).values) {
        if (fields.size() == most_fields) break;
        auto correction = read_correction(value.label, value.value, facts.house, facts.arrival.received);
        if (correction) fields.push_back({*std::move(correction), value});
    }
    return fields;
}

/// The words but for the lines that are fields and nothing else.
std::string words_beside(std::vector<FieldRead> const& fields, std::string_view words) {
    std::string rest;
    std::size_t number = 0;
    for (auto const line : split(words, '\n')) {
        ++number;
        bool const is_field = std::ranges::any_of(fields, [&](FieldRead const& field) {
            return field.value.line == number && collapsed(line).ends_with(field.value.value);
        });
        if (!is_field) rest.append(line) += '\n';
    }
    return std::string{trimmed(rest)};
}

/// What changes the statement, but for its fields: "abandon".
bool asks_for_more(CommandsRead const& wanted) {
    return std::ranges::any_of(
        wanted.commands, [](Command const& command) { return command.act != Act::correct && !only_adds(command.act); });
}

} // namespace

std::string field_in_words(Correction const& correction) {
    std::vector<std::string> values;
    for (auto const& origin : correction.value.origins) values.push_back(origin.value);
    return fmt::format("{}: {}", field_in_words(correction.field), values.empty() ? "none" : joined(values, ", "));
}

Supplement read_supplement(Facts const& facts) {
    Supplement supplement;
    auto const& wanted = facts.wanted;
    for (auto const& command : wanted.commands)
        (command.act == Act::correct ? supplement.corrections : supplement.beside.commands).push_back(command);
    supplement.unread = wanted.misunderstood;
    auto fields = fields_in(facts);
    supplement.beside.rest = words_beside(fields, wanted.rest);
    for (auto& [correction, value] : fields) {
        auto written = field_in_words(correction);
        supplement.corrections.push_back({Act::correct, std::move(correction), std::move(written)});
    }
    for (auto const* part : facts.reply->attachments) supplement.documents.push_back(describe(*part));
    return supplement;
}

bool is_supplement(Facts const& facts) {
    if (!is_from_its_sender(facts) || has_other_title(facts) || asks_for_more(facts.wanted)) return false;
    bool const corrects = contains(facts.wanted.commands, Act::correct, &Command::act);
    return corrects || !facts.reply->attachments.empty() || !fields_in(facts).empty();
}

} // namespace liaison
