// Outgoing statements: a response is prepared, reviewed by two, sent or given up.
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/acts.hpp"
#include "desk/posting.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

/// The desk's groups that were asked answer.
From answering(Record const& asked, House const& house) {
    From from;
    for (auto const* group : own_groups_of(asked.statement, house.directory)) from.groups.push_back(group->name);
    from.text = from.groups.empty() ? house.desk.name : joined(from.groups, ", ");
    return from;
}

std::vector<Address> contacts_for_answer(Statement const& asked) {
    for (auto const* list : {&asked.reply_to, &asked.response_contacts, &asked.from_contacts})
        if (!list->empty()) return *list;
    return {};
}

Statement response_to(Record const& asked, Actor const& actor, Surroundings const& around) {
    auto const& question = asked.statement;
    Statement statement;
    statement.direction = Direction::outgoing;
    statement.title =
        fmt::format("Response to: {}", question.title.empty() ? write_statement_id(asked.id) : question.title);
    statement.purpose = Purpose::response;
    statement.from = answering(asked, around.house);
    statement.to = {{std::nullopt, sender_in_words(question)}};
    if (is_deliverable(actor.name)) statement.from_contacts = {{"", actor.name}};
    statement.cc_contacts = contacts_for_answer(question);
    statement.reply_to = {{"", around.house.desk.address}};
    statement.in_response_to = question.identifiers;
    if (!question.title.empty()) statement.in_response_to.push_back(question.title);
    statement.body = around.words;
    statement.attachments = around.attachments;
    return statement;
}

Result<Effect> must_be_draft(Record const& record) {
    auto const incoming = record.statement.direction == Direction::incoming;
    auto const why =
        incoming ? std::string{"it is an incoming statement"} : fmt::format("it is {}", name_of(record.state));
    return failure(Fault::bad_input, why);
}

/// Nothing of it could go out.
bool is_empty(Statement const& statement) {
    auto const can_go = [](Attachment const& document) { return document.mail.has_value(); };
    return statement.body.empty() && std::ranges::none_of(statement.attachments, can_go);
}

bool is_reviewed(Record const& record, Review as) { return contains(record.approvals, as, &Approval::as); }

/// Where no approver is configured above a group, the coordinator's word is enough.
bool has_approver(Record const& record, Directory const& directory) {
    return std::ranges::any_of(own_groups_of(record.statement, directory),
                               [&](Group const* group) { return !approvers_of(group->name, directory).empty(); });
}

/// What is still needed, for the history.
std::string outstanding(Record const& record, House const& house) {
    std::vector<std::string> needed;
    if (!is_reviewed(record, Review::approver) && has_approver(record, house.directory))
        needed.emplace_back("an approver's word");
    if (!is_reviewed(record, Review::coordinator)) needed.emplace_back("a coordinator's review");
    return joined(needed, " and ");
}

std::vector<Change> answered_by(Record const& response, Actor const& actor, Surroundings const& around) {
    std::vector<Change> changes;
    for (auto const& link : response.links) {
        auto const asked = std::ranges::find(around.others, link.other, &Record::id);
        if (link.kind != LinkKind::answers || asked == around.others.end()) continue;
        if (auto closed = closed_by(*asked, response.id, actor, around.now)) changes.push_back(*std::move(closed));
    }
    return changes;
}

/// Approved by all: it goes out, unless nobody is known whom it could go to.
Effect send(Record record, Actor const& actor, Surroundings const& around) {
    record.state = State::approved;
    auto const to = recipients_of_outgoing(record.statement, around.house);
    if (to.to.empty())
        return {.record = std::move(record),
                .done = "approved, not sent: no address is known to send it to; \"correct cc contacts: ADDRESS\" gives "
                        "one, and all approve it anew"};
    record.state = State::sent;
    record.posted = around.now;
    record.statement.sent = around.now;
    auto others = answered_by(record, actor, around);
    auto done = fmt::format("approved and sent to {}", addresses_in_words(to.to));
    return {.record = std::move(record), .done = std::move(done), .others = std::move(others)};
}

} // namespace

Result<Effect> respond(Case at) {
    if (at.record.statement.direction != Direction::incoming)
        return failure(Fault::bad_input, "it is outgoing: only incoming statements are responded to");
    if (at.around.words.empty() && at.around.attachments.empty())
        return failure(Fault::bad_input,
                       "it would be empty: write its text directly below \"respond\", or attach it as a document");
    Change change;
    change.created = true;
    change.record.id = at.around.next_statement;
    change.record.statement = response_to(at.record, at.actor, at.around);
    change.record.state = State::draft;
    change.record.received = at.around.now;
    change.record.links = {{LinkKind::answers, at.record.id}};
    change.events.push_back(at.event(fmt::format("drafted as a response to {}", write_statement_id(at.record.id))));
    auto done = fmt::format("response drafted as {}", write_statement_id(change.record.id));
    return Effect{.record = std::move(at.record), .done = std::move(done), .others = {std::move(change)}};
}

bool take_back_approvals(Record& record) {
    if (record.state == State::approved) record.state = State::draft;
    return !std::exchange(record.approvals, {}).empty();
}

Result<Effect> approve(Case at) {
    auto& record = at.record;
    if (record.state != State::draft && record.state != State::approved) return must_be_draft(record);
    if (is_empty(record.statement))
        return failure(Fault::bad_input,
                       "it has neither a text nor a document that can go: \"abandon: empty\", and have "
                       "it drafted once more with its text");
    bool news = false;
    auto const add = [&](Role role, Review as) {
        bool const given = std::ranges::any_of(
            record.approvals, [&](Approval const& a) { return a.as == as && same_address(a.by, at.actor.name); });
        if (!at.actor.roles.has(role) || given) return;
        record.approvals.push_back({as, at.actor.name, at.around.now});
        news = true;
    };
    add(Role::approver, Review::approver);
    add(Role::coordinator, Review::coordinator);
    auto needed = outstanding(record, at.around.house);
    if (needed.empty()) return send(std::move(record), at.actor, at.around);
    auto done = fmt::format("approved{}; it still needs {}", news ? "" : " already", needed);
    return Effect{.record = std::move(record), .done = std::move(done), .changed = news};
}

Result<Effect> refuse(Case at) {
    auto& record = at.record;
    if (record.state != State::draft && record.state != State::approved) return must_be_draft(record);
    auto const why = at.text();
    if (why.empty()) return failure(Fault::bad_input, "say why: \"refuse: the second paragraph promises too much\"");
    record.state = State::abandoned;
    return Effect{.record = std::move(record), .done = fmt::format("refused: {}", why)};
}

Result<Effect> abandon(Case at) {
    auto& record = at.record;
    if (record.state != State::draft && record.state != State::approved) return must_be_draft(record);
    auto const why = at.text();
    record.state = State::abandoned;
    return Effect{.record = std::move(record), .done = why.empty() ? "abandoned" : fmt::format("abandoned: {}", why)};
}

} // namespace liaison
