#include "desk/letters.hpp"
#include "core/text.hpp"
#include "desk/outcomes.hpp"
#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
#include "desk/supplement.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr std::size_t list_indent = 2; // where the templates begin a line of names or reasons
constexpr std::size_t field_indent = 18;
constexpr std::size_t longest_command = 200;

std::string in_base_36(std::uint64_t number) {
    std::string digits;
    do digits.insert(digits.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36]);
    while ((number /= 36) > 0);
    return digits;
}

/// A letter about the mail in hand, with its thread.
Letter about(Facts const& facts, MailKind kind, std::string_view template_name, View view) {
    auto const& [id, received, mail] = std::tie(facts.arrival.id, facts.arrival.received, facts.arrival.mail);
    Letter letter;
    letter.kind = kind;
    letter.template_name = template_name;
    letter.view = std::move(view);
    letter.view.text["mail"] = std::to_string(id.value);
    letter.view.text["size"] = size_in_words(facts.arrival.size);
    letter.view.text["sender"] = wrapped(
        addresses_in_words({Address{mail.from.empty() ? "" : mail.from.front().name,
                                    mail.from.empty() ? facts.arrival.envelope.sender : mail.from.front().spec}}),
        field_indent);
    letter.view.text["subject"] = wrapped(one_line(mail.subject, 250), field_indent);
    letter.view.truth["unverified"] = !facts.trust.authenticated;
    letter.key = letter_key(id, received);
    letter.answers = mail.message_id;
    letter.references = mail.references;
    return letter;
}

Letter to_sender(Facts const& facts, std::string_view template_name, View view) {
    auto letter = about(facts, MailKind::acknowledgement, template_name, std::move(view));
    letter.to = {Address{facts.arrival.mail.from.front().name, facts.trust.address}};
    letter.null_sender = true;
    return letter;
}

void address_to(Letter& letter, Routing routing) {
    letter.to = std::move(routing.to);
    letter.cc = std::move(routing.cc);
}

void carry_original(Letter& letter, Arrival const& arrival) { letter.original = carried_with(arrival); }

std::string who_has_it(Routing const& routing, Desk const& desk) {
    auto const people = addresses_in_words(routing.to);
    auto const role = routing.managed != nullptr ? fmt::format("liaison manager for {}", routing.managed->name)
                                                 : fmt::format("{} liaison coordinators", desk.name);
    return wrapped(fmt::format("{}: {}", role, people), list_indent + 2);
}

View view_of(Record const& record, Routing const& routing, Desk const& desk) {
    auto view = statement_view(record.statement, desk);
    view.text["id"] = write_statement_id(record.id);
    view.text["who"] = who_has_it(routing, desk);
    if (auto const links = links_in_words(record.links); !links.empty())
        view.text["links"] = wrapped(joined(links, ", "), field_indent);
    view.truth["draft"] = record.state == State::draft;
    view.truth["managed"] = routing.managed != nullptr;
    if (routing.managed != nullptr) view.text["organization"] = routing.managed->name;
    return view;
}

/// The statement on record is known by its title alone here.
View view_of_kin(Kin const& kin, Desk const& desk) {
    auto view = desk_view(desk);
    auto const title = one_line(kin.related.title, 250);
    view.text["id"] = write_statement_id(kin.related.id);
    view.text["title"] = wrapped(title, field_indent);
    view.text["subject_title"] = title;
    if (kin.related.organization) view.text["organization"] = *kin.related.organization;
    return view;
}

