#include "daemon/imap/imap_names.hpp"
#include "daemon/imap/imap_reader.hpp"
#include "daemon/imap/imap_response.hpp"

using namespace liaison;

namespace {

ImapResponse only_response(std::string_view octets, ImapLimits limits = {}) {
    ImapReader reader{limits};
    reader.feed(octets);
    auto response = reader.next();
    REQUIRE(response);
    REQUIRE(*response);
    return **std::move(response);
}

std::string refusal_of(std::string_view octets, ImapLimits limits) {
    ImapReader reader{limits};
    reader.feed(octets);
    for (;;) {
        auto const response = reader.next();
        if (!response) return response.error().what;
        if (!*response) return "";
    }
}

} // namespace

TEST_CASE("a literal of exactly the limit is kept, one octet more is read over, and what follows is read as before") {
    ImapLimits const limits{.literals = 5};
    for (auto const& [octets, kept, dropped] :
         {std::tuple{"* 1 FETCH (BODY[] {5}\r\nabcde)\r\n* 2 EXISTS\r\n", "abcde", false},
          {"* 1 FETCH (BODY[] {6}\r\nabcdef)\r\n* 2 EXISTS\r\n", "", true}}) {
        ImapReader reader{limits};
        reader.feed(octets);
        auto const first = reader.next();
        REQUIRE((first && *first));
        CHECK((*first)->literals.front().octets == kept);
        CHECK((*first)->literals.front().too_large == dropped);
        auto const second = reader.next();
        REQUIRE((second && *second));
        CHECK((*second)->line == "* 2 EXISTS");
    }
}

TEST_CASE("the literals of one response share the limit") {
    auto const response = only_response("* 1 FETCH (A {3}\r\nabc B {3}\r\ndef)\r\n", {.literals = 5});
    REQUIRE(response.literals.size() == 2);
    CHECK(response.literals[0].octets == "abc");
    CHECK(response.literals[1].too_large);
}

TEST_CASE("lines, literals and their number beyond the limits end the reading") {
    CHECK(refusal_of("* SEARCH 1 2\r\n", {.line = 12}) == "");
    CHECK(refusal_of("* SEARCH 1 2 3\r\n", {.line = 12}) == "the mail server's line has no end");
    CHECK(refusal_of("* SEARCH 1 2 3", {.line = 12}) == "the mail server's line has no end");
    CHECK(refusal_of("* X {9}\r\n123456789\r\n", {.announced = 9}) == "");
    auto const too_much = "the mail server sends more than a response can hold";
    CHECK(refusal_of("* X {10}\r\n", {.announced = 9}) == too_much);
    CHECK(refusal_of("* X {99999999999999999999999}\r\n", {}) == too_much);
    CHECK(refusal_of("* X {0}\r\n {0}\r\n\r\n", {.literals_of_response = 1}) == too_much);
}

TEST_CASE("a line that cannot have a literal has none, whatever it ends with") {
    for (std::string const line :
         {"* OK done {5}", "+ go on {5}", "L1 NO {5}", "* BYE {5}", "* SEARCH {x}", "* X {}"}) {
        CAPTURE(line);
        CHECK(only_response(line + "\r\n").line == line);
    }
}

TEST_CASE("a response says its number, keyword, state and code") {
    auto const exists = parse_imap_line("* 23 EXISTS");
    CHECK(exists.number == 23);
    CHECK(exists.keyword == "EXISTS");
    auto const ok = parse_imap_line("L4 no [TRYCREATE] there is no such folder");
    CHECK(ok.tag == "L4");
    CHECK(ok.state == ImapState::no);
    CHECK(ok.code == "TRYCREATE");
    CHECK(ok.text == "there is no such folder");
    auto const validity = parse_imap_line("* OK [UIDVALIDITY 3857529045] valid");
    CHECK(validity.code == "UIDVALIDITY");
    CHECK(validity.argument == "3857529045");
    CHECK(parse_imap_line("* OK [UIDVALIDITY 3857529045").code.empty());
    CHECK(parse_imap_line("").tag.empty());
    CHECK(!parse_imap_line("* 4294967296 EXISTS").number);
}

