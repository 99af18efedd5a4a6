#include "core/base64.hpp"
#include <openssl/evp.h>

namespace liaison {
namespace {

constexpr std::size_t octets_in_group = 3;
constexpr std::size_t signs_in_group = 4;

unsigned char const* octets_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::size_t padding_of(std::string_view text) { return text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0; }

} // namespace

std::string write_base64(std::string_view bytes) {
    std::string text;
    auto const signs = (bytes.size() + octets_in_group - 1) / octets_in_group * signs_in_group;
    text.resize(signs + 1); // OpenSSL ends it with a NUL
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), octets_of(bytes), static_cast<int>(bytes.size()));
    text.resize(signs);
    return text;
}

std::optional<std::string> parse_base64(std::string_view text) {
    if (text.size() % signs_in_group != 0) return std::nullopt;
    std::string bytes;
    bytes.resize(text.size() / signs_in_group * octets_in_group);
    auto const length =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), octets_of(text), static_cast<int>(text.size()));
    if (length < 0) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(length) - padding_of(text));
    if (write_base64(bytes) != text) return std::nullopt; // blanks, signs behind the end, loose bits
    return bytes;
}

} // namespace liaison
