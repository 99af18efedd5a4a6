#include "desk/answerable.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

std::optional<std::string> reason(Arrival const& arrival, int acknowledgements_today = 0) {
    auto known = nothing_known();
    known.acknowledgements_today = acknowledgements_today;
    auto const desk = ietf_desk();
    return reason_not_to_answer(arrival, judge_sender(arrival.mail, desk), known, desk);
}

Arrival ordinary() { return mail_from("ann.lee@itu.example", "Hello", "Hello\n"); }

std::optional<std::string> reason_with(std::string const& name, std::string const& value) {
    auto arrival = ordinary();
    set_header(arrival, name, value);
    return reason(arrival);
}

} // namespace

TEST_CASE("an ordinary mail of an authenticated sender may be answered") { CHECK_FALSE(reason(ordinary())); }

TEST_CASE("RFC 3834: mail of programs, lists and reports is not answered") {
    std::vector<std::pair<std::string, std::string>> const headers{
        {"Auto-Submitted", "auto-generated"},
        {"Auto-Submitted", "auto-replied (vacation)"},
        {"Auto-Submitted", "auto-notified; owner=x"},
        {"Auto-Submitted", ""},
        {"Precedence", "bulk"},
        {"Precedence", "Junk"},
        {"Precedence", " list"},
        {"List-Id", "<wg.ietf.example>"},
        {"List-Unsubscribe", "<mailto:x@y.example>"},
        {"List-Anything", "x"},
        {"Mailing-List", "x"},
        {"X-BeenThere", "wg@ietf.example"},
        {"X-Auto-Response-Suppress", "All"},
        {"X-Auto-Response-Suppress", "DR, OOF, AutoReply"},
        {"X-Loop", "liaisond statements@ietf.example"},
    };
    for (auto const& [name, value] : headers) {
        CAPTURE(name);
        CAPTURE(value);
        CHECK(reason_with(name, value));
    }
}

TEST_CASE("headers that only look like those do not silence the desk") {
    std::vector<std::pair<std::string, std::string>> const headers{{"Auto-Submitted", "no"},
                                                                   {"Auto-Submitted", "No (sent by a person)"},
                                                                   {"Precedence", "first-class"},
                                                                   {"X-Auto-Response-Suppress", "DR, RN, NRN"},
                                                                   {"X-Loop", "liaisond statements@other.example"},
                                                                   {"Listing", "x"}};
    for (auto const& [name, value] : headers) {
        CAPTURE(name);
        CAPTURE(value);
        CHECK_FALSE(reason_with(name, value));
    }
}

TEST_CASE("the null sender, programs' addresses and the desk itself are not answered") {
    auto bounce = ordinary();
    bounce.envelope.sender.clear();
    CHECK(reason(bounce));
    for (auto const* spec : {"MAILER-DAEMON@itu.example", "postmaster@itu.example", "owner-wg@itu.example",
                             "wg-request@itu.example", "wg-owner@itu.example", "wg-bounces@itu.example",
                             "wg-bounces+ann=x.example@itu.example", "noreply@itu.example", "no-reply@itu.example",
                             "do-not-reply@itu.example", "bounce-123@itu.example", "majordomo@itu.example",
                             "statements@ietf.example", "statements+ls42.x@ietf.example", "liaisons@ietf.example"}) {
        CAPTURE(spec);
        CHECK(reason(mail_from(spec, "Hello", "Hello\n")));
        auto enveloped = ordinary();
        enveloped.envelope.sender = spec;
        CHECK(reason(enveloped));
    }
    for (auto const* spec : {"requests@itu.example", "owner@itu.example", "norep@itu.example", "bouncer@itu.example"}) {
        CAPTURE(spec);
        CHECK_FALSE(reason(mail_from(spec, "Hello", "Hello\n")));
    }
}

TEST_CASE("a report and an unauthenticated sender are not answered") {
    auto report = ordinary();
    report.mail.top.type = "multipart/report";
    CHECK(reason(report));
    CHECK(reason(unauthenticated(ordinary())) == "its sender is not authenticated");
}

TEST_CASE("one sender gets five acknowledgements a day") {
    CHECK_FALSE(reason(ordinary(), 4));
    CHECK(reason(ordinary(), 5));
    CHECK(reason(ordinary(), 6));
}
