// A zip archive with entries that are not compressed (APPNOTE.TXT 4.3).
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace liaison::test {

inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffff;
    for (char const c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

struct StoredFile {
    std::string_view name;
    std::string_view content;
};

inline std::string stored_zip(std::initializer_list<StoredFile> files) {
    auto const number = [](std::uint64_t value, unsigned bytes) {
        std::string out;
        for (; bytes > 0; --bytes, value >>= 8U) out.push_back(static_cast<char>(value & 0xffU));
        return out;
    };
    std::string local, central;
    for (auto const& [name, content] : files) {
        auto const common = number(20, 2) + number(0, 8) + number(crc32(content), 4) + number(content.size(), 4) +
                            number(content.size(), 4) + number(name.size(), 2) + number(0, 2);
        central += "PK\x01\x02" + number(20, 2) + common + number(0, 10) + number(local.size(), 4) + std::string{name};
        local += "PK\x03\x04" + common + std::string{name} + std::string{content};
    }
    return local + central + "PK\x05\x06" + number(0, 4) + number(files.size(), 2) + number(files.size(), 2) +
           number(central.size(), 4) + number(local.size(), 4) + number(0, 2);
}

} // namespace liaison::test
