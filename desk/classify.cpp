#include "desk/classify.hpp"
#include "core/text.hpp"
#include "desk/answerable.hpp"
#include "desk/kin.hpp"
#include "desk/safe_text.hpp"
#include "desk/supplement.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

Draft const& draft_of(Facts const& f) { return f.arrival.draft; }

/// A mail whose sender a person has vouched for is taken up, however often it came.
bool came_before(Facts const& f) { return f.known.duplicate_of && !f.arrival.released; }

/// A notice is about a mail of ours when the mail that it returns is from the desk, or its Message-ID is one of ours.
bool is_bounce_of_ours(Facts const& f) {
    return f.notice &&
           (f.house.desk.owns(f.notice->original_sender) || f.known.references_our_mail || f.known.returned);
}

/// A list may carry our mail on: what comes back is known by its mark or its Message-ID.
bool is_own_mail(Facts const& f) {
    auto const& mail = f.arrival.mail;
    return has_own_loop_mark(mail, f.house.desk) ||
           (f.known.references_our_mail && mail.in_reply_to.empty() && mail.from.size() == 1 &&
            f.house.desk.owns(mail.from.front().spec));
}

bool is_marked_spam(Facts const& f) {
    auto const& mail = f.arrival.mail;
    if (f.arrival.released) return false;
    return starts_with_word(trimmed(mail.header("X-Spam-Flag")), "yes") ||
           starts_with_word(trimmed(mail.header("X-Spam-Status")), "yes") ||
           starts_with_word(trimmed(mail.header("X-Spam")), "yes");
}

bool is_flood(Facts const& f) {
    return f.kin && f.kin->related.events_lately >= events_an_hour && !f.arrival.released &&
           !f.arrival.instruction.file_to;
}

bool is_tool_notice(Facts const& f, ToolNotice notice) { return draft_of(f).tool_notice == notice; }

/// A list's footer breaks signatures, so copies are often unauthenticated: one that carries the very Message-ID or page
/// of the record is let through, one that is only alike is not.
bool is_copy(Facts const& f) {
    if (!f.kin || !f.kin->same_statement) return false;
    auto const by = f.kin->related.by;
    return f.trust.authenticated || by == FoundBy::message_id || by == FoundBy::url;
}

bool is_answer(Facts const& f) { return f.kin && !f.reads_like_statement(); }

bool is_unverified(Facts const& f) {
    return !f.trust.authenticated && f.house.desk.unauthenticated == Unauthenticated::hold;
}

bool is_foreign_draft(Facts const& f) {
    return f.statement.direction == Direction::outgoing && !f.arrival.released &&
           !(f.trust.authenticated && f.is_from_own_side());
}

/// Anything in words or attachments; a signature's delimiter counts as words.
bool has_content(Part const& part) {
    if (part.message != nullptr) return true;
    if (part.text) return !trimmed(*part.text).empty();
    if (!part.parts.empty()) return std::ranges::any_of(part.parts, has_content);
    return !part.is_multipart() && !part.bytes.empty();
}

/// RFC 8551 3.2: the envelope's smime-type says what it is; without one it is taken for encrypted.
Part const* smime_envelope(Mail const& mail) {
    auto const* const part = find_part(mail.top, "application/pkcs7-mime");
    return part != nullptr ? part : find_part(mail.top, "application/x-pkcs7-mime");
}

bool is_sealed(Mail const& mail) {
    auto const* const envelope = smime_envelope(mail);
    return envelope != nullptr &&
           (!envelope->parts.empty() || same_word(envelope->parameter("smime-type"), "signed-data"));
}

bool is_encrypted(Mail const& mail) {
    auto const* const text = find_part(mail.top, "text/plain");
    bool const armoured =
        text != nullptr && text->text && trimmed(*text->text).starts_with("-----BEGIN PGP MESSAGE-----");
    return armoured || find_part(mail.top, "multipart/encrypted") != nullptr ||
           (smime_envelope(mail) != nullptr && !is_sealed(mail));
}

bool is_token_for_mail(Facts const& f) {
    return f.is_marked() && std::holds_alternative<InboxId>(f.token->token.subject);
}

bool is_held_command(Facts const& f) {
    return is_token_for_mail(f) && f.has_commands() && f.known.held && f.trust.authenticated &&
           f.house.desk.is_coordinator(f.trust.address);
}

/// What a list has changed is no longer authenticated, and was not written to the desk.
bool is_mangled_by_list(Facts const& f) { return f.is_list_mail() && !f.trust.authenticated; }

/// A mark lets those act whom it was given to, on what it was given out for.
bool is_in_role(Facts const& f) {
    return f.is_marked_for_record() && !(f.roles & roles_of(f.token->token.holder)).empty();
}

bool is_command(Facts const& f) { return is_in_role(f) && f.has_commands() && f.trust.authenticated; }

