#include "tests/desk/house.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

Decision decided(Arrival const& arrival, Situation const& known) {
    return decide(arrival, known, ietf_house(), morning);
}

} // namespace

TEST_CASE("the same mail again is a duplicate: an event, no record, no mail") {
    auto known = nothing_known();
    known.duplicate_of = InboxId{5};
    known.duplicate_statement = StatementId{7};
    auto const decision = decided(statement_from("ann.lee@itu.example", "ITU-T SG13"), known);
    CHECK(decision.outcome == Outcome::duplicate);
    CHECK(decision.on_statement == StatementId{7});
    CHECK(decision.events.size() == 1);
    CHECK(decision.mails.empty());
    CHECK_FALSE(decision.record);
}

TEST_CASE("a copy of a held mail is a duplicate as long as it would be held, too") {
    auto known = nothing_known();
    known.duplicate_of = InboxId{5};
    known.duplicate_is_held = true;
    auto const statement = statement_from("ann.lee@itu.example", "ITU-T SG13");
    auto const again = decided(unauthenticated(statement_from("ann.lee@itu.example", "ITU-T SG13")), known);
    CHECK(again.outcome == Outcome::duplicate);
    CHECK(again.reason == "the same mail as mail 5");
    CHECK(again.mails.empty());
    CHECK(decided(statement, known).outcome == Outcome::statement);
    CHECK(decided(mail_from("jo@kestrel.example", "Hello", "Who are you?\n"), known).outcome == Outcome::duplicate);
}

TEST_CASE("a mail that a person has released is taken up, however often it came") {
    auto known = nothing_known();
    known.duplicate_of = InboxId{5};
    for (bool const held : {true, false}) {
        CAPTURE(held);
        known.duplicate_is_held = held;
        auto released = unauthenticated(statement_from("ann.lee@itu.example", "ITU-T SG13"));
        released.released = true;
        CHECK(decided(released, known).outcome == Outcome::statement);
    }
}
