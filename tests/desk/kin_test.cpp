#include "desk/kin.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

Decision decided(Arrival const& arrival, Situation const& known) {
    return decide(arrival, known, ietf_house(), morning);
}

/// Found by its number, which is surer than its title.
Situation known_by_number() { return known_statement(FoundBy::identifier); }

} // namespace

TEST_CASE("an answer with number and title belongs to the statement, whoever writes it") {
    auto const answer = mail_from("jo@mesh.example", "AW: LS on QKD key management (LS136)", "We look into it.\n");
    CHECK(decided(answer, known_by_number()).on_statement == StatementId{7});
    auto const other = mail_from("jo@mesh.example", "AW: LS on loops (LS136)", "We look into it.\n");
    CHECK(decided(other, known_by_number()).outcome == Outcome::held);
    auto const no_answer = mail_from("jo@mesh.example", "LS on QKD key management (LS136)", "We look into it.\n");
    CHECK(decided(no_answer, known_by_number()).outcome == Outcome::held);
}

TEST_CASE("a reminder is filed on the statement that it reminds of, months later, and is passed on") {
    for (auto const by : {FoundBy::identifier, FoundBy::title_and_author, FoundBy::title}) {
        CAPTURE(static_cast<int>(by));
        auto known = known_statement(by);
        known.related[0].sent = morning - std::chrono::days{180};
        auto reminder = mail_from("ann.lee@itu.example", "LS on QKD key management (LS136) - 2nd reminder",
                                  "We still wait for your answer to our liaison statement.\n");
        reminder.draft.form = Form::letter;
        reminder.draft.evidence.push_back(
            {Field::title, "LS on QKD key management (LS136) - 2nd reminder", "header Subject", Rank::header});
        auto const decision = decided(reminder, known);
        CHECK(decision.outcome == Outcome::filed);
        CHECK(decision.reason == "a reminder of LS-7");
        REQUIRE(decision.mails.size() == 1);
        CHECK(specs(decision.mails[0].to) == std::vector<std::string>{"itu-t-liaison@iab.example"});
    }
}

TEST_CASE("a reminder by number alone is one of that number's sender") {
    auto const mine = mail_from("ann.lee@itu.example", "Reminder: SG13-LS136", "Is there any news?\n");
    CHECK(decided(mine, known_by_number()).on_statement == StatementId{7});
    auto const strange = mail_from("jo@mesh.example", "Reminder: SG13-LS136", "Is there any news?\n");
    CHECK(decided(strange, known_by_number()).outcome == Outcome::held);
}

TEST_CASE("a reminder of what is not on record is what it reads like") {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    arrival.mail.subject = "Reminder: LS on key management";
    CHECK(decided(arrival, nothing_known()).outcome == Outcome::statement);
}
