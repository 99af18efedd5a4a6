// The desk's secret, by which it knows what it has written itself: HMAC-SHA256, by OpenSSL.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// A key that never leaves the machine. What is signed for one `purpose` is worth nothing for another.
class SecretKey {
public:
    static constexpr std::size_t size = 32; ///< octets
    /// A key that nobody knows. Throws where the system has no randomness.
    [[nodiscard]] static SecretKey random();
    /// 64 hexadecimal digits; nothing for anything else.
    [[nodiscard]] static std::optional<SecretKey> parse(std::string_view digits);
    [[nodiscard]] std::string write() const;

    /// 80 bits in 16 characters of a-z and 2-7 (RFC 4648 6): mail systems may change the case of a local part.
    [[nodiscard]] std::string sign(std::string_view purpose, std::string_view text) const;
    /// Whether `signature`, in any case, is what sign() gives; takes the same time however much of it is right.
    [[nodiscard]] bool verify(std::string_view purpose, std::string_view text, std::string_view signature) const;

private:
    SecretKey() = default;
    std::array<unsigned char, size> octets_{};
};

/// The length of a signature.
inline constexpr std::size_t signature_length = 16;

/// The characters of a signature, in the order of their values.
inline constexpr std::string_view base32_alphabet = "abcdefghijklmnopqrstuvwxyz234567";

} // namespace liaison
