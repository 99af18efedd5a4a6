#include "desk/answerable.hpp"
#include "tests/desk/records.hpp"
#include <doctest/doctest.h>
#include <functional>

using namespace liaison;
using namespace liaison::test;

namespace {

/// A mail that the desk answers when a person has sent it.
struct Answered {
    std::string name;
    std::function<Arrival()> arrival;
    Situation known;
};

std::vector<Answered> answered_mails() {
    auto copy = known_statement(FoundBy::message_id);
    auto const marked = knowing(incoming_record());
    auto const found = knowing(incoming_record(), FoundBy::tag);
    return {
        {"a statement", [] { return statement_from("ann.lee@itu.example", "ITU-T SG13"); }, nothing_known()},
        {"a question", [] { return mail_from("ann.lee@itu.example", "A question", "When do you meet?\n"); },
         nothing_known()},
        {"a copy", [] { return statement_from("ann.lee@itu.example", "ITU-T SG13"); }, copy},
        {"a command", [] { return reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff)); }, marked},
        {"a field",
         [] { return reply_from(rapporteur, "Purpose: action\n", token_for(StatementId{7}, Holder::sender)); }, marked},
        {"a command without a mark",
         [] { return mail_from(std::string{manager}, "Re: [LS-7] LS on QKD key management", "post\n"); }, found},
    };
}

/// What RFC 3834 and the habits of mail systems forbid to answer.
struct Forbidden {
    std::string name;
    std::function<void(Arrival&)> mark;
};

std::function<void(Arrival&)> header(std::string name, std::string value) {
    return [name = std::move(name), value = std::move(value)](Arrival& arrival) { set_header(arrival, name, value); };
}

std::vector<Forbidden> forbidden_marks() {
    return {
        {"the null sender", [](Arrival& arrival) { arrival.envelope.sender.clear(); }},
        {"auto-replied", header("Auto-Submitted", "auto-replied")},
        {"auto-generated", header("Auto-Submitted", "Auto-Generated; owner=x")},
        {"auto-notified", header("Auto-Submitted", "auto-notified")},
        {"bulk", header("Precedence", "bulk")},
        {"junk", header("Precedence", "Junk")},
        {"list", header("Precedence", "list")},
        {"a list's mail", header("List-Id", "<wg.itu.example>")},
        {"a list's post", header("List-Post", "<mailto:wg@itu.example>")},
        {"suppressed", header("X-Auto-Response-Suppress", "All")},
        {"no replies wanted", header("X-Auto-Response-Suppress", "DR, AutoReply")},
        {"its own mail", header("X-Loop", loop_mark(ietf_desk()))},
        {"not authenticated", [](Arrival& arrival) { arrival = unauthenticated(std::move(arrival)); }},
        {"a program's envelope sender", [](Arrival& arrival) { arrival.envelope.sender = "wg-bounces@itu.example"; }},
    };
}

/// Whether a mail of the decision goes to whoever wrote the mail, by any of its addresses.
bool answers(Decision const& decision, Arrival const& arrival) {
    auto const& from = arrival.mail.from.front().spec;
    return std::ranges::any_of(decision.mails, [&](Outgoing const& mail) {
        return std::ranges::any_of(mail.recipients(), [&](std::string const& recipient) {
            return same_address(recipient, from) || same_address(recipient, arrival.envelope.sender);
        });
    });
}

} // namespace

TEST_CASE("nobody whom RFC 3834 forbids to answer gets a mail, whatever he wrote") {
    auto const house = ietf_house();
    for (auto const& mail : answered_mails()) {
        CAPTURE(mail.name);
        auto const ordinary = mail.arrival();
        REQUIRE(answers(decide(ordinary, mail.known, house, morning), ordinary));
        for (auto const& forbidden : forbidden_marks()) {
            CAPTURE(forbidden.name);
            auto arrival = mail.arrival();
            forbidden.mark(arrival);
            CHECK_FALSE(answers(decide(arrival, mail.known, house, morning), arrival));
        }
    }
}
