#include "core/statement.hpp"

using namespace liaison;

TEST_CASE("what RFC 4053 asks for and the mail does not say is missing") {
    Statement statement;
    CHECK(missing_fields(statement) == std::vector<std::string>{"from", "to", "title", "response_contacts",
                                                                "technical_contacts", "purpose", "body"});
    statement.purpose = Purpose::comment;
    statement.attachments.push_back({.name = "a.pdf", .type = "application/pdf", .size = 1, .sha256 = ""});
    CHECK(missing_fields(statement) ==
          std::vector<std::string>{"from", "to", "title", "response_contacts", "technical_contacts", "deadline"});
}

TEST_CASE("an action is required when one is asked for or a deadline is given") {
    Statement statement;
    CHECK(action_asked(statement) == Action::none);
    statement.purpose = Purpose::information;
    CHECK(action_asked(statement) == Action::none);
    statement.deadline = parse_date("2026-12-31");
    CHECK(action_asked(statement) == Action::required);
}

TEST_CASE("each name of the record leads back to its value") {
    for (auto const state : {State::received, State::posted, State::withdrawn, State::draft, State::approved,
                             State::sent, State::abandoned})
        CHECK(state_named(name_of(state)) == state);
    CHECK_FALSE(purpose_named("Action"));
}
