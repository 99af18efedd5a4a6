#include "parser/utf8.hpp"
#include <cstring>

namespace liaison {
namespace {

/// The first byte beyond ASCII at or after `at`, eight at a time.
std::size_t next_beyond_ascii(std::string_view bytes, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    for (std::uint64_t eight = 0; at + sizeof eight <= bytes.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        if ((eight & high_bits) != 0) break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    return at;
}

/// The values that the second byte may have after this first one; {1, 0} after none.
std::pair<unsigned, unsigned> second_byte_range(unsigned first) {
    if (first == 0xE0) return {0xA0, 0xBF};
    if (first == 0xED) return {0x80, 0x9F};
    if (first == 0xF0) return {0x90, 0xBF};
    if (first == 0xF4) return {0x80, 0x8F};
    if (first >= 0xC2 && first <= 0xF4) return {0x80, 0xBF};
    return {1, 0};
}

} // namespace

std::size_t utf8_length_at(std::string_view bytes, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
    auto const first = byte(at);
    if (first < 0x80) return 1;
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    auto const [low, high] = second_byte_range(first);
    if (at + length > bytes.size() || low > high || byte(at + 1) < low || byte(at + 1) > high) return 0;
    for (auto i = at + 2; i < at + length; ++i)
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    return length;
}

Bytes look_at(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (auto at = next_beyond_ascii(bytes, 0); at < bytes.size(); at = next_beyond_ascii(bytes, at)) {
        auto const length = utf8_length_at(bytes, at);
        ++(length == 0 ? bad : good);
        at += std::max<std::size_t>(length, 1);
    }
    if (bad == 0) return good == 0 ? Bytes::ascii : Bytes::utf8;
    return good == 0 ? Bytes::other : Bytes::broken;
}

std::string repaired_utf8(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size());
    std::size_t copied = 0;
    for (auto at = next_beyond_ascii(bytes, 0); at < bytes.size(); at = next_beyond_ascii(bytes, at)) {
        if (auto const length = utf8_length_at(bytes, at); length != 0) {
            at += length;
            continue;
        }
        result.append(bytes, copied, at - copied).append("\xEF\xBF\xBD");
        copied = ++at;
    }
    return result.append(bytes, copied);
}

} // namespace liaison
