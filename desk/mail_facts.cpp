#include "desk/mail_facts.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/between_bodies.hpp"
#include "desk/bounce_address.hpp"
#include "desk/command_reader.hpp"
#include "desk/reminder_titles.hpp"
#include "desk/resolve.hpp"
#include "desk/titles.hpp"
#include "parser/subject.hpp"

namespace liaison {
namespace {

/// The organization whose word counts where the text names none: the sender's, if it is known and only one.
std::string_view speaking_organization(MailFacts const& facts) {
    bool const believed = facts.trust.authenticated || facts.house.desk.unauthenticated == Unauthenticated::accept;
    return believed && facts.listed.size() == 1 ? std::string_view{facts.listed.front()->name} : std::string_view{};
}

/// A person who released a held mail has vouched for its sender.
Trust trust_by_person(Trust trust) {
    if (!trust.authenticated) trust.why = "released by a person";
    trust.authenticated = true;
    return trust;
}

} // namespace

bool MailFacts::is_list_mail() const {
    return std::ranges::any_of(arrival.mail.headers,
                               [](Header const& h) { return starts_with_word(h.name, "List-"); }) ||
           same_word(trimmed(arrival.mail.header("Precedence")), "list");
}

bool MailFacts::is_from_own_side() const { return is_own_side(house, trust.address); }

bool is_own_side(House const& house, std::string_view spec) {
    auto const own_domain = domain_of(house.desk.address);
    return is_within_domain(domain_of(spec), own_domain) || house.desk.is_coordinator(spec) ||
           house.directory.is_manager(spec) || std::ranges::any_of(house.directory.groups, [&](Group const& group) {
               return has_address(group.chairs, spec) || has_address(group.approvers, spec) ||
                      (group.list && same_address(group.list->spec, spec));
           });
}

std::string title_of(Arrival const& arrival) {
    Evidence const* best = nullptr;
    for (auto const& evidence : arrival.draft.evidence)
        if (evidence.field == Field::title && !evidence.text.empty() && (best == nullptr || evidence.rank > best->rank))
            best = &evidence;
    std::string_view const title = best != nullptr ? best->text : arrival.mail.subject;
    auto const reminded = reminded_title(title);
    return reminded ? read_subject(*reminded).title : std::string{title};
}

namespace {

/// A mail that does not read like a statement is one by a person's word: its subject is the title, its text the body.
void complete_by_hand(MailFacts& facts) {
    auto& statement = facts.statement;
    if (statement.title.empty()) statement.title = facts.arrival.mail.subject;
    if (statement.body.empty()) statement.body = read_reply(facts.arrival.mail).words;
    if (statement.from_contacts.empty() && facts.arrival.draft.author)
        statement.from_contacts = {*facts.arrival.draft.author};
}

/// A letter that does not say what it is counts where both ends of it are bodies.
void take_letter_between_bodies(MailFacts& facts) {
    auto const& house = facts.house;
    auto statement =
        resolve(facts.arrival.draft, house.bodies, house.directory, house.desk, speaking_organization(facts));
    if (!is_between_bodies(facts, statement)) return;
    facts.is_letter_between_bodies = true;
    facts.statement = std::move(statement);
}

/// What its writer wrote himself, of a mail that answers something or bears a token; nothing of any other.
std::optional<Reply> reply_in(Arrival const& arrival, std::optional<FoundToken> const& token) {
    auto const& mail = arrival.mail;
    bool const answers = !mail.in_reply_to.empty() || !mail.references.empty() || begins_as_reply(mail.subject) ||
                         find_tag(mail.subject);
    if (!token && !answers) return std::nullopt;
    return read_reply(mail);
}

/// The commands in such a reply.
CommandsRead commands_in(Arrival const& arrival, std::optional<Reply> const& reply, House const& house) {
    if (!reply) return {};
    auto const& from = arrival.mail.from;
    Address const writer = from.empty() ? Address{} : Address{from.front().name, from.front().spec};
    return read_commands(reply->words, writer, house, arrival.received);
}

} // namespace

MailFacts facts_of(Arrival const& arrival, House const& house) {
    MailFacts facts{.arrival = arrival, .house = house};
    facts.trust = judge_sender(arrival.mail, house.desk);
    if (arrival.released && !facts.trust.address.empty()) facts.trust = trust_by_person(std::move(facts.trust));
    facts.listed = house.directory.organizations_of_sender(facts.trust.address);
    if (facts.reads_like_statement())
        facts.statement =
            resolve(arrival.draft, house.bodies, house.directory, house.desk, speaking_organization(facts));
    if (arrival.draft.may_be_letter) take_letter_between_bodies(facts);
    if (arrival.instruction.is_statement) complete_by_hand(facts);
    if (!arrival.instruction.organization.empty()) facts.statement.from.organization = arrival.instruction.organization;
    facts.returned = returned_mail(arrival, house.desk, house.key);
    facts.notice = read_delivery_notice(arrival, facts.returned.has_value());
    facts.token = find_token(arrival, house.desk, house.key);
    facts.reply = reply_in(arrival, facts.token);
    facts.wanted = commands_in(arrival, facts.reply, house);
    return facts;
}

} // namespace liaison
