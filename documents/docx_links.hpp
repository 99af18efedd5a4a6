// Small pieces of Word paragraphs: the mail addresses behind links, symbols of a font, alternatives.
#pragma once
#include "documents/docx_package.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// The address of a "mailto:" link (RFC 6068), percent-decoded; empty for other links and for what is no address.
[[nodiscard]] std::string address_of_link(std::string_view target);
/// The same for a field's instruction: HYPERLINK "mailto:ann@itu.example".
[[nodiscard]] std::string address_of_field(std::string_view instruction);
/// The character of a w:sym in UTF-8, where its font's picture has a usual meaning; else empty.
[[nodiscard]] std::string symbol(std::string_view font, std::string_view hex_code);
/// The branch of an mc:AlternateContent that counts: its first choice, else the fallback.
[[nodiscard]] pugi::xml_node chosen_alternative(pugi::xml_node alternatives);

} // namespace liaison
