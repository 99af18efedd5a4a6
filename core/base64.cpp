#include "core/base64.hpp"
#include <cstdint>
#include <nettle/base64.h>

namespace liaison {

std::string write_base64(std::string_view bytes) {
    std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(text.data(), bytes.size(), reinterpret_cast<std::uint8_t const*>(bytes.data()));
    return text;
}

std::optional<std::string> parse_base64(std::string_view text) {
    base64_decode_ctx context{};
    base64_decode_init(&context);
    std::string bytes(BASE64_DECODE_LENGTH(text.size()), '\0');
    auto length = bytes.size();
    auto* const octets = reinterpret_cast<std::uint8_t*>(bytes.data());
    if (base64_decode_update(&context, &length, octets, text.size(), text.data()) != 1) return std::nullopt;
    bytes.resize(length);
    if (write_base64(bytes) != text) return std::nullopt; // blanks, signs behind the end, loose bits
    return bytes;
}

} // namespace liaison
