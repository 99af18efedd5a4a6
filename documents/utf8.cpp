#include "documents/utf8.hpp"

namespace liaison {

namespace {

char continuation(std::uint32_t bits) { return static_cast<char>(0x80U | (bits & 0x3fU)); }

} // namespace

std::string utf8_of(std::uint32_t code) {
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {};
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xc0U | (code >> 6U)), continuation(code)};
    if (code < 0x10000) return {static_cast<char>(0xe0U | (code >> 12U)), continuation(code >> 6U), continuation(code)};
    return {static_cast<char>(0xf0U | (code >> 18U)), continuation(code >> 12U), continuation(code >> 6U),
            continuation(code)};
}

} // namespace liaison
