// The input is an archive.
#include "tests/fuzz/check_document.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    check_document(read_document("PK\x03\x04" + std::string{input}, "", "a.zip"));
    check_document(read_document(input, "", "a.zip"));
    return 0;
}
