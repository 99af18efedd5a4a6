// The control words of RTF (specification 1.9.1) that matter for its text.
#pragma once
#include <string_view>

namespace liaison {

/// What a control word does to the reading.
enum class RtfWord {
    unknown,
    skipped_destination,     ///< a group that holds no text of the page: fonts, pictures, styles
    transparent_destination, ///< starred, but text of the page stands in it: a text box's shape
    font_table,
    header,
    footer,
    field,
    field_instruction,
    paragraph, ///< ends one
    line_break,
    tab,
    cell, ///< ends one
    row,  ///< ends one
    nested_cell,
    nested_row,
    in_table,
    plain, ///< resets the character's properties
    paragraph_defaults,
    hidden,       ///< \v, \v0
    deleted,      ///< a tracked deletion
    unicode,      ///< \uN
    unicode_skip, ///< \ucN
    code_page,    ///< \ansicpgN
    font,         ///< \fN
    font_charset, ///< \fcharsetN
    binary,       ///< \binN
    character,    ///< stands for a character, see character_of
};

[[nodiscard]] RtfWord rtf_word(std::string_view name);
/// The UTF-8 of a word that is RtfWord::character: \emdash.
[[nodiscard]] std::string_view character_of(std::string_view name);
/// The charset of a Windows font charset number, or of a code page number; empty where none is usual.
[[nodiscard]] std::string_view charset_of_font(int number);

} // namespace liaison
