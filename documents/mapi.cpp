#include "documents/mapi.hpp"
#include "documents/little_endian.hpp"
#include "parser/charset.hpp"
#include "parser/document_limits.hpp"

namespace liaison {

namespace {

// Property types (MS-OXCDATA 2.11.1).
constexpr std::uint32_t type_object = 0x0d;
constexpr std::uint32_t type_string8 = 0x1e;
constexpr std::uint32_t type_unicode = 0x1f;
constexpr std::uint32_t type_binary = 0x102;
constexpr std::uint32_t several_values = 0x1000;
constexpr std::uint32_t named_from = 0x8000;

bool has_length(std::uint32_t type) {
    return type == type_object || type == type_string8 || type == type_unicode || type == type_binary;
}

// Of a type of fixed size, padded to four bytes; 0 for an unknown one, behind which nothing can be found.
std::size_t fixed_size(std::uint32_t type) {
    switch (type) {
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x0a:
    case 0x0b: return 4;
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40: return 8;
    case 0x48: return 16;
    default: return 0;
    }
}

std::string_view padded(LittleEndianReader& from, std::size_t size) {
    auto const value = from.take(size);
    from.take((4 - size % 4) % 4);
    return value;
}

void skip_name(LittleEndianReader& from) {
    from.take(16);
    if (from.u32() == 0)
        from.u32();
    else
        padded(from, from.u32());
}

std::string_view first_value(LittleEndianReader& from, std::uint32_t type) {
    auto const single = type & ~several_values;
    bool const counted = has_length(single) || single != type;
    auto count = counted ? from.u32() : 1U;
    std::string_view first;
    for (bool is_first = true; count > 0 && !from.ended() && !from.empty(); --count, is_first = false) {
        auto const value = has_length(single) ? padded(from, from.u32()) : from.take(fixed_size(single));
        if (is_first) first = value;
    }
    return first;
}

// What every dictionary of compressed RTF begins with (MS-OXRTFCP 2.1.2.1).
constexpr std::string_view rtf_beginning =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
constexpr std::size_t dictionary_size = 4096;

std::string decompressed(std::string_view packed, std::size_t size) {
    std::string dictionary{rtf_beginning};
    auto write_at = dictionary.size();
    dictionary.resize(dictionary_size, ' ');
    std::string out;
    auto const put = [&](char c) {
        out.push_back(c);
        dictionary[write_at] = c;
        write_at = (write_at + 1) % dictionary_size;
    };
    LittleEndianReader from{packed};
    while (!from.empty() && out.size() < size) {
        auto const control = static_cast<unsigned char>(from.take(1)[0]);
        for (unsigned bit = 0; bit < 8 && !from.empty() && out.size() < size; ++bit) {
            if ((control >> bit & 1U) == 0) {
                put(from.take(1)[0]);
                continue;
            }
            auto const pair = from.take(2); // most significant byte first: 12 bits of place, 4 of length
            if (pair.size() < 2) return out;
            auto const reference =
                static_cast<unsigned>(static_cast<unsigned char>(pair[0]) << 8U) | static_cast<unsigned char>(pair[1]);
            auto const place = reference >> 4U;
            if (place == write_at) return out;
            for (std::size_t i = 0; i < (reference & 0xfU) + 2U && out.size() < size; ++i)
                put(dictionary[(place + i) % dictionary_size]);
        }
    }
    return out;
}

} // namespace

void for_each_mapi_property(std::string_view bytes, std::function<void(MapiProperty const&)> const& use) {
    LittleEndianReader from{bytes};
    auto left = std::min<std::size_t>(from.u32(), document_limits::mapi_properties);
    for (; left > 0 && !from.ended() && !from.empty(); --left) {
        auto const type = from.u16();
        auto const id = from.u16();
        if (id >= named_from) skip_name(from);
        auto const single = type & ~several_values;
        if (!has_length(single) && fixed_size(single) == 0) return;
        auto const value = first_value(from, type);
        if (has_length(single)) use({static_cast<MapiId>(id), single, value});
    }
}

std::string mapi_text(MapiProperty const& property, std::string_view charset) {
    auto text = decode_charset(property.value, property.type == type_unicode ? "utf-16le" : charset).text;
    while (text.ends_with('\0')) text.pop_back();
    return text;
}

std::string unpacked_rtf(std::string_view packed) {
    constexpr std::uint32_t compressed = 0x75465a4c;   // "LZFu"
    constexpr std::uint32_t uncompressed = 0x414c454d; // "MELA"
    LittleEndianReader from{packed};
    from.u32();
    auto const size = std::min<std::size_t>(from.u32(), document_limits::xml_bytes);
    auto const kind = from.u32();
    from.u32();
    if (from.ended()) return {};
    auto const rest = piece(packed, 16, packed.size());
    if (kind == uncompressed) return std::string{rest.substr(0, size)};
    return kind == compressed ? decompressed(rest, size) : std::string{};
}

} // namespace liaison
