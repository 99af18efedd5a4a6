#include "documents/rtf_words.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace liaison {

namespace {

using namespace std::string_view_literals;

constexpr std::array words{
    std::pair{"fonttbl"sv, RtfWord::font_table},
    std::pair{"colortbl"sv, RtfWord::skipped_destination},
    std::pair{"stylesheet"sv, RtfWord::skipped_destination},
    std::pair{"listtable"sv, RtfWord::skipped_destination},
    std::pair{"listoverridetable"sv, RtfWord::skipped_destination},
    std::pair{"revtbl"sv, RtfWord::skipped_destination},
    std::pair{"rsidtbl"sv, RtfWord::skipped_destination},
    std::pair{"info"sv, RtfWord::skipped_destination},
    std::pair{"pict"sv, RtfWord::skipped_destination},
    std::pair{"objdata"sv, RtfWord::skipped_destination},
    std::pair{"footnote"sv, RtfWord::skipped_destination},
    std::pair{"annotation"sv, RtfWord::skipped_destination},
    std::pair{"atnid"sv, RtfWord::skipped_destination},
    std::pair{"xe"sv, RtfWord::skipped_destination},
    std::pair{"tc"sv, RtfWord::skipped_destination},
    std::pair{"nonesttables"sv, RtfWord::skipped_destination},
    std::pair{"listtext"sv, RtfWord::skipped_destination},
    std::pair{"pntext"sv, RtfWord::skipped_destination},
    std::pair{"sp"sv, RtfWord::skipped_destination},
    std::pair{"shprslt"sv, RtfWord::skipped_destination},
    std::pair{"shpinst"sv, RtfWord::transparent_destination},
    std::pair{"header"sv, RtfWord::header},
    std::pair{"headerl"sv, RtfWord::header},
    std::pair{"headerr"sv, RtfWord::header},
    std::pair{"headerf"sv, RtfWord::header},
    std::pair{"footer"sv, RtfWord::footer},
    std::pair{"footerl"sv, RtfWord::footer},
    std::pair{"footerr"sv, RtfWord::footer},
    std::pair{"footerf"sv, RtfWord::footer},
    std::pair{"field"sv, RtfWord::field},
    std::pair{"fldinst"sv, RtfWord::field_instruction},
    std::pair{"par"sv, RtfWord::paragraph},
    std::pair{"sect"sv, RtfWord::paragraph},
    std::pair{"page"sv, RtfWord::line_break},
    std::pair{"line"sv, RtfWord::line_break},
    std::pair{"tab"sv, RtfWord::tab},
    std::pair{"cell"sv, RtfWord::cell},
    std::pair{"row"sv, RtfWord::row},
    std::pair{"nestcell"sv, RtfWord::nested_cell},
    std::pair{"nestrow"sv, RtfWord::nested_row},
    std::pair{"intbl"sv, RtfWord::in_table},
    std::pair{"plain"sv, RtfWord::plain},
    std::pair{"pard"sv, RtfWord::paragraph_defaults},
    std::pair{"v"sv, RtfWord::hidden},
    std::pair{"deleted"sv, RtfWord::deleted},
    std::pair{"u"sv, RtfWord::unicode},
    std::pair{"uc"sv, RtfWord::unicode_skip},
    std::pair{"ansicpg"sv, RtfWord::code_page},
    std::pair{"f"sv, RtfWord::font},
    std::pair{"fcharset"sv, RtfWord::font_charset},
    std::pair{"bin"sv, RtfWord::binary},
};

constexpr std::array characters{
    std::pair{"emdash"sv, "—"sv},  std::pair{"endash"sv, "–"sv},    std::pair{"lquote"sv, "‘"sv},
    std::pair{"rquote"sv, "’"sv},  std::pair{"ldblquote"sv, "“"sv}, std::pair{"rdblquote"sv, "”"sv},
    std::pair{"bullet"sv, "•"sv},  std::pair{"emspace"sv, " "sv},   std::pair{"enspace"sv, " "sv},
    std::pair{"qmspace"sv, " "sv},
};

constexpr std::array font_charsets{
    std::pair{0, "windows-1252"sv},   std::pair{77, "macintosh"sv},     std::pair{128, "windows-932"sv},
    std::pair{129, "windows-949"sv},  std::pair{134, "gb18030"sv},      std::pair{136, "big5"sv},
    std::pair{161, "windows-1253"sv}, std::pair{162, "windows-1254"sv}, std::pair{163, "windows-1258"sv},
    std::pair{177, "windows-1255"sv}, std::pair{178, "windows-1256"sv}, std::pair{186, "windows-1257"sv},
    std::pair{204, "windows-1251"sv}, std::pair{222, "windows-874"sv},  std::pair{238, "windows-1250"sv},
};

template <class Table, class Key> auto find_in(Table const& table, Key const& key) {
    return std::ranges::find(table, key, [](auto const& each) { return each.first; });
}

} // namespace

RtfWord rtf_word(std::string_view name) {
    if (auto const found = find_in(words, name); found != words.end()) return found->second;
    return find_in(characters, name) != characters.end() ? RtfWord::character : RtfWord::unknown;
}

std::string_view character_of(std::string_view name) {
    auto const found = find_in(characters, name);
    return found == characters.end() ? std::string_view{} : found->second;
}

std::string_view charset_of_font(int number) {
    auto const found = find_in(font_charsets, number);
    return found == font_charsets.end() ? std::string_view{} : found->second;
}

} // namespace liaison
