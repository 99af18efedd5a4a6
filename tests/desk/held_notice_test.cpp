#include "tests/desk/replies.hpp"

using namespace liaison;
using namespace liaison::test;

TEST_CASE("the notice of a forged command says what a release would carry out, and whom to ask before") {
    auto const arrival =
        unauthenticated(reply_from(manager, "post\nprivate: as agreed\n", token_for(StatementId{7}, Holder::staff)));
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    auto const& notice = mail_to(decision, coordinator);
    for (auto const* line : {"  > post", "  > private: as agreed", "\"release\" carries these lines out",
                             "take it up; the lines above are carried out", "itu-t-liaison@iab.example has written it"})
        CHECK(notice.head.contains(line));
    CHECK_FALSE(notice.head.contains("release as: ITU-T"));
    // What a release does not carry out is no reason to be afraid of it.
    auto const stranger =
        unauthenticated(reply_from("mallory@forge.example", "post\n", token_for(StatementId{7}, Holder::staff)));
    CHECK_FALSE(mail_to(decide_on(stranger, knowing(incoming_record())), coordinator).head.contains("carried out"));
}

TEST_CASE("the notice tells of a sender's additions and of commands about another held mail as well") {
    auto const adds =
        unauthenticated(reply_from(rapporteur, "Deadline: 2027-02-01\n", token_for(StatementId{7}, Holder::sender)));
    auto const adding = decide_on(adds, knowing(incoming_record()));
    CHECK(adding.outcome == Outcome::held);
    CHECK(mail_to(adding, coordinator).head.contains("  > Deadline: 2027-02-01"));
    auto known = nothing_known();
    known.held = HeldMail{.id = {5}, .held = true};
    auto const chained = unauthenticated(reply_from(coordinator, "release\n", token_for(InboxId{5}, Holder::staff)));
    auto const decision = decide_on(chained, known);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.held.empty());
    CHECK(mail_to(decision, coordinator).head.contains("  > release"));
}

TEST_CASE("what a person has called a statement is one, though it bears a mark and begins with a command") {
    auto arrival = unauthenticated(reply_from(manager, "post\n", token_for(StatementId{7}, Holder::staff)));
    arrival.released = true;
    CHECK(decide_on(arrival, knowing(incoming_record())).outcome == Outcome::command);
    arrival.instruction.is_statement = true;
    auto const decision = decide_on(arrival, knowing(incoming_record()));
    CHECK(decision.outcome != Outcome::command);
    CHECK(decision.changes.empty());
}
