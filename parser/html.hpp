// The text that a person reads in an HTML mail.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// What becomes of earlier mail that an HTML mail quotes.
enum class Quotations {
    as_text, ///< it reads like the rest
    marked,  ///< as in plain text: its lines begin with "> ", or it stands behind "-----Original Message-----";
             ///< signatures and lines that introduce quotations are left out
};

/// HTML (in UTF-8) as plain text with LF line ends: blocks and <br> break lines, a table row is one line with TABs
/// between its cells, list items start with "- " or their number, `<a href="mailto:x@y">name</a>` reads "name <x@y>".
/// What is not shown, and what is struck out, is left out. Linear; beyond parser/limits.hpp only tags are taken off.
[[nodiscard]] std::string html_to_text(std::string_view html, Quotations quotations = Quotations::as_text);

} // namespace liaison