std::vector<View> recipients_view(std::vector<NoticedRecipient> const& recipients) {
    std::vector<View> list;
    for (auto const& recipient : recipients) {
        View item;
        item.text["address"] = one_line(recipient.address, 120);
        item.text["reply"] = wrapped(one_line(recipient.reply, 300), list_indent + 2);
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace

std::string letter_key(InboxId id, Instant received) {
    return fmt::format("{}.{}", id.value, in_base_36(static_cast<std::uint64_t>(received.time_since_epoch().count())));
}

Letter acknowledgement(Facts const& facts, Record const& record, Routing const& routing) {
    auto letter = to_sender(facts, "acknowledgement", view_of(record, routing, facts.house.desk));
    letter.statement = record.id;
    letter.mark = ReplyMark{record.id, Holder::sender};
    return letter;
}

Letter acknowledgement_of_copy(Facts const& facts, std::vector<Addressee> const& to) {
    auto letter = to_sender(facts, "acknowledgement_copy", view_of_kin(*facts.kin, facts.house.desk));
    if (!to.empty()) letter.view.text["to"] = wrapped(addressees_in_words(to), field_indent);
    letter.statement = facts.kin->related.id;
    return letter;
}

Letter acknowledgement_of_message(Facts const& facts) {
    auto view = desk_view(facts.house.desk);
    auto const subject = one_line(facts.arrival.mail.subject, 250);
    view.text["subject_title"] = subject.empty() ? "your mail" : subject;
    return to_sender(facts, "acknowledgement_message", std::move(view));
}

Letter forward(Facts const& facts, Record const& record, Routing routing,
               std::optional<std::string> const& not_acknowledged) {
    auto letter = about(facts, MailKind::forward, "forward", view_of(record, routing, facts.house.desk));
    letter.view.truth["acknowledged"] = !not_acknowledged;
    letter.view.text["not_acknowledged"] = not_acknowledged.value_or("");
    letter.statement = record.id;
    letter.mark = ReplyMark{record.id, Holder::staff};
    address_to(letter, std::move(routing));
    carry_original(letter, facts.arrival);
    return letter;
}

Letter filed_notice(Facts const& facts, Verdict const& verdict, Routing routing) {
    auto letter = about(facts, MailKind::notice, "filed", view_of_kin(*facts.kin, facts.house.desk));
    letter.view.text["reason"] = wrapped(verdict.reason, list_indent);
    letter.statement = facts.kin->related.id;
    letter.mark = ReplyMark{facts.kin->related.id, Holder::staff};
    address_to(letter, std::move(routing));
    carry_original(letter, facts.arrival);
    return letter;
}

std::vector<std::string> lines_obeyed_when_released(Facts const& facts) {
    std::vector<std::string> lines;
    auto const genuine = obeyed_when_released(facts);
    if (!genuine) return lines;
    auto const add = [&](Command const& command) { lines.push_back(one_line(command.written, longest_command)); };
    if (!is_supplement(*genuine)) {
        std::ranges::for_each(genuine->wanted.commands, add);
        return lines;
    }
    auto const supplement = read_supplement(*genuine);
    std::ranges::for_each(supplement.corrections, add);
    std::ranges::for_each(supplement.beside.commands, add);
    for (auto const& document : supplement.documents)
        lines.push_back(fmt::format("{} (attached)", one_line(document.name.empty() ? document.type : document.name)));
    return lines;
}

Letter held_notice(Facts const& facts, Verdict const& verdict, Routing routing) {
    // Who commands quotes the statement that it is about: that is on record.
    bool const commands = verdict.sort == Sort::wrong_sender || verdict.sort == Sort::forged_mark;
    bool const draft = facts.reads_like_statement() && !commands;
    auto view = draft ? statement_view(facts.statement, facts.house.desk) : desk_view(facts.house.desk);
    auto const subject = one_line(facts.arrival.mail.subject, 250);
    view.text["subject_title"] = subject.empty() ? "(no subject)" : subject;
    view.text["reason"] = wrapped(verdict.reason, list_indent);
    view.truth["draft"] = draft;
    auto const lines = lines_obeyed_when_released(facts);
    view.text["actor"] = one_line(facts.trust.address, 120);
    view.truth["commands_told"] = !lines.empty();
    for (auto const& line : lines) view.lists["commands"].emplace_back().text["written"] = line;
    auto letter = about(facts, MailKind::notice, "held", std::move(view));
    letter.mark = ReplyMark{facts.arrival.id, Holder::staff};
    address_to(letter, std::move(routing));
    carry_original(letter, facts.arrival);
    return letter;
}

Letter bounce_notice(Facts const& facts, std::vector<NoticedRecipient> const& recipients, Routing routing) {
    auto view = facts.kin ? view_of_kin(*facts.kin, facts.house.desk) : desk_view(facts.house.desk);
    auto const subject = one_line(facts.notice->original_subject, 250);
    view.text["subject_title"] = subject.empty() ? "a mail of the desk" : subject;
    view.lists["recipients"] = recipients_view(recipients);
    auto letter = about(facts, MailKind::notice, "bounced", std::move(view));
    if (facts.kin) {
        letter.statement = facts.kin->related.id;
        letter.mark = ReplyMark{facts.kin->related.id, Holder::staff};
    }
    letter.null_sender = true;
    address_to(letter, std::move(routing));
    carry_original(letter, facts.arrival);
    return letter;
}

} // namespace liaison
