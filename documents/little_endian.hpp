// Numbers and pieces taken off bytes, least significant byte first, never past the end.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liaison {

/// The number in at most eight bytes at `at`; what is not there counts as zero.
[[nodiscard]] inline std::uint64_t number_at(std::string_view bytes, std::size_t at, unsigned size) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size && at < bytes.size() && i < bytes.size() - at; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return value;
}

/// The bytes from `at`, as many as are there.
[[nodiscard]] inline std::string_view piece(std::string_view bytes, std::size_t at, std::size_t size) {
    return at >= bytes.size() ? std::string_view{} : bytes.substr(at, size);
}

/// Takes numbers and pieces off the front; past the end everything is zero or empty, and `ended` is true.
class LittleEndianReader {
public:
    explicit LittleEndianReader(std::string_view bytes) : rest_(bytes) {}

    std::uint32_t u16() { return static_cast<std::uint32_t>(number_at(take(2), 0, 2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number_at(take(4), 0, 4)); }
    std::string_view take(std::size_t size) {
        ended_ = ended_ || size > rest_.size();
        auto const taken = rest_.substr(0, size);
        rest_.remove_prefix(taken.size());
        return taken;
    }
    [[nodiscard]] bool ended() const { return ended_; }
    [[nodiscard]] bool empty() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool ended_ = false;
};

} // namespace liaison
