#include "daemon/traced_envelope.hpp"

using namespace liaison;

namespace {

Desk desk() {
    Desk desk;
    desk.address = "statements@ietf.example";
    desk.aliases = {"liaisons@ietf.example"};
    return desk;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("the recipients are the desk's addresses in the fields of the delivery, else in To and Cc") {
    struct Row {
        std::string_view header;
        Texts recipients;
    };
    for (auto const& [header, recipients] :
         {Row{"Delivered-To: statements@ietf.example\nTo: liaisons@ietf.example\n", {"statements@ietf.example"}},
          {"X-Original-To: liaisons@ietf.example\n", {"liaisons@ietf.example"}},
          {"Envelope-To: other@ietf.example, statements+x@ietf.example\n", {"statements+x@ietf.example"}},
          {"Delivered-To: mailbox-17@provider.example\nTo: A <a@b.example>\nCc: \"The desk\" "
           "<Statements@IETF.example>\n",
           {"Statements@IETF.example"}},
          {"To: statements@ietf.example, statements@ietf.example\n", {"statements@ietf.example"}},
          {"To: undisclosed-recipients:;\n", {}},
          {"Subject: nothing\n", {}},
          {"\nTo: statements@ietf.example\n", {"statements@ietf.example"}},
          {"Subject: x\n\nTo: statements@ietf.example\n", {}}}) {
        CAPTURE(header);
        auto const envelope = envelope_in_mailbox(header, desk());
        CHECK(envelope.recipients == recipients);
        CHECK(envelope.via == "imap");
    }
}

TEST_CASE("the sender is the first Return-Path, and the null sender without one that can be used") {
    for (auto const& [header, sender] :
         {std::pair{"Return-Path: <ann@itu.example>\nReturn-Path: <b@c.example>\n", "ann@itu.example"},
          {"return-path: ann@itu.example\n", "ann@itu.example"},
          {"Return-Path: <>\nFrom: ann@itu.example\n", ""},
          {"Return-Path: <a b>\n", ""},
          {"From: ann@itu.example\n", ""},
          {"Return-Path: <a@b.example>\r\n\r\n", "a@b.example"}}) {
        CAPTURE(header);
        CHECK(envelope_in_mailbox(header, desk()).sender == sender);
    }
}
