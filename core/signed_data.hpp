// What S/MIME puts inside its signature.
#pragma once
#include "core/error.hpp"
#include <string>
#include <string_view>

namespace liaison {

/// The content of a CMS SignedData, and whether what signs it fits the content.
struct SignedData {
    std::string content; ///< a MIME entity
    bool intact = false; ///< the signature is the enclosed certificate's; who issued that is not asked
};

/// Opens `der` (or BER) as RFC 5652 5 has it. Errors: bad_input where it is no SignedData, or has no content inside.
[[nodiscard]] Result<SignedData> open_signed_data(std::string_view der);

} // namespace liaison
