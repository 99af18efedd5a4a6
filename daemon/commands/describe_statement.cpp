#include "core/text.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/text_table.hpp"
#include "desk/record_view.hpp"

namespace liaison {
namespace {

constexpr std::size_t widest_title = 60;

std::vector<std::string> written(std::vector<Address> const& addresses) {
    std::vector<std::string> texts;
    for (auto const& address : addresses) texts.push_back(write_address(address));
    return texts;
}

std::vector<std::string> written(std::vector<Addressee> const& bodies) {
    std::vector<std::string> texts;
    for (auto const& body : bodies)
        texts.push_back(body.group && *body.group != body.text ? fmt::format("{} ({})", *body.group, body.text)
                                                               : body.text);
    return texts;
}

std::vector<std::string> written(std::vector<Attachment> const& attachments) {
    std::vector<std::string> texts;
    for (auto const& a : attachments) texts.push_back(fmt::format("{} ({}, {} octets)", a.name, a.type, a.size));
    return texts;
}

std::string written(From const& from) {
    auto text = from.organization.value_or("");
    if (!from.groups.empty()) text += fmt::format(" {}", joined(from.groups, ", "));
    if (text.empty()) return from.text;
    return from.text.empty() || from.text == text ? text : fmt::format("{} ({})", text, from.text);
}

/// Each line by two columns to the right.
std::string indented(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    std::string result;
    for (auto const line : split(text, '\n')) result += line.empty() ? "\n" : fmt::format("  {}\n", line);
    return result;
}

std::vector<std::string> approvals_in_words(Record const& record) {
    std::vector<std::string> lines;
    for (auto const& approval : record.approvals)
        lines.push_back(fmt::format("{} ({}, {})", approval.by, name_of(approval.as), write_minute(approval.at)));
    return lines;
}

/// What happened at one time by one hand stands below one heading.
std::string describe_history(std::vector<Event> const& events) {
    std::string text;
    std::string heading;
    for (auto const& event : events) {
        auto const mail = event.mail ? fmt::format(", mail {}", event.mail->value) : std::string{};
        auto const own = fmt::format("{}  {}{}", write_minute(event.at), printable_line(event.by), mail);
        if (own != heading) text += own + "\n";
        heading = own;
        auto const what = printable_text(event.is_private ? event.what + " (not public)" : event.what);
        text += indented(indented(what));
    }
    return text;
}

std::string names(std::vector<Addressee> const& bodies) {
    std::vector<std::string> texts;
    for (auto const& body : bodies) texts.push_back(body.group.value_or(body.text));
    return joined(texts, ", ");
}

} // namespace

std::string write_minute(Instant instant) {
    auto const text = write_instant(instant);
    return fmt::format("{} {} UTC", text.substr(0, 10), text.substr(11, 5));
}

std::string describe_fields(Statement const& statement) {
    Fields fields;
    fields.add("title", statement.title);
    fields.add("direction", name_of(statement.direction));
    fields.add("from", written(statement.from));
    fields.add("to", written(statement.to));
    fields.add("cc", written(statement.cc));
    fields.add("purpose", statement.purpose ? name_of(*statement.purpose) : "");
    fields.add("deadline", statement.deadline ? write_date(*statement.deadline) : "");
    fields.add("sent by", written(statement.from_contacts));
    fields.add("reply to", written(statement.reply_to));
    fields.add("response contacts", written(statement.response_contacts));
    fields.add("technical contacts", written(statement.technical_contacts));
    fields.add("cc contacts", written(statement.cc_contacts));
    fields.add("identifiers", statement.identifiers);
    fields.add("in response to", statement.in_response_to);
    fields.add("sent", statement.sent ? write_minute(*statement.sent) : "");
    fields.add("attachments", written(statement.attachments));
    fields.add("missing", joined(missing_fields(statement), ", "));
    fields.add("remarks", statement.remarks);
    return fields.text();
}

std::string describe_evidence(Statement const& statement) {
    std::vector<std::vector<std::string>> rows;
    for (auto const& origin : statement.origins)
        rows.push_back({printable_line(origin.field), shortened(printable_line(origin.value), widest_title),
                        printable_line(origin.place)});
    return write_table(rows);
}

std::string describe(std::vector<Record> const& records) {
    std::vector<std::vector<std::string>> rows{
        {"ID", "RECEIVED", "STATE", "ACTION", "DEADLINE", "FROM", "TO", "TITLE"}};
    for (auto const& record : records) {
        auto const& statement = record.statement;
        rows.push_back({write_statement_id(record.id), write_instant(record.received).substr(0, 10),
                        std::string{name_of(record.state)}, std::string{name_of(record.action)},
                        statement.deadline ? write_date(*statement.deadline) : "-",
                        shortened(printable_line(statement.from.organization.value_or(statement.from.text)), 20),
                        shortened(printable_line(names(statement.to)), 20),
                        shortened(printable_line(statement.title), widest_title)});
    }
    return write_table(rows);
}

std::string describe(Record const& record, std::vector<std::string> const& not_reached,
                     std::vector<Event> const& events) {
    Fields state;
    state.add("state", fmt::format("{}, action {}", name_of(record.state), name_of(record.action)));
    state.add("received", write_minute(record.received));
    state.add("posted", record.posted ? write_minute(*record.posted) : "");
    state.add("action holders", written(record.action_holders));
    state.add(record.action == Action::declined ? "why not" : "what was done", record.action_note);
    auto links = links_in_words(record.links);
    std::ranges::move(links_from_others_in_words(record.linked_from), std::back_inserter(links));
    state.add("links", links);
    state.add("approved by", approvals_in_words(record));
    state.add("not reached", joined(not_reached, ", "));
    auto text = fmt::format("{}\n{}\n{}", write_statement_id(record.id), indented(state.text()),
                            indented(describe_fields(record.statement)));
    if (!record.statement.origins.empty())
        text += fmt::format("\nwhere it was read\n{}", indented(describe_evidence(record.statement)));
    if (!events.empty()) text += fmt::format("\nhistory\n{}", indented(describe_history(events)));
    if (!record.statement.body.empty())
        text += fmt::format("\ntext\n{}", indented(trimmed(printable_text(record.statement.body))));
    return text;
}

std::string describe(std::string_view file, Decision const& decision, bool verbose) {
    auto const* statement = decision.record       ? &decision.record->statement
                            : decision.held_draft ? &*decision.held_draft
                                                  : nullptr;
    auto text =
        fmt::format("{}\n  {}: {}\n", printable_line(file), name_of(decision.outcome), printable_line(decision.reason));
    if (decision.record)
        text += fmt::format("  It would become {}:\n", write_statement_id(decision.record->id));
    else if (statement != nullptr)
        text += "  A person would be shown what could be read:\n";
    if (statement != nullptr) text += indented(indented(describe_fields(*statement)));
    if (verbose && statement != nullptr && !statement->origins.empty())
        text += fmt::format("  Where it was read:\n{}", indented(indented(describe_evidence(*statement))));
    for (auto const& mail : decision.mails)
        text += fmt::format("  A mail would go out, {}, to {}{}:\n    {}\n", name_of(mail.kind),
                            joined(written(mail.to), ", "),
                            mail.cc.empty() ? "" : fmt::format(", copy to {}", joined(written(mail.cc), ", ")),
                            printable_line(mail.subject));
    if (decision.mails.empty()) text += "  No mail would go out.\n";
    return text;
}

} // namespace liaison
