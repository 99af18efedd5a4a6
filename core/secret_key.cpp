#include "core/secret_key.hpp"
#include "core/text.hpp"
#include <charconv>
#include <nettle/hmac.h>
#include <nettle/memops.h>
#include <stdexcept>
#include <unistd.h>

namespace liaison {
namespace {

constexpr std::size_t bits_a_character = 5;

/// The first characters of `octets` in base 32.
std::string in_base_32(std::span<unsigned char const> octets, std::size_t characters) {
    std::string text;
    std::uint32_t bits = 0;
    std::size_t held = 0;
    for (auto const octet : octets) {
        bits = (bits << 8U) | octet;
        for (held += 8; held >= bits_a_character && text.size() < characters;) {
            held -= bits_a_character;
            text += base32_alphabet[(bits >> held) & 31U];
        }
    }
    return text;
}

} // namespace

SecretKey SecretKey::random() {
    SecretKey key;
    if (::getentropy(key.octets_.data(), size) != 0)
        throw std::runtime_error("this system has no randomness for a key");
    return key;
}

std::optional<SecretKey> SecretKey::parse(std::string_view digits) {
    if (digits.size() != size * 2) return std::nullopt;
    SecretKey key;
    for (std::size_t i = 0; i < size; ++i) {
        auto const* first = digits.data() + i * 2;
        auto const [end, error] = std::from_chars(first, first + 2, key.octets_[i], 16);
        if (error != std::errc{} || end != first + 2) return std::nullopt;
    }
    return key;
}

std::string SecretKey::write() const { return fmt::format("{:02x}", fmt::join(octets_, "")); }

std::string SecretKey::sign(std::string_view purpose, std::string_view text) const {
    auto const message = fmt::format("{}\n{}", purpose, text);
    hmac_sha256_ctx context{};
    hmac_sha256_set_key(&context, size, octets_.data());
    hmac_sha256_update(&context, message.size(), reinterpret_cast<std::uint8_t const*>(message.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    hmac_sha256_digest(&context, digest.size(), digest.data());
    return in_base_32(digest, signature_length);
}

bool SecretKey::verify(std::string_view purpose, std::string_view text, std::string_view signature) const {
    auto const right = sign(purpose, text);
    auto const given = lower_case(signature);
    return given.size() == right.size() && memeql_sec(given.data(), right.data(), right.size()) != 0;
}

} // namespace liaison
