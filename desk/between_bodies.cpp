#include "desk/between_bodies.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

/// Mail that a program or a list spread is written to nobody in particular.
bool is_written_to_desk(MailFacts const& facts) {
    auto const& mail = facts.arrival.mail;
    return !facts.is_list_mail() && !mail.has_header("Auto-Submitted") && !mail.has_header("Precedence") &&
           !facts.arrival.envelope.sender.empty();
}

/// Of a forwarded letter the author counts: whoever forwards it to the desk means it to be read.
bool is_from_outside(MailFacts const& facts) {
    auto const& draft = facts.arrival.draft;
    if (draft.handed_in_by) return draft.author && !is_own_side(facts.house, draft.author->spec);
    auto const& mail = facts.arrival.mail;
    return !facts.is_from_own_side() && mail.in_reply_to.empty() && mail.references.empty();
}

/// "IEEE 802.1CB" is a standard and does nothing.
bool is_standard(std::string_view actor) {
    auto const last = actor.substr(actor.find_last_of(' ') + 1);
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return last.size() > 2 && last.contains('.') && !is_digit(last.back()) && std::ranges::any_of(last, is_digit);
}

/// A person's question is none of his body's, though he signs as its chair; what "we" ask for is, and what somebody
/// "has the honour to" tell.
bool speaks_for_others(Evidence const& actor) {
    static constexpr auto words = std::to_array<std::string_view>({"we", "wir", "nous", "nosotros", "noi", "мы"});
    static constexpr auto formal = std::to_array<std::string_view>(
        {"honour to", "pleasure to", "like to draw", "is to inform", "is to let you know"});
    auto const plain = folded_line(actor.text);
    if (std::ranges::find(words, std::string_view{plain}) != words.end() || plain.ends_with(" we")) return true;
    return (plain == "i" || plain == "this") &&
           std::ranges::any_of(formal, [&](auto verb) { return actor.place.contains(verb); });
}

/// Above or below a letter, or in its subject, stands who sends it; inside, who acts.
bool stands_outside(Evidence const& evidence) {
    if (has_folded_word(folded(evidence.text), "member")) return false;
    return evidence.place.ends_with(", signature") || evidence.place.ends_with(", head of the letter") ||
           evidence.place.starts_with("header ") || evidence.rank > Rank::guess;
}

/// Who has a role in a body may say "we" for it; its members and delegates may not.
bool names_role(std::string_view signature) {
    static constexpr auto roles = std::to_array<std::string_view>(
        {"chair", "vice", "convenor", "convener", "rapporteur", "secretar", "counsellor", "director", "liaison",
         "president", "vorsitzend", "conseill", "relator", "председатель"});
    auto const plain = folded(signature);
    return std::ranges::any_of(roles, [&](auto role) { return plain.contains(role); });
}

/// Whether the letter names its sender itself: as the one who acts, or below what "we" ask for. Where the sender is not
/// listed for the body, the letter has to name it outside of its sentences as well.
bool speaks_for_body(MailFacts const& facts, std::string const& organization) {
    auto const& bodies = facts.house.bodies;
    auto const& draft = facts.arrival.draft;
    bool body_acts = false, we_act = false, sends = false, signs = false;
    for (auto const& evidence : draft.evidence) {
        if (evidence.field != Field::from || evidence.place == "header From") continue;
        bool const acting = evidence.place.ends_with(", acting") && !is_standard(evidence.text);
        bool const named = bodies.from(evidence.text).organization == organization ||
                           !bodies.from(evidence.text, organization).groups.empty();
        body_acts |= named && (acting || evidence.rank == Rank::prose); // "on behalf of" it
        sends |= named && stands_outside(evidence);
        signs |= named && stands_outside(evidence) && names_role(evidence.text);
        we_act |= acting && speaks_for_others(evidence);
    }
    bool const listed =
        std::ranges::any_of(facts.listed, [&](auto const* known) { return known->name == organization; });
    return listed ? body_acts || (sends && we_act) : (sends && body_acts) || (signs && we_act);
}

/// A group's own address writes for the group.
bool is_role_address(MailFacts const& facts, std::string const& organization) {
    auto const* const known = facts.house.directory.organization_named(organization);
    auto const& author = facts.arrival.draft.author;
    auto const is_author = [&](Address const& address) { return same_address(address.spec, author->spec); };
    if (known == nullptr || !author) return false;
    return std::ranges::any_of(known->send_to, is_author) || std::ranges::any_of(known->addresses, is_author) ||
           std::ranges::any_of(known->groups, [&](auto const& g) { return std::ranges::any_of(g.send_to, is_author); });
}

/// An own group that the letter names; who got the mail says nothing about its addressee.
bool addresses_own_group(Statement const& statement) {
    bool const has_group = std::ranges::any_of(statement.to, [](auto const& to) { return to.group.has_value(); });
    return has_group && std::ranges::none_of(statement.origins, [](Origin const& origin) {
               return origin.field == "to" && (origin.place == "header To" || origin.place == "header Cc");
           });
}

/// Somebody of our own side who forwards a letter that is called a liaison has judged it.
bool is_handed_in(MailFacts const& facts) {
    auto const& draft = facts.arrival.draft;
    if (!draft.handed_in_by || !facts.trust.authenticated || !facts.is_from_own_side()) return false;
    return std::ranges::any_of(draft.evidence, [](Evidence const& evidence) {
        if (evidence.field != Field::title || evidence.place != "header Subject") return false;
        auto const subject = folded(evidence.text);
        return has_folded_word(subject, "liaison") || has_folded_word(subject, "ls");
    });
}

} // namespace

bool is_between_bodies(MailFacts const& facts, Statement const& statement) {
    auto const& organization = statement.from.organization;
    if (statement.direction != Direction::incoming || !organization || !is_from_outside(facts)) return false;
    if (is_handed_in(facts)) return true;
    return is_written_to_desk(facts) && addresses_own_group(statement) &&
           (speaks_for_body(facts, *organization) || is_role_address(facts, *organization));
}

} // namespace liaison
