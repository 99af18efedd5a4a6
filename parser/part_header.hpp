// What a part's header says about the part (RFC 2045, RFC 2183).
#pragma once
#include "parser/mail.hpp"
#include "parser/transfer_encoding.hpp"
#include <span>
#include <string_view>

namespace liaison {

struct DescribedPart {
    Part part;
    TransferEncoding encoding = TransferEncoding::none;
};

/// A part with what its fields say: type, charset, name, disposition, id, parameters. `default_type` stands where no
/// Content-Type does. Only the fields named Content-... are kept in it.
[[nodiscard]] DescribedPart describe_part(std::span<Header const> fields, std::string_view default_type);

/// Whether parts of that type hold a message as their body.
[[nodiscard]] inline bool is_message_type(std::string_view type) {
    return type == "message/rfc822" || type == "message/global";
}

} // namespace liaison
