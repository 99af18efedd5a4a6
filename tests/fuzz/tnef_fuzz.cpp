// The input is what winmail.dat holds.
#include "documents/tnef.hpp"
#include "tests/fuzz/check_document.hpp"
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    Budget budget;
    check_document(read_tnef(input, 0, budget));
    return 0;
}
