#include "desk/facts.hpp"
#include "desk/kin.hpp"
#include "desk/titles.hpp"
#include "parser/label_reader.hpp"

namespace liaison {
namespace {

/// A reply that is a statement itself, with its own sender, addressee and title: its lines are no commands.
bool is_statement_itself(Facts const& facts) {
    if (!facts.reply || !facts.reads_like_statement()) return false;
    auto const labelled = read_labels(facts.reply->words);
    auto const* title = labelled.find(Meaning::title);
    bool const addressed = std::ranges::any_of(
        std::array{Meaning::to, Meaning::to_for_action, Meaning::to_for_comment, Meaning::to_for_information},
        [&](Meaning to) { return labelled.find(to) != nullptr; });
    if (title == nullptr || !addressed || labelled.find(Meaning::from) == nullptr) return false;
    auto const& record = facts.known.record;
    return !record || record->statement.direction != facts.statement.direction ||
           !same_title(title->value, record->statement.title);
}

} // namespace

bool Facts::is_marked_for_record() const {
    if (!is_marked() || !known.record) return false;
    auto const* statement = std::get_if<StatementId>(&token->token.subject);
    return statement != nullptr && *statement == known.record->id;
}

Facts gather_facts(MailFacts mail, Situation const& known) {
    Facts facts{std::move(mail), known};
    facts.kin = find_kin(facts);
    // What a person has called a statement is one: nothing in it is carried out.
    if (facts.arrival.instruction.is_statement || is_statement_itself(facts)) facts.wanted = {};
    if (facts.trust.authenticated && known.record)
        facts.roles = roles_of(facts.trust.address, *known.record, facts.house);
    return facts;
}

} // namespace liaison
