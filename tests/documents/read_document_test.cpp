#include "documents/read_document.hpp"
#include "parser/document_limits.hpp"
#include "tests/documents/render.hpp"
#include "tests/support/files.hpp"
#include <filesystem>

using namespace liaison;
using namespace liaison::test;

namespace {

std::vector<std::string> fixtures() {
    std::vector<std::string> found;
    auto const top = std::filesystem::path{LIAISOND_SOURCE_DIR} / "fixtures/document";
    for (auto const& entry : std::filesystem::recursive_directory_iterator{top}) {
        auto const path = entry.path();
        if (entry.is_regular_file() && path.extension() != ".expected" && path.extension() != ".py" &&
            path.extension() != ".pyc")
            found.push_back(std::filesystem::relative(path, LIAISOND_SOURCE_DIR).string());
    }
    std::ranges::sort(found);
    return found;
}

std::string file_name(std::string const& path) { return path.substr(path.rfind('/') + 1); }

} // namespace

TEST_CASE("each document of fixtures/document gives the text that stands beside it") {
    auto const paths = fixtures();
    CHECK(paths.size() >= 20);
    for (auto const& path : paths) {
        CAPTURE(path);
        auto const read = render(read_document(source_file(path), "application/octet-stream", file_name(path)));
        CAPTURE(read);
        CHECK(equals_golden(path + ".expected", read));
    }
}

TEST_CASE("a document cut off anywhere is read as far as it goes, or refused, and harms nothing") {
    for (auto const& path : fixtures()) {
        CAPTURE(path);
        auto const whole = source_file(path);
        auto const step = std::max<std::size_t>(1, whole.size() / 23);
        for (std::size_t size = 0; size < std::min<std::size_t>(whole.size(), 20000); size += step) {
            auto const read = read_document(std::string_view{whole}.substr(0, size), "", file_name(path));
            CHECK((read.has_value() || !read.error().what.empty()));
        }
    }
}

TEST_CASE("the declared type does not decide what a document is") {
    auto const docx = source_file("fixtures/document/docx/3gpp.docx");
    CHECK(read_document(docx, "application/pdf", "statement.pdf")->kind == "docx");
    auto const pdf = source_file("fixtures/document/pdf/tab-stops.pdf");
    CHECK(read_document(pdf, "application/msword", "statement.doc")->kind == "pdf");
}

TEST_CASE("an empty document and one that is too large are refused with the reason") {
    CHECK(read_document("", "application/pdf", "a.pdf").error().what == "is empty");
    std::string const large(document_limits::document_bytes + 1, 'x');
    CHECK(read_document(large, "text/plain", "a.txt").error().what == "is larger than 64 MB");
}
