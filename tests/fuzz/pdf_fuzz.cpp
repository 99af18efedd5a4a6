// The input is a PDF, from its header on. Poppler itself is not instrumented.
#include "tests/fuzz/check_document.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    check_document(read_document("%PDF-1.4\n" + std::string{input}, "", "a.pdf"));
    return 0;
}
