// The structure of a mail as it truly is: found line by line, before any library sees it.
#pragma once
#include "parser/mail.hpp"
#include "parser/transfer_encoding.hpp"
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The body of one leaf, as it stands in the mail; later also what decoding it brought to light.
struct LeafBody {
    std::string_view encoded;
    TransferEncoding encoding = TransferEncoding::none;
};

/// A mail with headers read and the tree of parts complete, but for the bodies: `leaves` has those in the order of the
/// tree (depth first, inner messages included; a part without parts and message is a leaf).
struct Outline {
    Mail mail;
    std::vector<LeafBody> leaves;
    std::deque<std::string> held; ///< decoded inner messages, into which `leaves` may point
};

/// Reads the structure of `raw`, which has to outlive the outline. Never fails; linear in the size.
[[nodiscard]] Outline read_outline(std::string_view raw);

} // namespace liaison
