#include "core/sha256.hpp"
#include <openssl/evp.h>
#include <stdexcept>

namespace liaison {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available in this OpenSSL");
    return fmt::format("{:02x}", fmt::join(std::span{digest}.first(length), ""));
}

} // namespace liaison
