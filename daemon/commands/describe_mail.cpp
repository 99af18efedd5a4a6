#include "core/text.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/text_table.hpp"

namespace liaison {
namespace {

constexpr std::size_t widest_reason = 60;
constexpr std::size_t longest_excerpt = 60;

std::vector<std::string> written(std::vector<ListedAddress> const& addresses) {
    std::vector<std::string> texts;
    for (auto const& a : addresses)
        texts.push_back(write_address({a.name, a.spec}) + (a.group.empty() ? "" : fmt::format(" (group {})", a.group)));
    return texts;
}

std::string or_dash(std::string_view text) { return text.empty() ? "-" : printable_line(text); }

std::string sender_of(InboxMail const& mail) { return mail.envelope.sender.empty() ? "<>" : mail.envelope.sender; }

std::string outcome_of(InboxMail const& mail) { return mail.outcome ? std::string{name_of(*mail.outcome)} : "waiting"; }

/// Nothing while they are there.
std::string removal_of(std::optional<Instant> removed) {
    return removed ? fmt::format("removed on {}", write_minute(*removed)) : "";
}

std::string recipients_of(OutboxMail const& mail) {
    std::vector<std::string> texts;
    for (auto const& r : mail.recipients)
        texts.push_back(r.state == RecipientState::waiting ? r.address
                                                           : fmt::format("{} ({})", r.address, name_of(r.state)));
    return joined(texts, ", ");
}

/// What a part is, without what is in it.
std::string kind_of(Part const& part) {
    auto text = part.type;
    if (!part.charset.empty()) text += fmt::format(", {}", part.charset);
    if (!part.name.empty()) text += fmt::format(", \"{}\"", part.name);
    if (!part.disposition.empty()) text += fmt::format(", {}", part.disposition);
    if (!part.is_multipart() && !part.message) text += fmt::format(", {} octets", part.bytes.size());
    return text;
}

void add_parts(std::vector<std::vector<std::string>>& rows, Part const& part) {
    auto const excerpt = part.text ? shortened(printable_line(part.text->substr(0, 400)), longest_excerpt) : "";
    rows.push_back({fmt::format("  {}", part.path), printable_line(kind_of(part)), excerpt});
    for (auto const& inner : part.parts) add_parts(rows, inner);
    if (part.message) add_parts(rows, part.message->top);
}

} // namespace

std::string describe(std::vector<InboxMail> const& mails) {
    std::vector<std::vector<std::string>> rows{
        {"MAIL", "RECEIVED", "OUTCOME", "STATEMENT", "SENDER", "SUBJECT", "REASON"}};
    for (auto const& mail : mails)
        rows.push_back({fmt::format("{}", mail.id.value), write_instant(mail.received), outcome_of(mail),
                        mail.statement ? write_statement_id(*mail.statement) : "-", printable_line(sender_of(mail)),
                        shortened(or_dash(mail.subject), 40), shortened(or_dash(mail.reason), widest_reason)});
    return write_table(rows);
}

std::string describe(InboxMail const& mail) {
    Fields fields;
    fields.add("mail", fmt::format("{}", mail.id.value));
    fields.add("received",
               fmt::format("{}, via {}, {} octets", write_minute(mail.received), mail.envelope.via, mail.size));
    fields.add("envelope from", sender_of(mail));
    fields.add("envelope to", mail.envelope.recipients);
    fields.add("subject", mail.subject);
    fields.add("message-id", mail.message_id);
    fields.add("outcome", mail.outcome ? fmt::format("{}: {}", name_of(*mail.outcome), mail.reason)
                                       : fmt::format("waiting to be processed, {} attempts so far", mail.attempts));
    fields.add("statement", mail.statement ? write_statement_id(*mail.statement) : "");
    fields.add("bytes", removal_of(mail.removed));
    return fields.text();
}

std::string describe(std::vector<OutboxMail> const& mails) {
    std::vector<std::vector<std::string>> rows{{"MAIL", "KIND", "STATEMENT", "ATTEMPTS", "DUE", "TO", "SUBJECT"}};
    for (auto const& mail : mails)
        rows.push_back({fmt::format("{}", mail.id.value), std::string{name_of(mail.mail.kind)},
                        mail.mail.statement ? write_statement_id(*mail.mail.statement) : "-",
                        fmt::format("{}", mail.attempts), write_instant(mail.due),
                        shortened(printable_line(recipients_of(mail)), 60), shortened(or_dash(mail.mail.subject), 60)});
    return write_table(rows);
}

std::string describe(OutboxMail const& mail) {
    Fields fields;
    fields.add("mail", fmt::format("{}, {}", mail.id.value, name_of(mail.mail.kind)));
    fields.add("statement", mail.mail.statement ? write_statement_id(*mail.mail.statement) : "");
    fields.add("subject", mail.mail.subject);
    fields.add("message-id", mail.mail.message_id);
    fields.add("created", write_minute(mail.created));
    bool const waits =
        std::ranges::any_of(mail.recipients, [](auto const& r) { return r.state == RecipientState::waiting; });
    fields.add("attempts", fmt::format("{}{}", mail.attempts,
                                       waits ? fmt::format(", the next at {}", write_minute(mail.due)) : ""));
    fields.add("last reply", mail.last_reply);
    std::vector<std::string> fates;
    for (auto const& r : mail.recipients)
        fates.push_back(fmt::format("{}: {}{}{}", r.address, name_of(r.state), r.reply.empty() ? "" : ", ", r.reply));
    fields.add("recipients", fates);
    fields.add("bytes", removal_of(mail.removed));
    return fields.text();
}

std::string describe(std::string_view file, Mail const& mail) {
    Fields fields;
    fields.add("subject", mail.subject);
    fields.add("date", mail.date ? write_instant(*mail.date) : "");
    fields.add("from", written(mail.from));
    fields.add("sender", written(mail.sender));
    fields.add("reply to", written(mail.reply_to));
    fields.add("to", written(mail.to));
    fields.add("cc", written(mail.cc));
    fields.add("message-id", mail.message_id);
    fields.add("in reply to", mail.in_reply_to);
    fields.add("references", mail.references);
    std::vector<std::vector<std::string>> parts;
    add_parts(parts, mail.top);
    auto text = fmt::format("{}\n{}parts\n{}", printable_line(file), fields.text(), write_table(parts));
    for (auto const& signature : mail.signatures) text += fmt::format("signature {}\n", printable_line(signature));
    for (auto const& defect : mail.defects) text += fmt::format("defect {}\n", printable_line(defect));
    if (mail.over_limit) text += fmt::format("limit {}\n", printable_line(*mail.over_limit));
    return text;
}

} // namespace liaison
