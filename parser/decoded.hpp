// What a transfer encoding gives back.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// The bytes as far as they could be decoded, and what was wrong ("base64 ends early"); `defect` is empty if nothing
/// was.
struct Decoded {
    std::string bytes;
    std::string_view defect;
    std::string name; ///< the file name that the encoding itself carries (uuencode)
};

} // namespace liaison
