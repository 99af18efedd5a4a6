// "value; name=value; ..." of Content-Type and Content-Disposition (RFC 2045 5.1, RFC 2183, RFC 2231).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liaison {

/// A structured header value. Parameters have lower-case names, each once, in the order of first mention; their values
/// are decoded: quoting, RFC 2231 pieces and charsets, RFC 2047 words where a sender used them all the same.
struct ParameterizedValue {
    std::string value; ///< lower case, without comments
    std::vector<std::pair<std::string, std::string>> parameters;

    [[nodiscard]] std::string_view parameter(std::string_view lower_case_name) const;
};

/// Reads whatever stands there; `fallback` is the charset of raw bytes beyond ASCII. Never fails.
[[nodiscard]] ParameterizedValue parse_parameterized(std::string_view raw, std::string_view fallback = {});

} // namespace liaison
