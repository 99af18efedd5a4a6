// The input is RTF.
#include "documents/rtf.hpp"
#include "tests/fuzz/check_document.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    Budget budget;
    check_document(read_rtf(input, budget));
    return 0;
}
