#include "parser/program_notice.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/phrases.hpp"
#include "parser/tracker_marks.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

/// The part of an address before the "@" by which a program writes, whatever stands behind it: "jira+42",
/// "noreply-doc".
constexpr auto programs = std::to_array<std::string_view>({"noreply",      "no-reply",
                                                           "no_reply",     "donotreply",
                                                           "do-not-reply", "notification",
                                                           "notify",       "notifier",
                                                           "automail",     "bugzilla",
                                                           "jira",         "gitlab",
                                                           "github",       "redmine",
                                                           "mantis",       "trac",
                                                           "tracker",      "issues",
                                                           "confluence",   "wiki",
                                                           "slack",        "feedback-bot",
                                                           "robot",        "bot",
                                                           "mailman",      "calendar-notification",
                                                           "webex",        "zoom",
                                                           "doodle",       "surveys",
                                                           "portal"});

constexpr std::string_view of_a_program =
    "automatically generated|generated automatically|auto-generated|automated message|automated notification|automated "
    "e-mail|automated email|automatic notification|automatic message|system-generated|do not reply to this|please do "
    "not reply|sent automatically|automatisch erzeugt|automatisch generiert|genere automatiquement|message automatique|"
    "generado automaticamente";

/// What happened to an entry of a tool.
constexpr std::string_view of_an_entry =
    "created an issue|created a new issue|opened an issue|opened a new issue|opened this issue|closed this issue|"
    "reopened this|commented on this|left a comment|added a comment|commented:|merge request|pull request|new "
    "ticket|ticket url|issue url|bug url|reported by:|reporter:|issue type:|component:|assignee:|assigned to:|assigned "
    "to you|mentioned you|created a page|edited a page|updated a page|created this page|shared a page|shared a "
    "document with you|invited you to edit|requested your review|inviting you to a scheduled|invites you to join|join "
    "zoom meeting|join webex meeting|join the meeting|meeting number (access code)|take the survey|take this survey|"
    "start the survey|participate in a poll|participate in the poll|your authorization is requested|waiting for your "
    "approval|awaiting moderat|held for moderation|pending moderat|post by non-member|new message in|unread "
    "messages|new "
    "direct message|the following issue has been|has been added to this issue|created this issue|has been uploaded to "
    "the document|was uploaded to the document|has been submitted to the document|added to the "
    "document repository|new document available|new contribution available";

/// Why the reader gets it, and where he turns that off.
constexpr std::string_view of_a_subscription =
    "you are receiving this|you're receiving this|you received this notification|you received this bug|you received "
    "this email because|you received this e-mail because|you have received this notification|you have received this "
    "email because|reply to this email directly|reply to this e-mail directly|unsubscribe from these|visit topic|view "
    "in browser|view this issue|view this page|view page|"
    "view online|unsubscribe from this|stop watching|manage notification|manage your notification|"
    "notification preferences|notification settings|email preferences|e-mail preferences|change your preferences|"
    "configure bugmail|configure your notification|sent by atlassian|to approve or "
    "deny|to see the post|open in slack|one tap mobile|add to calendar|download the document from|log in to the "
    "portal|login to the portal";

/// How the subject names the entry: "[JIRA] (NET-12)", "[Bug 4711]", "(Issue #48)", "#12: X".
constexpr std::string_view subject_of_an_entry =
    "[jira]|[confluence]|[bug |[redmine|[mantisbt|[slack]|[trac]|[gitlab]|[github]|bug#|bug #|issue #|pr #|pull "
    "request "
    "#|merge request !|ticket #|moderator request|moderation request|requires approval|awaits approval|new document "
    "available|new document uploaded|new document:|"
    "document uploaded|new contribution available|new contribution uploaded|new contribution:|contribution "
    "uploaded|document upload|uploaded:|upload notification|new "
    "issue|new ticket|new comment on|mentioned you|shared with you|updated event|updated invitation|invitation:|"
    "meeting invitation|webex|zoom meeting|daily digest|weekly digest";

Phrases const signs{of_a_program, of_an_entry, of_a_subscription}, entry_subjects{subject_of_an_entry};

bool is_program(std::string_view address) {
    auto const local = lower_case(address.substr(0, address.find('@')));
    return std::ranges::any_of(programs, [&](std::string_view program) {
        auto const rest = std::string_view{local}.substr(std::min(local.size(), program.size()));
        bool const ends = rest.empty() || rest == "s" || rest.front() < 'a' || rest.front() > 'z';
        return local.starts_with(program) && ends;
    });
}

bool is_from_program(Mail const& mail) {
    return std::ranges::any_of(mail.from, [](auto const& from) { return is_program(from.spec); }) ||
           starts_with_word(trimmed(mail.header("Auto-Submitted")), "auto-generated");
}

/// "#12: X", "[project] #12: X", "X (#12)": the number of an entry. People number their meetings: "meeting #12".
bool numbers_an_entry(std::string_view subject) {
    auto const at = subject.find('#');
    if (at == subject.npos || at + 1 >= subject.size() || subject[at + 1] < '0' || subject[at + 1] > '9') return false;
    auto const before = trimmed(subject.substr(0, at));
    auto const behind = subject.substr(std::min(subject.find_first_not_of("0123456789", at + 1), subject.size()));
    bool const leads = (before.empty() || before.ends_with(']')) && behind.starts_with(':');
    return leads || (before.ends_with('(') && behind == ")");
}

/// What such a tool says about itself stands at the two ends.
std::string ends_of(std::string_view text) {
    constexpr std::size_t most = 1500;
    if (text.size() <= 2 * most) return folded_line(text);
    return folded_line(fmt::format("{}\n{}", text.substr(0, most), text.substr(text.size() - most)));
}

} // namespace

bool is_program_notice(Mail const& mail, std::string_view subject, std::string_view text) {
    if (tracker_named(mail)) return true;
    auto const plain_subject = folded_line(subject);
    std::array<bool, 3> there{is_from_program(mail),
                              entry_subjects.any_in(plain_subject) || numbers_an_entry(plain_subject), false};
    signs.each_in(ends_of(text), [&](std::size_t number, std::size_t) { there.at(signs.list_of(number)) = true; });
    // each of the three is said in letters between bodies, too; hardly ever two of them
    return std::ranges::count(there, true) >= 2;
}

} // namespace liaison