/// Only the desk's own people can do anything by the words of a command: who writes "Done, thank you" below a mail that
/// went to groups or to a sender just answers it.
bool is_from_wrong_sender(Facts const& f) {
    return f.is_marked() && f.has_commands() && !is_in_role(f) && !is_mangled_by_list(f) && !f.arrival.released &&
           (f.token->token.holder == Holder::staff || !f.trust.authenticated);
}

bool has_forged_mark(Facts const& f) {
    return f.token && f.token->worth == FoundToken::Worth::forged && f.has_commands() && !is_mangled_by_list(f) &&
           !f.arrival.released;
}

/// Who may command, but replies to a mail that was not written to him, gets one that is.
bool is_unmarked_command(Facts const& f) {
    auto const staff = f.roles & roles_of(Holder::staff);
    return !is_in_role(f) && !f.wanted.commands.empty() && f.kin && !f.reads_like_statement() && !staff.empty();
}

std::string why_wrong_sender(Facts const& f) {
    if (f.trust.authenticated)
        return fmt::format("commands with a mark that was given to somebody else than {}", f.trust.address);
    return fmt::format("commands with a mark of the desk, but its sender is not authenticated: {}",
                       one_line(f.trust.why, 120));
}

std::string about_record(Facts const& f, std::string_view what) {
    return fmt::format("{} {}", what, write_statement_id(f.known.record->id));
}

std::string why_no_statement(Facts const& f) {
    auto const& mail = f.arrival.mail;
    if (!has_content(mail.top)) return "an empty mail";
    if (is_tool_notice(f, ToolNotice::reminder)) return "a tool's reminder of a statement that is not on record";
    if (is_tool_notice(f, ToolNotice::approval))
        return "a tool asks for the approval of a statement that is not on record";
    if (is_encrypted(mail)) return "it is encrypted, and this desk has no key: ask its sender for a mail in the clear";
    if (is_sealed(mail) && smime_envelope(mail)->parts.empty())
        return "its text is inside an S/MIME signature that cannot be opened: ask its sender to sign in the clear";
    if (find_part(mail.top, "text/calendar") != nullptr) return "a calendar invitation";
    if (f.known.references_our_mail) return "an answer to a mail of this desk that belongs to no statement on record";
    if (!draft_of(f).may_be_letter && !draft_of(f).why.empty()) return draft_of(f).why;
    if (f.is_list_mail()) return "mail of a mailing list that does not read like a statement";
    return "does not read like a statement";
}

std::string marked(Facts const& f, std::string text) {
    return f.trust.authenticated ? std::move(text) : fmt::format("{}; its sender is not authenticated", text);
}

std::string about_kin(Facts const& f, std::string_view what) {
    return marked(f, fmt::format("{} {}", what, write_statement_id(f.kin->related.id)));
}

std::string why_copy(Facts const& f) {
    auto const copy = about_kin(f, "a copy of");
    auto const fields = differences_of_copy(f);
    return fields.empty() ? copy : fmt::format("{} that differs in: {}", copy, joined(fields, ", "));
}

std::string why_unauthenticated(Facts const& f) {
    return fmt::format("reads like a statement, but its sender is not authenticated: {}", one_line(f.trust.why, 120));
}

std::string_view in_words(DeliveryStatus status) {
    switch (status) {
    case DeliveryStatus::failed: return "was not delivered";
    case DeliveryStatus::delayed: return "is late";
    case DeliveryStatus::arrived: return "was delivered";
    }
    return {};
}

std::string why_bounce(Facts const& f) {
    auto const& notice = *f.notice;
    auto const whom =
        notice.recipients.empty() ? std::string{"somebody"} : one_line(joined(notice.addresses(), ", "), 120);
    return fmt::format("a mail of this desk {} to {}", in_words(notice.status), whom);
}

struct Rule {
    Sort sort;
    Outcome outcome;
    bool (*applies)(Facts const&);
    std::string (*reason)(Facts const&);
};

