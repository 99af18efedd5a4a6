// Small pieces of Word paragraphs: symbols of a font, alternatives.
#pragma once
#include "documents/docx_package.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// The character of a w:sym in UTF-8, where its font's picture has a usual meaning; else empty.
[[nodiscard]] std::string symbol(std::string_view font, std::string_view hex_code);
/// The branch of an mc:AlternateContent that counts: its first choice, else the fallback.
[[nodiscard]] pugi::xml_node chosen_alternative(pugi::xml_node alternatives);

} // namespace liaison
