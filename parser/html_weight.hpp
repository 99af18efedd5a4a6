// Whether an HTML text can be given to a parser that recurses and copies formatting elements.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Whether elements nest, and formatting is left open, within limits that keep parsing linear and the stack small.
[[nodiscard]] bool is_light_html(std::string_view html);

/// The text without anything that looks like a tag: what is left of HTML that is not light.
[[nodiscard]] std::string strip_tags(std::string_view html);

} // namespace liaison
