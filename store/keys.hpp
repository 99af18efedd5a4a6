// The forms in which things that people write differently are compared.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Without blanks, dashes of any kind and A-Z/a-z: "COM 15 - LS 39 - E" and "com15-ls39-e" are one. For identifiers and
/// titles.
[[nodiscard]] std::string comparable(std::string_view text);
/// The same of a title, without what says which version it is: "(rev. 1)", "corrected".
[[nodiscard]] std::string comparable_title(std::string_view title);
/// A page's address without its scheme, A-Z/a-z and a "/" at its end.
[[nodiscard]] std::string comparable_url(std::string_view url);
/// What FTS5 is asked for so that all of `words` are found, whatever signs are in them; empty where there are none.
[[nodiscard]] std::string search_expression(std::string_view words);

} // namespace liaison
