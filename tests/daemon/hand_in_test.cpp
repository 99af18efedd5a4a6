#include "daemon/commands/hand_in.hpp"
#include "daemon/commands/mail_file.hpp"

using namespace liaison;

namespace {

LmtpTerms terms() {
    return {"localhost", [](std::string_view spec) { return spec == "statements@ietf.example"; }, 1000, 2, 20};
}

Envelope envelope(std::string sender, std::vector<std::string> recipients = {"statements@ietf.example"}) {
    return {std::move(sender), std::move(recipients), ""};
}

} // namespace

TEST_CASE("what is handed in comes out octet for octet, whatever dots it has") {
    for (std::string const raw :
         {"a: b\r\n\r\n.\r\n..\r\n.x\r\n", ".\r\n", "\r\n.\r\n", "a\n.\nb\r\n", "a\r\n.\n\r\n"}) {
        CAPTURE(raw);
        auto const got = hand_in(envelope("a@itu.example"), raw, terms());
        REQUIRE(got);
        CHECK(got->raw == raw);
        CHECK(got->envelope.via == "deliver");
    }
    CHECK(hand_in(envelope(""), "no line end", terms())->raw == "no line end\r\n");
    CHECK(hand_in(envelope(""), "", terms())->raw.empty());
}

TEST_CASE("the limits are those of LMTP") {
    CHECK(hand_in(envelope(""), std::string(998, 'x') + "\r\n", terms()));
    auto const large = hand_in(envelope(""), std::string(999, 'x') + "\r\n", terms());
    REQUIRE_FALSE(large);
    CHECK(large.error().fault == Fault::bad_input);
    CHECK(large.error().what.contains("552 5.3.4"));
    auto const stranger = hand_in(envelope("", {"statements@ietf.example", "x@ietf.example"}), "x", terms());
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().what.contains("x@ietf.example: refused: 550 5.1.1"));
    std::string const ours = "statements@ietf.example";
    auto const many = hand_in(envelope("", {ours, ours, ours}), "x", terms());
    REQUIRE_FALSE(many);
    CHECK(many.error().fault == Fault::try_later);
}

TEST_CASE("an address cannot smuggle a command in") {
    for (auto const* sender : {"a@b.example>\r\nDATA", "a b@c.example", "a@b.example> SIZE=1", "<a@b.example"}) {
        CAPTURE(sender);
        auto const got = hand_in(envelope(sender), "x", terms());
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::bad_input);
    }
}

TEST_CASE("line ends of Unix become those of mail, and those of mail stay as they are") {
    CHECK(with_crlf("a\nb\n\nc") == "a\r\nb\r\n\r\nc");
    CHECK(with_crlf("\na") == "\r\na");
    CHECK(with_crlf("a\r\nb\nc\r\n") == "a\r\nb\nc\r\n");
    CHECK(with_crlf("a\nb\r\n") == "a\r\nb\r\n");
    CHECK(with_crlf("").empty());
}

TEST_CASE("a mail in a file tells its envelope by the trace that its delivery left") {
    Desk desk;
    desk.address = "statements@ietf.example";
    Mail mail;
    mail.from = {{"", "Ann", "ann@itu.example"}};
    CHECK(stated_envelope(mail, desk).sender == "ann@itu.example");
    CHECK(stated_envelope(mail, desk).recipients == std::vector<std::string>{"statements@ietf.example"});
    mail.headers = {{"Return-Path", " <bounces@itu.example>"},
                    {"X-Original-To", "statements+x@ietf.example"},
                    {"Delivered-To", "Statements@ietf.example"},
                    {"Delivered-To", "statements@ietf.example"},
                    {"Delivered-To", "somebody@else.example"}};
    auto const stated = stated_envelope(mail, desk);
    CHECK(stated.sender == "bounces@itu.example");
    CHECK(stated.recipients == std::vector<std::string>{"statements+x@ietf.example", "Statements@ietf.example"});
    mail.headers = {{"Return-Path", "<>"}};
    CHECK(stated_envelope(mail, desk).sender.empty());
    mail.headers = {{"Return-Path", "<a b>"}};
    CHECK(stated_envelope(mail, desk).sender == "ann@itu.example");
}
