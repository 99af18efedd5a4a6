#include "core/sha256.hpp"
#include "daemon/courier/enclosures.hpp"
#include <doctest/doctest.h>

using namespace liaison;

namespace {

/// A manager's mail with a mail attached that has a document of three octets.
constexpr std::string_view handed_in =
    "Subject: please record\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nhush\r\n"
    "--a\r\nContent-Type: message/rfc822\r\n\r\nSubject: LS\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    "--b\r\n\r\nA statement.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "Zm9v\r\n--b--\r\n--a--\r\n";

} // namespace

TEST_CASE("a document is found in a mail inside the mail, and each mail is loaded once") {
    std::size_t loaded = 0;
    auto const load = [&](InboxId) -> Result<std::string> {
        ++loaded;
        return std::string{handed_in};
    };
    Enclosure const document{InboxId{7}, sha256("foo"), "\r\n--c\r\n\r\n"};
    CHECK(write_enclosures({document, document}, load) == "\r\n--c\r\n\r\nZm9v\r\n--c\r\n\r\nZm9v");
    CHECK(loaded == 1);
    CHECK(write_enclosures({}, load) == "");
    CHECK(loaded == 1);
}

TEST_CASE("a document that cannot be had is an error, never left out in silence") {
    auto const load = [](InboxId) -> Result<std::string> { return std::string{handed_in}; };
    auto const gone = [](InboxId) -> Result<std::string> { return failure(Fault::bug, "its bytes are gone"); };
    Enclosure const other{InboxId{7}, sha256("bar"), ""};
    CHECK(write_enclosures({other}, load).error().what.contains("inbox 7: no document in it"));
    CHECK(write_enclosures({other}, gone).error().what == "its bytes are gone");
}
