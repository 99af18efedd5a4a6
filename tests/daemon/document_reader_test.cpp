#include "daemon/document_reader.hpp"
#include "tests/support/files.hpp"
#include "tests/support/stored_zip.hpp"
#include <fmt/format.h>
#include <thread>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

constexpr auto pdf = "fixtures/document/pdf/tab-stops.pdf";
constexpr auto docx = "fixtures/document/docx/3gpp.docx";

bool is_read(DocumentText const& document) { return document.remarks.empty() && !document.lines.empty(); }

// A Word document whose tree of a million empty paragraphs does not fit into the reading process.
std::string heavy_docx() {
    std::string xml = "<w:document xmlns:w=\"w\"><w:body>";
    while (xml.size() < 15 * document_limits::mega_byte) xml += "<a/>";
    return xml + "</w:body></w:document>";
}

} // namespace

TEST_CASE("documents are read in another process, one after the other") {
    DocumentReader reader{LIAISOND_READER};
    auto const first = reader.read(source_file(pdf), "application/pdf", "LS.pdf");
    CHECK(is_read(first));
    CHECK(first.name == "LS.pdf");
    CHECK(text_of(first).contains("Title:\tLS on header compression\n"));
    CHECK(is_read(reader.read(source_file(docx), "", "LS.docx")));
}

TEST_CASE("what cannot be read is said in the remarks") {
    DocumentReader reader{LIAISOND_READER};
    auto const locked = reader.read(source_file("fixtures/document/hostile/locked.pdf"), "application/pdf", "a.pdf");
    CHECK(locked.remarks == std::vector<std::string>{"is encrypted: it needs a password"});
    CHECK(locked.name == "a.pdf");
    std::string const large(document_limits::document_bytes + 1, ' ');
    CHECK(reader.read(large, "", "a.txt").remarks == std::vector<std::string>{"is too large to be read"});
}

TEST_CASE("a document of the largest size passes to the process and back") {
    DocumentReader reader{LIAISOND_READER};
    std::string const large(document_limits::document_bytes, '\1');
    CHECK(reader.read(large, "", "a.bin").remarks == std::vector<std::string>{"is no document that can be read"});
}

TEST_CASE("without the reader program every document says so") {
    DocumentReader reader{"/nonexistent/liaisond-reader"};
    auto const unread = reader.read("x", "", "a.pdf");
    CHECK(unread.remarks ==
          std::vector<std::string>{"could not be read: /nonexistent/liaisond-reader cannot be started: "
                                   "No such file or directory"});
}

TEST_CASE("a program that answers nothing costs the document only") {
    DocumentReader reader{"/bin/true"};
    auto const unread = reader.read("x", "", "a.pdf");
    CHECK(unread.remarks == std::vector<std::string>{"could not be read: the reading process ended (status 0)"});
}

TEST_CASE("a document that takes more memory than there is costs its own text only") {
    DocumentReader reader{LIAISOND_READER};
    auto const xml = heavy_docx();
    auto const heavy = reader.read(stored_zip({{"word/document.xml", xml}}), "", "heavy.docx");
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
    CHECK(heavy.remarks == std::vector<std::string>{"needs more memory than a document may have"});
#endif
    CHECK(heavy.lines.empty());
    CHECK(is_read(reader.read(source_file(docx), "", "LS.docx")));
}

#ifdef LIAISOND_CRASH_POINTS
TEST_CASE("a document that crashes the process costs its own text only") {
    DocumentReader reader{LIAISOND_READER};
    CHECK(is_read(reader.read(source_file(pdf), "", "LS.pdf")));
    auto const crashed = reader.read("LIAISOND-PROBE crash", "", "evil.pdf");
    CHECK(crashed.remarks == std::vector<std::string>{"could not be read: reading it crashed (signal 9)"});
    CHECK(crashed.name == "evil.pdf");
    CHECK(is_read(reader.read(source_file(docx), "", "LS.docx")));
}

TEST_CASE("a document that never ends is given up after its time") {
    DocumentReader reader{LIAISOND_READER, 1000ms};
    auto const began = std::chrono::steady_clock::now();
    auto const stuck = reader.read("LIAISOND-PROBE loop", "", "evil.pdf");
    CHECK(std::chrono::steady_clock::now() - began < 5s);
    CHECK(stuck.remarks == std::vector<std::string>{"could not be read: it takes longer than 1 s"});
}

TEST_CASE("a mail's documents have a time together, and whoever stops does not wait for it") {
    DocumentReader reader{LIAISOND_READER};
    auto const now = std::chrono::steady_clock::now();
    CHECK(reader.read("LIAISOND-PROBE loop", "", "evil.pdf", now + 300ms).remarks ==
          std::vector<std::string>{"could not be read: it takes longer than 1 s"});
    CHECK(reader.read(source_file(docx), "", "LS.docx", now).remarks ==
          std::vector<std::string>{"is left out: there is no time to read it"});
    CHECK(is_read(reader.read(source_file(docx), "", "LS.docx")));
    std::jthread const stopping{[&] {
        std::this_thread::sleep_for(300ms);
        reader.stop();
    }};
    CHECK(reader.read("LIAISOND-PROBE loop", "", "evil.pdf").remarks ==
          std::vector<std::string>{"could not be read: the desk is stopping"});
    CHECK_FALSE(is_read(reader.read(source_file(docx), "", "LS.docx")));
    CHECK(std::chrono::steady_clock::now() - now < 10s);
}

TEST_CASE("an answer that makes no sense costs its own document only") {
    DocumentReader reader{LIAISOND_READER};
    auto const odd = reader.read("LIAISOND-PROBE garbage", "", "evil.pdf");
    CHECK(odd.remarks ==
          std::vector<std::string>{"could not be read: the reading process gave an answer that is none"});
    CHECK(is_read(reader.read(source_file(docx), "", "LS.docx")));
}

TEST_CASE("the reading process can do nothing but read what it was handed") {
    DocumentReader reader{LIAISOND_READER};
    for (auto const* what : {"socket", "write-file", "read-file", "exec", "fork", "map-code", "signal"}) {
        CAPTURE(what);
        auto const tried = reader.read(fmt::format("LIAISOND-PROBE {}", what), "", "evil.pdf");
        REQUIRE(tried.lines.size() == 1);
        CHECK((tried.lines[0].text == "Operation not permitted" || tried.lines[0].text == "Permission denied"));
    }
}
#endif
