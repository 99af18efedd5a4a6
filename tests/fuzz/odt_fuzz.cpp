// The input is the main part of an OpenDocument text.
#include "tests/fuzz/check_document.hpp"
#include "tests/support/stored_zip.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    check_document(read_document(
        test::stored_zip(
            {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", input}, {"styles.xml", input}}),
        "", "a.odt"));
    return 0;
}
