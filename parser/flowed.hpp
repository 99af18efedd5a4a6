// format=flowed texts (RFC 3676).
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Joins the lines of paragraphs and takes off space-stuffing; `delsp` is whether the parameter DelSp says "yes".
/// Quoted lines begin with one ">" for each level and a space. Line ends are LF.
[[nodiscard]] std::string unflow(std::string_view text, bool delsp);

} // namespace liaison
