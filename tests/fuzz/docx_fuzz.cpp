// The input is the main part of a Word document.
#include "tests/fuzz/check_document.hpp"
#include "tests/support/stored_zip.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    check_document(read_document(test::stored_zip({{"word/document.xml", input}}), "", "a.docx"));
    return 0;
}
