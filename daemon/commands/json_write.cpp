#include "daemon/commands/json_write.hpp"
#include "daemon/commands/json_values.hpp"

namespace liaison {
namespace {

json::object json_link(Link const& link) {
    return {{"kind", json_text(name_of(link.kind))}, {"statement", link.other.value}};
}

json::object json_record(Record const& record, std::vector<std::string> const& not_reached) {
    json::object object{{"id", record.id.value}};
    for (auto& [key, value] : json_statement(record.statement)) object.emplace(key, std::move(value));
    object.emplace("state", json_text(name_of(record.state)));
    object.emplace("action", json_text(name_of(record.action)));
    object.emplace("received", json_time(record.received));
    object.emplace("posted", json_time(record.posted));
    object.emplace("action_holders", json_addresses(record.action_holders));
    object.emplace("action_note", json_text_or_null(record.action_note));
    object.emplace("links", json_list(record.links, json_link));
    object.emplace("linked_from", json_list(record.linked_from, json_link));
    object.emplace("not_reached", json_texts(not_reached));
    return object;
}

json::object json_event(Event const& event) {
    json::object object{{"at", json_time(event.at)},
                        {"by", json_text(event.by)},
                        {"what", json_text(event.what)},
                        {"mail", json_id(event.mail)}};
    if (event.is_private) object.emplace("private", true);
    return object;
}

json::object json_recipient(OutboxRecipient const& recipient) {
    return {{"address", json_text(recipient.address)},
            {"state", json_text(name_of(recipient.state))},
            {"reply", json_text_or_null(recipient.reply)}};
}

json::object json_mail(Outgoing const& mail) {
    return {{"kind", json_text(name_of(mail.kind))},
            {"to", json_specs(mail.to)},
            {"cc", json_specs(mail.cc)},
            {"subject", json_text(mail.subject)}};
}

bool anybody_waits(OutboxMail const& mail) {
    return std::ranges::any_of(mail.recipients, [](auto const& r) { return r.state == RecipientState::waiting; });
}

} // namespace

std::string write_json(Record const& record, std::vector<std::string> const& not_reached) {
    return write_line(json_record(record, not_reached));
}

std::string write_json(Record const& record, std::vector<std::string> const& not_reached,
                       std::vector<Event> const& events) {
    auto object = json_record(record, not_reached);
    object.emplace("events", json_list(events, json_event));
    object.emplace("evidence", json_evidence(record.statement));
    return write_line(object);
}

std::string write_json(InboxMail const& mail) {
    return write_line({{"id", mail.id.value},
                       {"received", json_time(mail.received)},
                       {"via", json_text(mail.envelope.via)},
                       {"sender", json_text(mail.envelope.sender)},
                       {"recipients", json_texts(mail.envelope.recipients)},
                       {"message_id", json_text_or_null(mail.message_id)},
                       {"subject", json_text_or_null(mail.subject)},
                       {"size", json_number(mail.size)},
                       {"outcome", mail.outcome ? json_text(name_of(*mail.outcome)) : json::value(nullptr)},
                       {"reason", json_text_or_null(mail.reason)},
                       {"statement", json_id(mail.statement)},
                       {"attempts", mail.attempts},
                       {"removed", json_time(mail.removed)}});
}

std::string write_json(OutboxMail const& mail) {
    return write_line({{"id", mail.id.value},
                       {"kind", json_text(name_of(mail.mail.kind))},
                       {"statement", json_id(mail.mail.statement)},
                       {"message_id", json_text(mail.mail.message_id)},
                       {"subject", json_text(mail.mail.subject)},
                       {"attempts", mail.attempts},
                       {"created", json_time(mail.created)},
                       {"due", anybody_waits(mail) ? json_time(mail.due) : json::value(nullptr)},
                       {"recipients", json_list(mail.recipients, json_recipient)},
                       {"removed", json_time(mail.removed)}});
}

std::string write_json(QueuedReminder const& mail) {
    return write_line({{"at", json_time(mail.at)},
                       {"statement", json_id(mail.statement)},
                       {"step", json_text(mail.step)},
                       {"to", json_specs(mail.to)},
                       {"cc", json_specs(mail.cc)},
                       {"subject", json_text(mail.subject)}});
}

std::string write_json(std::string_view file, Decision const& decision, bool evidence) {
    auto const* statement = decision.record       ? &decision.record->statement
                            : decision.held_draft ? &*decision.held_draft
                                                  : nullptr;
    json::object object{{"file", json_text(file)},
                        {"outcome", json_text(name_of(decision.outcome))},
                        {"reason", json_text(decision.reason)},
                        {"on_statement", json_id(decision.on_statement)},
                        {"statement", nullptr},
                        {"mails", json_list(decision.mails, json_mail)}};
    if (statement != nullptr) object["statement"] = json_statement(*statement);
    if (evidence) object["evidence"] = statement == nullptr ? json::array{} : json_evidence(*statement);
    return write_line(object);
}

} // namespace liaison