constexpr std::array<Rule, 26> rules{{
    {Sort::duplicate, Outcome::duplicate, [](Facts const& f) { return came_before(f) && !f.known.duplicate_is_held; },
     [](Facts const& f) { return fmt::format("the same mail as mail {}", f.known.duplicate_of->value); }},
    {Sort::answer, Outcome::filed, [](Facts const& f) { return f.arrival.instruction.file_to && f.kin; },
     [](Facts const& f) { return about_kin(f, "mail that a person has put with"); }},
    {Sort::bounce, Outcome::bounce, is_bounce_of_ours, why_bounce},
    {Sort::automatic, Outcome::automatic, [](Facts const& f) { return f.notice.has_value(); },
     [](Facts const&) { return std::string{"a delivery notice about a mail that is not of this desk"}; }},
    {Sort::own_mail, Outcome::automatic, is_own_mail,
     [](Facts const&) { return std::string{"a mail of this desk that came back"}; }},
    {Sort::automatic, Outcome::automatic, [](Facts const& f) { return kind_of_automatic(f.arrival).has_value(); },
     [](Facts const& f) { return *kind_of_automatic(f.arrival); }},
    {Sort::over_limit, Outcome::held, [](Facts const& f) { return f.arrival.mail.over_limit.has_value(); },
     [](Facts const& f) { return fmt::format("too much to be read: {}", one_line(*f.arrival.mail.over_limit, 200)); }},
    {Sort::spam, Outcome::held, is_marked_spam,
     [](Facts const&) { return std::string{"marked as spam by the mail system"}; }},
    {Sort::flood, Outcome::held, is_flood,
     [](Facts const& f) {
         return fmt::format("{} has had {} events within an hour: this looks like a loop",
                            write_statement_id(f.kin->related.id), f.kin->related.events_lately);
     }},
    {Sort::held_command, Outcome::command, is_held_command,
     [](Facts const& f) { return fmt::format("commands about the held mail {}", f.known.held->id.value); }},
    {Sort::supplement, Outcome::filed, is_supplement,
     [](Facts const& f) { return about_record(f, "its sender adds to"); }},
    {Sort::forged_mark, Outcome::held, has_forged_mark,
     [](Facts const&) { return std::string{"commands with a mark that is not of this desk"}; }},
    {Sort::command, Outcome::command, is_command, [](Facts const& f) { return about_record(f, "commands about"); }},
    {Sort::unmarked, Outcome::command, is_unmarked_command,
     [](Facts const& f) { return about_record(f, "commands without a good mark, asked again, about"); }},
    {Sort::wrong_sender, Outcome::held, is_from_wrong_sender, why_wrong_sender},
    {Sort::tool_update, Outcome::filed, [](Facts const& f) { return f.kin && is_tool_notice(f, ToolNotice::updated); },
     [](Facts const& f) { return about_kin(f, "a tool's update of"); }},
    {Sort::tool_reminder, Outcome::filed,
     [](Facts const& f) { return f.kin && is_tool_notice(f, ToolNotice::reminder); },
     [](Facts const& f) { return about_kin(f, "a tool's reminder of"); }},
    {Sort::tool_reminder, Outcome::filed,
     [](Facts const& f) { return f.kin && is_tool_notice(f, ToolNotice::approval); },
     [](Facts const& f) { return about_kin(f, "a tool's request to approve"); }},
    {Sort::no_statement, Outcome::held,
     [](Facts const& f) { return is_tool_notice(f, ToolNotice::reminder) || is_tool_notice(f, ToolNotice::approval); },
     why_no_statement},
    {Sort::copy, Outcome::filed, is_copy, why_copy},
    {Sort::answer, Outcome::filed, is_answer, [](Facts const& f) { return about_kin(f, "mail about"); }},
    {Sort::several, Outcome::held,
     [](Facts const& f) { return draft_of(f).statements > 1 && !f.arrival.instruction.is_statement; },
     [](Facts const& f) { return fmt::format("{} statements in one mail", draft_of(f).statements); }},
    {Sort::no_statement, Outcome::held, [](Facts const& f) { return !f.reads_like_statement(); }, why_no_statement},
    {Sort::unauthenticated, Outcome::held, is_unverified, why_unauthenticated},
    {Sort::foreign_draft, Outcome::held, is_foreign_draft,
     [](Facts const& f) {
         return fmt::format("reads like an outgoing statement, but {} is not of this desk's side", f.trust.address);
     }},
    {Sort::statement, Outcome::statement, [](Facts const&) { return true; },
     [](Facts const& f) {
         return f.statement.direction == Direction::outgoing
                    ? fmt::format("new draft of {}", sender_in_words(f.statement))
                    : fmt::format("new statement from {}", sender_in_words(f.statement));
     }},
}};

} // namespace

std::optional<Facts> obeyed_when_released(Facts const& facts) {
    if (facts.trust.authenticated) return std::nullopt;
    auto genuine = facts;
    genuine.trust.authenticated = true;
    if (facts.known.record) genuine.roles = roles_of(facts.trust.address, *facts.known.record, facts.house);
    if (is_held_command(genuine) || is_supplement(genuine) || is_command(genuine)) return genuine;
    return std::nullopt;
}

Verdict classify(Facts const& facts) {
    auto rule = std::ranges::find_if(rules, [&](Rule const& r) { return r.applies(facts); });
    // One mail waits for a person, not each copy of it; but a copy that need not wait, being authenticated now, is
    // taken.
    if (rule->outcome == Outcome::held && came_before(facts)) rule = rules.begin();
    return {rule->outcome, rule->sort, rule->reason(facts)};
}

} // namespace liaison
