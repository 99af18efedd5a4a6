#include "daemon/courier/relay_reply.hpp"

using namespace liaison;

namespace {
RelayReply only_reply(std::string_view octets) {
    RelayReplyReader reader;
    reader.feed(octets);
    auto const reply = reader.next();
    REQUIRE(reply);
    REQUIRE(*reply);
    return **reply;
}
} // namespace

TEST_CASE("a reply of several lines is one reply with the lines' text joined") {
    CHECK(only_reply("250-first\r\n250-second\r\n250 third\r\n") == RelayReply{250, "first second third"});
    CHECK(only_reply("354\r\n") == RelayReply{354, ""});
    CHECK(only_reply("250 with LF alone\n") == RelayReply{250, "with LF alone"});
}

TEST_CASE("a reply that comes octet by octet is the same reply, and the next one is not touched") {
    RelayReplyReader reader;
    for (char const c : std::string_view{"250-a\r\n250 b\r"}) {
        reader.feed({&c, 1});
        auto const reply = reader.next();
        REQUIRE(reply);
        CHECK_FALSE(reply->has_value());
    }
    reader.feed("\n550 no\r\n");
    CHECK(reader.next()->value() == RelayReply{250, "a b"});
    CHECK(reader.next()->value() == RelayReply{550, "no"});
    CHECK_FALSE(reader.next()->has_value());
}

TEST_CASE("the enhanced code counts only where its class is the reply's") {
    CHECK(RelayReply{552, "5.3.4 too big"}.status() == "5.3.4");
    CHECK(RelayReply{552, "5.3.4"}.status() == "5.3.4");
    CHECK(RelayReply{552, "4.3.4 too big"}.status() == "");
    CHECK(RelayReply{550, "10.0.0.1 is listed"}.status() == "");
    CHECK(RelayReply{550, "5.1 short"}.status() == "");
    CHECK(RelayReply{550, ""}.status() == "");
}

TEST_CASE("what is no SMTP is told so, and no relay can make us read for ever") {
    for (auto const* octets : {"HTTP/1.1 400 Bad Request\r\n", "25\r\n", "250_x\r\n", "\r\n"}) {
        CAPTURE(octets);
        RelayReplyReader reader;
        reader.feed(octets);
        CHECK_FALSE(reader.next());
    }
    RelayReplyReader endless_line;
    endless_line.feed("250 " + std::string(5000, 'x'));
    CHECK_FALSE(endless_line.next());
    RelayReplyReader endless_reply;
    for (int i = 0; i < 300; ++i) endless_reply.feed("250-x\r\n");
    CHECK_FALSE(endless_reply.next());
}

TEST_CASE("control characters and endless words of the relay's do not get into the store") {
    CHECK(only_reply("550 a\tb\033[2J\r\n").text == "a?b?[2J");
    CHECK(only_reply("550-" + std::string(900, 'x') + "\r\n550 " + std::string(900, 'y') + "\r\n").text.size() <= 1001);
}

TEST_CASE("the extensions are read from the reply to EHLO in any case") {
    auto const offers = parse_relay_offers({"250-mx.example hello", "250-pipelining", "250-SIZE 1000", "250 8BITMIME"});
    CHECK(offers.pipelining);
    CHECK(offers.eight_bit);
    CHECK_FALSE(offers.smtputf8);
    CHECK(offers.size);
    CHECK(offers.max_size == 1000);
    CHECK(parse_relay_offers({"250 SIZE"}).max_size == 0);
    CHECK(parse_relay_offers({"250 SIZE 99999999999999999999999"}).max_size == 0);
    CHECK_FALSE(parse_relay_offers({"250"}).size);
}
