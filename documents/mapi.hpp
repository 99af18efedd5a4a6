// MAPI properties as they stand in TNEF (MS-OXTNEF 2.1.3.4).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace liaison {

/// The properties that matter here, by their ids (MS-OXPROPS).
enum class MapiId : std::uint32_t {
    body = 0x1000,
    rtf_compressed = 0x1009,
    body_html = 0x1013,
    attachment_data = 0x3701,
    attachment_long_name = 0x3707,
};

struct MapiProperty {
    MapiId id{};
    std::uint32_t type = 0;
    std::string_view value; ///< the first one's bytes
};

/// Calls `use` with each property of text or bytes, as far as they can be read.
void for_each_mapi_property(std::string_view bytes, std::function<void(MapiProperty const&)> const& use);

/// A text property in UTF-8, without NULs at its end; 8-bit text is read in `charset`.
[[nodiscard]] std::string mapi_text(MapiProperty const& property, std::string_view charset);

/// Unpacks PidTagRtfCompressed (MS-OXRTFCP); at most document_limits::xml_bytes, empty for what is none.
[[nodiscard]] std::string unpacked_rtf(std::string_view packed);

} // namespace liaison
