// Whatever the bytes are, the text of HTML and of flowed text is UTF-8 of no more than bounded size.
#include "parser/flowed.hpp"
#include "parser/html.hpp"
#include "parser/utf8.hpp"
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const input = repaired_utf8({reinterpret_cast<char const*>(data), size});
    auto const text = html_to_text(input);
    if (repaired_utf8(text) != text) std::abort();
    if (unflow(input, size % 2 == 0).size() > 2 * input.size() + 2) std::abort();
    return 0;
}
