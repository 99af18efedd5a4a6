#include "tests/differential/generated_mail.hpp"
#include "tests/differential/reading.hpp"
#include "tests/support/files.hpp"
#include "tests/support/prelude.hpp"
#include <filesystem>
#include <set>

using namespace liaison;
using namespace liaison::test;

namespace {

/// A difference that is meant: the field of that mail, and the section of docs/violations.md that says why.
struct Deliberate {
    std::string mail;
    std::string field;
    std::string section;
};

std::vector<Deliberate> const deliberate = {
    {"mail/charsets/ascii-that-is-utf8", "1 text", "Bytes beyond ASCII without a charset (G)"},
    {"mail/charsets/undeclared-latin1", "1 text", "Bytes beyond ASCII without a charset (G)"},
    {"mail/charsets/unknown-8bit", "1 text", "Bytes beyond ASCII without a charset (G)"},
    {"mail/charsets/utf8-that-is-latin1", "1 text", "Bytes beyond ASCII without a charset (G)"},
    {"mail/headers/raw-koi8", "subject", "Bytes beyond ASCII without a charset (G)"},
    {"mail/charsets/latin1-that-is-windows-1252", "subject", "ISO-8859-1 is windows-1252 (G)"},
    {"mail/charsets/latin1-that-is-windows-1252", "1 text", "ISO-8859-1 is windows-1252 (G)"},
    {"mail/headers/as-people-write-them", "cc", "People's addresses (G)"},
    {"mail/headers/duplicates", "subject", "The first of two fields (G)"},
    {"mail/headers/duplicates", "from", "The first of two fields (G)"},
    {"mail/headers/duplicates", "1 type", "The first of two fields (G)"},
    {"mail/headers/ids", "date", "Other writings of a date (G)"},
    {"mail/headers/names", "cc", "Encoded words in quoted strings (G)"},
    {"mail/headers/parameters", "1.5 name", "Backslashes in file names (G)"},
    {"mail/headers/parameters", "1.6 name", "RFC 2231 pieces in any order (G)"},
    {"mail/malformed/bare-cr", "subject", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "message_id", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "date", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "from", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "to", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "1 bytes", "Lines that end with CR alone (G)"},
    {"mail/malformed/bare-cr", "1 text", "Lines that end with CR alone (G)"},
    {"mail/malformed/mixed-line-ends", "1 text", "Lines that end with CR alone (G)"},
    {"mail/malformed/base64-ends-early", "1 bytes", "Base64 that is cut or followed by text (G)"},
    {"mail/malformed/base64-ends-early", "1 text", "Base64 that is cut or followed by text (G)"},
    {"mail/malformed/no-closing-boundary", "1.2 bytes", "Base64 that is cut or followed by text (G)"},
    {"mail/malformed/leading-empty-lines", "subject", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "message_id", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "date", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "from", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "to", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "1 bytes", "Empty lines before the header (G)"},
    {"mail/malformed/leading-empty-lines", "1 text", "Empty lines before the header (G)"},
    {"mail/malformed/message-not-encoded", "structure", "Encoded messages (G)"},
    {"mail/mime/message-in-base64", "structure", "Encoded messages (G)"},
    {"mail/malformed/no-boundary-parameter", "structure", "A multipart without a boundary (G)"},
    {"mail/malformed/no-part", "1 bytes", "A multipart without a boundary (G)"},
    {"mail/malformed/no-empty-line", "1 bytes", "The empty line that was forgotten (G)"},
    {"mail/malformed/no-empty-line", "1 text", "The empty line that was forgotten (G)"},
    {"mail/malformed/nothing-but-text", "structure", "The empty line that was forgotten (G)"},
    {"golden/forward", "1.2.1 bytes", "The empty line that was forgotten (G)"},
    {"golden/forward", "1.2.1 text", "The empty line that was forgotten (G)"},
    {"mail/malformed/nul", "subject", "NUL (G)"},
    {"mail/malformed/nul", "1 text", "NUL (G)"},
    {"mail/malformed/quoted-printable", "1 bytes", "Blanks behind a soft line break (G)"},
    {"mail/malformed/quoted-printable", "1 text", "Blanks behind a soft line break (G)"},
    {"mail/malformed/type-nonsense", "1 type", "Types that are none (G)"},
    {"mail/malformed/type-text", "1 type", "Types that are none (G)"},
    {"statement/signed/file", "structure", "Opaque signatures (G)"},
    {"statement/signed/opaque", "structure", "Opaque signatures (G)"},
    {"statement/signed/opaque-altered", "structure", "Opaque signatures (G)"},
    {"mail/mime/uuencoded", "1 name", "The name in uuencode (G)"},
};

std::vector<std::string> mails() {
    std::filesystem::path const top{LIAISOND_SOURCE_DIR};
    std::vector<std::string> paths;
    for (auto const& file : std::filesystem::recursive_directory_iterator{top / "fixtures"})
        if (file.path().extension() == ".eml") paths.push_back(std::filesystem::relative(file.path(), top).string());
    std::ranges::sort(paths);
    return paths;
}

} // namespace

TEST_CASE("well-formed mail of any make is read as GMime reads it") {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        auto const raw = generated_mail(seed);
        for (auto const& difference : differences(our_reading(parse_mail(raw)), gmime_reading(raw))) {
            CAPTURE(raw);
            FAIL_CHECK(difference);
        }
    }
}

TEST_CASE("every mail of the fixtures is read as GMime reads it, but for what docs/violations.md gives a reason for") {
    std::set<std::string> met;
    for (auto const& path : mails()) {
        CAPTURE(path);
        auto const raw = source_file(path);
        for (auto const& difference : differences(our_reading(parse_mail(raw)), gmime_reading(raw))) {
            auto const field = difference.substr(0, difference.find(':'));
            bool const meant = std::ranges::any_of(
                deliberate, [&](auto const& d) { return path == "fixtures/" + d.mail + ".eml" && d.field == field; });
            if (!meant) FAIL_CHECK(difference);
            met.insert(path + " " + field);
        }
    }
    for (auto const& [mail, field, section] : deliberate) {
        CAPTURE(mail);
        CAPTURE(field);
        CHECK(met.contains("fixtures/" + mail + ".eml " + field));
    }
}

TEST_CASE("each deliberate difference has its section in docs/violations.md") {
    auto const page = source_file("docs/violations.md");
    for (auto const& [mail, field, section] : deliberate) {
        CAPTURE(section);
        CHECK(page.contains("### " + section + "\n"));
    }
}
