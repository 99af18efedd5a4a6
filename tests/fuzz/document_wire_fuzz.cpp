// The input is what the other process says; what is read from it is what is written again.
#include "parser/document_wire.hpp"
#include <cstdint>
#include <cstdlib>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    (void)parse_request(input);
    auto const answer = parse_answer(input);
    if (!answer) return 0;
    auto const written = write_answer(*answer);
    auto const again = parse_answer(std::string_view{written}.substr(frame_header_bytes));
    if (!again || again->document.has_value() != answer->document.has_value()) std::abort();
    if (answer->document && *answer->document != *again->document) std::abort();
    return 0;
}
