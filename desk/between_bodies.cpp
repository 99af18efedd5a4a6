#include "desk/between_bodies.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/body_words.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>
#include <numeric>

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
    if (contains(words, std::string_view{plain}) || plain.ends_with(" we") || plain.starts_with("we ")) return true;
    return (plain == "i" || plain == "this") &&
           std::ranges::any_of(formal, [&](auto verb) { return actor.place.contains(verb); });
}

/// Above or below a letter, or in its subject, stands who sends it; inside, who acts.
bool stands_outside(Evidence const& evidence) {
    if (has_folded_word(folded(evidence.text), "member")) return false;
    return evidence.place.ends_with(", signature") || evidence.place.ends_with(", head of the letter") ||
           evidence.place.starts_with("header ") || evidence.rank > Rank::guess;
}

/// How the letter speaks for the body that it is from, as far as its text shows that.
struct Voice {
    bool body_acts = false; ///< "SG13 asks", "on behalf of SG13"
    bool we_act = false;    ///< "we would welcome"
    bool is_named = false;  ///< the body stands above or below the letter, or in its subject
};

/// Whether the text names the body that the letter is from: the organization, or, where the directory does not know it,
/// some body that is none of ours.
bool names_sender(MailFacts const& facts, From const& from, Evidence const& evidence) {
    auto const& bodies = facts.house.bodies;
    if (!from.organization)
        return evidence.rank == Rank::prose ||
               (sounds_like_body(evidence.text) && bodies.own_groups(evidence.text).empty());
    return bodies.from(evidence.text).organization == from.organization ||
           !bodies.from(evidence.text, *from.organization).groups.empty();
}

Voice voice_of(MailFacts const& facts, From const& from) {
    Voice voice;
    for (auto const& evidence : facts.arrival.draft.evidence) {
        if (evidence.field != Field::from || evidence.place == "header From") continue;
        bool const acting = evidence.place.ends_with(", acting") && !is_standard(evidence.text);
        bool const names = names_sender(facts, from, evidence);
        voice.body_acts |= names && (acting || evidence.rank == Rank::prose); // "on behalf of" it
        voice.is_named |= names && stands_outside(evidence);
        voice.we_act |= acting && speaks_for_others(evidence);
    }
    return voice;
}

bool is_listed(MailFacts const& facts, From const& from) {
    return from.organization && std::ranges::any_of(facts.listed, [&](Organization const* known) {
               return known->name == *from.organization;
           });
}

/// Whether a letter that does not say what it is speaks for a body. No single sign tells: the sum of those for and
/// against it does, and it has to speak for others than its writer at all.
bool speaks_for_body(MailFacts const& facts, Statement const& statement) {
    constexpr int enough = 6;
    auto const& from = statement.from;
    auto const& marks = facts.arrival.draft.marks;
    auto const voice = voice_of(facts, from);
    bool const answers_ours = !statement.in_response_to.empty();
    bool const known = from.organization.has_value(), listed = is_listed(facts, from);
    struct Sign {
        bool there;
        int weight;
    };
    auto const signs = std::to_array<Sign>({
        {voice.body_acts, 3},
        {voice.we_act, 2},
        {voice.is_named, 1},
        {known, 1},
        {listed, 2},
        {known && !listed && !voice.is_named, -3}, // somebody who tells of that body
        {marks.names_itself, 2},
        {marks.wants_nothing, 2},
        {marks.signs_for_others, 2},
        {marks.signs_in_role, 1},
        {marks.greets_office, 1},
        {marks.reports_decision, 1},
        {marks.asks_by_date, 1},
        {answers_ours, 2},
        {marks.is_receipt, -4},
        {marks.is_personal, -3},
        {marks.is_other_business, -3},
        {marks.has_other_subject, -3},
    });
    bool const has_voice =
        voice.body_acts || voice.we_act || marks.names_itself || marks.wants_nothing || marks.signs_for_others;
    auto const sum = std::accumulate(signs.begin(), signs.end(), 0,
                                     [](int all, Sign const& sign) { return all + (sign.there ? sign.weight : 0); });
    return has_voice && sum >= enough;
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
    auto const& from = statement.from;
    if (statement.direction != Direction::incoming || !is_from_outside(facts)) return false;
    if (from.organization && is_handed_in(facts)) return true;
    return is_written_to_desk(facts) && addresses_own_group(statement) &&
           (speaks_for_body(facts, statement) || (from.organization && is_role_address(facts, *from.organization)));
}

} // namespace liaison
