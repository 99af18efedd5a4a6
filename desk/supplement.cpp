#include "desk/supplement.hpp"
#include "core/text.hpp"
#include "desk/command_reader.hpp"
#include "desk/titles.hpp"
#include "parser/label_reader.hpp"
#include "parser/statement_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_fields = 30;

bool is_from_its_sender(Facts const& facts) {
    return facts.is_marked() && facts.token->token.holder == Holder::sender && facts.known.record && facts.reply &&
           facts.roles.has(Role::contact) && !facts.is_list_mail();
}

bool has_other_title(Facts const& facts) {
    auto const labelled = read_labels(facts.reply->words);
    auto const* title = labelled.find(Meaning::title);
    return title != nullptr && labelled.core_labels > 1 &&
           !same_title(title->value, facts.known.record->statement.title);
}

/// A value behind a label that fits no field, or that nobody can read, is left to the words.
std::vector<Correction> corrections_in(Facts const& facts, std::string_view words) {
    std::vector<Correction> corrections;
    for (auto const& value : read_labels(words).values) {
        if (corrections.size() == most_fields) break;
        auto correction = read_correction(value.label, value.value, facts.house, facts.arrival.received);
        if (correction) corrections.push_back(*std::move(correction));
    }
    return corrections;
}

/// What he says beside the fields.
std::string words_beside_fields(Facts const& facts) {
    std::string words;
    for (auto const line : split(facts.reply->words, '\n'))
        if (corrections_in(facts, line).empty()) words.append(line) += '\n';
    return std::string{trimmed(words)};
}

} // namespace

Supplement read_supplement(Facts const& facts) {
    Supplement supplement;
    supplement.corrections = corrections_in(facts, facts.reply->words);
    for (auto const* part : facts.reply->attachments) supplement.documents.push_back(describe(*part));
    supplement.words = words_beside_fields(facts);
    return supplement;
}

bool is_supplement(Facts const& facts) {
    if (!is_from_its_sender(facts) || has_other_title(facts)) return false;
    return !facts.reply->attachments.empty() || !corrections_in(facts, facts.reply->words).empty();
}

} // namespace liaison
