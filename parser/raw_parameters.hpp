// The parameters of a structured header value as they are written, before RFC 2231 and RFC 2047 are applied.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// One "name=value", the name in lower case ("filename*0*"), the value without its quotes.
struct RawParameter {
    std::string name;
    std::string value;
};

struct RawValue {
    std::string_view value; ///< what stands before the first ";"
    std::vector<RawParameter> parameters;
};

/// Cuts a structured value into pieces, forgiving what senders forget: semicolons, quotes, closing quotes.
[[nodiscard]] RawValue split_parameters(std::string_view raw);

} // namespace liaison
