#include "desk/reply_marks.hpp"
#include "tests/desk/house.hpp"
#include <doctest/doctest.h>

using namespace liaison;
using namespace liaison::test;

namespace {

SecretKey const key = SecretKey::parse(std::string(64, 'a')).value();
Token const token{StatementId{42}, Holder::staff, *parse_date("2027-12-25")};
std::string const text = write_token(token, key);

Arrival reply(std::string const& words = "post\n") { return mail_from("a@b.example", "Re: x", words); }

bool finds_it(Arrival const& arrival) {
    auto const found = find_token(arrival, ietf_desk(), key);
    return found && found->worth == FoundToken::Worth::good && found->token == token;
}

} // namespace

TEST_CASE("a token is found in the recipient, in the references and in the text, wherever a mail system left it") {
    auto by_envelope = reply();
    by_envelope.envelope.recipients = {"Statements+" + text + "@IETF.example"};
    auto by_header = reply();
    by_header.mail.cc = {{"", "", "liaisons+" + text + "@ietf.example"}};
    auto by_answer = reply();
    by_answer.mail.in_reply_to = {"ls42.forward.812.mwos2y80." + text + "@ietf.example"};
    auto by_thread = reply();
    by_thread.mail.references = {"x@y.example", "ls42.forward.812.mwos2y80." + text + "@ietf.example"};
    auto by_text = reply("post\n\n> Mark for replies: " + text + "\n");
    auto in_brackets = reply("post (" + text + ").");
    for (auto const& arrival : {std::cref(by_envelope), std::cref(by_header), std::cref(by_answer),
                                std::cref(by_thread), std::cref(by_text), std::cref(in_brackets)})
        CHECK(finds_it(arrival.get()));
}

TEST_CASE("a token in somebody else's address, or in a mail that is attached, is none") {
    auto arrival = reply();
    arrival.envelope.recipients = {"statements+" + text + "@elsewhere.example"};
    CHECK_FALSE(find_token(arrival, ietf_desk(), key));
    arrival = reply();
    arrival.mail.top.message = std::make_unique<Mail>();
    arrival.mail.top.message->top.text = text;
    CHECK_FALSE(find_token(arrival, ietf_desk(), key));
}

TEST_CASE("a good token goes before an expired one, and that before a forged one, wherever they stand") {
    auto const expired = write_token({StatementId{41}, Holder::staff, *parse_date("2026-11-19")}, key);
    auto const forged = write_token({StatementId{40}, Holder::staff, *parse_date("2027-12-25")}, SecretKey::random());
    auto arrival = reply("post\n" + text);
    arrival.envelope.recipients = {"statements+" + forged + "@ietf.example"};
    arrival.mail.in_reply_to = {"x." + expired + "@ietf.example"};
    CHECK(finds_it(arrival));
    arrival.mail.top.text = "post\n";
    CHECK(find_token(arrival, ietf_desk(), key)->worth == FoundToken::Worth::expired);
    arrival.mail.in_reply_to.clear();
    CHECK(find_token(arrival, ietf_desk(), key)->worth == FoundToken::Worth::forged);
}

TEST_CASE("a mail full of dots is read in no time and has no token") {
    CHECK_FALSE(find_token(reply(std::string(2'000'000, '.')), ietf_desk(), key));
    std::string many;
    for (int i = 0; i < 20'000; ++i) many += "aaaaaaaaaaaaaaaaaaaaaa.";
    CHECK_FALSE(find_token(reply(many), ietf_desk(), key));
}

TEST_CASE("replies go to the address with the token, where there is a delimiter and room") {
    CHECK(reply_address(text, ietf_desk()) == "statements+" + text + "@ietf.example");
    CHECK(reply_address("", ietf_desk()) == "statements@ietf.example");
    auto desk = ietf_desk();
    desk.recipient_delimiter.clear();
    CHECK(reply_address(text, desk) == "statements@ietf.example");
    desk = ietf_desk();
    desk.address = std::string(64 - text.size() - 1, 's') + "@ietf.example";
    CHECK(reply_address(text, desk).contains(text));
    desk.address = "s" + desk.address;
    CHECK(reply_address(text, desk) == desk.address);
}
