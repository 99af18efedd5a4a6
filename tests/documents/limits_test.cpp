#include "documents/archive.hpp"
#include "documents/line_writer.hpp"
#include "documents/read_document.hpp"
#include "parser/document_limits.hpp"
#include "tests/support/files.hpp"
#include <chrono>
#include <fmt/format.h>

using namespace liaison;
using namespace liaison::test;

namespace {

// A PDF with that many pages; all share one content stream.
std::string pdf_of(int pages) {
    std::string const content = "BT /F1 12 Tf 72 700 Td (Title: a long document) Tj ET";
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                     fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content)};
    std::string kids;
    for (int i = 0; i < pages; ++i) {
        objects.emplace_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                             "/Resources << /Font << /F1 3 0 R >> >> >>");
        kids += fmt::format("{} 0 R ", objects.size());
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages);
    std::string pdf = "%PDF-1.4\n";
    std::string table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    auto const start = pdf.size();
    return pdf +
           fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, table, objects.size() + 1, start);
}

} // namespace

TEST_CASE("of a PDF with 10,000 pages the first 200 are read, in a time that does not grow with the rest") {
    auto const pdf = pdf_of(10'000);
    auto const began = std::chrono::steady_clock::now();
    auto const document = read_document(pdf, "application/pdf", "long.pdf");
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{10});
    REQUIRE(document.has_value());
    CHECK(document->remarks == std::vector<std::string>{"stopped after page 200 of 10000"});
    CHECK(read_document(pdf_of(200), "", "just.pdf")->remarks.empty());
}

TEST_CASE("an archive with more entries than the limit is not opened") {
    std::string central;
    auto const entries = document_limits::archive_entries + 1;
    for (std::size_t i = 0; i < entries; ++i) {
        auto const name = fmt::format("{:05}", i);
        central +=
            std::string(
                "PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                46) +
            name;
    }
    auto const count = std::string{static_cast<char>(entries & 0xff), static_cast<char>(entries >> 8)};
    auto const size = central.size();
    std::string end("PK\x05\x06\0\0\0\0", 8);
    end += count + count;
    for (unsigned shift = 0; shift < 32; shift += 8) end.push_back(static_cast<char>((size >> shift) & 0xff));
    end += std::string(6, '\0');
    auto const archive = Archive::open(central + end);
    REQUIRE(!archive.has_value());
    CHECK(archive.error().what == "has more than 10000 entries");
}

TEST_CASE("lines beyond the limits are left out with one remark") {
    DocumentText document;
    Budget budget;
    budget.lines = 2;
    LineWriter lines{document, budget};
    for (int i = 0; i < 5; ++i) lines.paragraph(PagePart::body, "line");
    CHECK(document.lines.size() == 2);
    CHECK(lines.is_full());
    CHECK(document.remarks == std::vector<std::string>{"is very long: only its beginning was read"});

    DocumentText other;
    Budget small;
    small.text_bytes = 10;
    LineWriter narrow{other, small};
    narrow.paragraph(PagePart::body, "seven..");
    narrow.paragraph(PagePart::body, "seven..");
    CHECK(other.lines.size() == 1);
    CHECK(narrow.is_full());
}

TEST_CASE("what unpacks to more than the budget is cut off while it unpacks") {
    auto const bytes = source_file("fixtures/document/hostile/overlapping.zip");
    auto const archive = Archive::open(bytes);
    REQUIRE(archive.has_value());
    Budget budget;
    budget.unpacked_bytes = 3 * document_limits::mega_byte;
    for (std::size_t i = 0; i < 3; ++i) CHECK(archive->read(i, document_limits::document_bytes, budget).has_value());
    CHECK(!archive->read(3, document_limits::document_bytes, budget).has_value());
}

TEST_CASE("remarks are not repeated and not without end") {
    DocumentText document;
    for (std::size_t i = 0; i < document_limits::remarks * 2; ++i) {
        add_remark(document, fmt::format("remark {}", i));
        add_remark(document, fmt::format("remark {}", i));
    }
    CHECK(document.remarks.size() == document_limits::remarks);
}