TEST_CASE("a FETCH response is read whatever else stands in it and in whatever order") {
    for (std::string_view const octets :
         {"* 1 FETCH (UID 7 RFC822.SIZE 310 BODY[] {3}\r\nabc)\r\n",
          "* 1 FETCH (BODY[] {3}\r\nabc FLAGS (\\Seen) RFC822.SIZE 310 UID 7)\r\n",
          "* 1 FETCH (X-GM-LABELS (\"a b\" ((\\x))) BODY[] \"abc\" MODSEQ (5) UID 7 RFC822.SIZE 310)\r\n",
          "* 1 fetch (uid 7 Rfc822.Size 310 body[HEADER.FIELDS (X Y)] {1}\r\n) body[] {3}\r\nabc)\r\n"}) {
        CAPTURE(octets);
        auto response = only_response(octets);
        auto const fetch = parse_imap_fetch(response);
        REQUIRE(fetch);
        CHECK(fetch->uid == 7);
        CHECK(fetch->size == 310);
        REQUIRE(fetch->body);
        CHECK(fetch->body->octets == "abc");
    }
}

TEST_CASE("what is no FETCH response is none") {
    for (std::string_view const octets :
         {"* 1 FETCH\r\n", "* 1 FETCH (\r\n", "* 1 FETCH (UID\r\n", "* 1 FETCH (UID (7)\r\n", "* 1 FETCH (X ((\r\n",
          "* 1 FETCH ((UID 7))\r\n", "* 1 EXISTS\r\n", "* 1 FETCH (UID 7\r\n"}) {
        CAPTURE(octets);
        auto response = only_response(octets);
        CHECK(!parse_imap_fetch(response));
    }
}

TEST_CASE("names of mailboxes are written in modified UTF-7 and quoted") {
    CHECK(write_modified_utf7("INBOX") == "INBOX");
    CHECK(write_modified_utf7("R&D") == "R&-D");
    CHECK(write_modified_utf7("B\xc3\xbcro") == "B&APw-ro");
    CHECK(write_modified_utf7("~peter/mail/\xe5\x8f\xb0\xe5\x8c\x97/\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e") ==
          "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
    CHECK(write_modified_utf7("\xf0\x9f\x93\xa8") == "&2D3c6A-");
    CHECK(write_modified_utf7("a\xff") == "a&,,0-");
    CHECK(write_imap_string("a\"b\\c\r\nL1 LOGOUT") == "\"a\\\"b\\\\cL1 LOGOUT\"");
}

TEST_CASE("numbers of mails are written as ranges") {
    CHECK(write_uid_set({}) == "");
    CHECK(write_uid_set({7}) == "7");
    CHECK(write_uid_set({1, 2, 3, 5, 7, 8}) == "1:3,5,7:8");
    CHECK(write_uid_set({4294967294, 4294967295}) == "4294967294:4294967295");
}

TEST_CASE("folders and namespaces are read with quotes, literals and NIL") {
    auto const folder = parse_imap_list(only_response("* LIST (\\HasNoChildren \\Archive) \"/\" {3}\r\na\"b\r\n"));
    REQUIRE(folder);
    CHECK(folder->name == "a\"b");
    CHECK(folder->delimiter == "/");
    CHECK(folder->attributes == std::vector<std::string>{"\\HasNoChildren", "\\Archive"});
    CHECK(parse_imap_list(only_response("* LIST () NIL INBOX\r\n"))->delimiter.empty());
    CHECK(!parse_imap_list(only_response("* LIST () NIL\r\n")));
    auto const space = parse_imap_namespace(only_response("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n"));
    REQUIRE(space);
    CHECK(space->prefix == "INBOX.");
    CHECK(!parse_imap_namespace(only_response("* NAMESPACE NIL NIL NIL\r\n")));
}
