#include "parser/transfer_encoding.hpp"
#include "core/text.hpp"
#include "parser/base64.hpp"
#include "parser/parameters.hpp"
#include "parser/quoted_printable.hpp"
#include "parser/uuencode.hpp"

namespace liaison {

TransferEncoding parse_transfer_encoding(std::string_view raw) {
    auto word = parse_parameterized(raw).value;
    std::erase_if(word, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    if (word == "base64") return TransferEncoding::base64;
    if (word == "quotedprintable") return TransferEncoding::quoted_printable;
    if (word == "xuuencode" || word == "uuencode" || word == "xuue" || word == "uue") return TransferEncoding::uuencode;
    bool const plain = word.empty() || word == "7bit" || word == "8bit" || word == "binary";
    return plain ? TransferEncoding::none : TransferEncoding::unknown;
}

Decoded decode_body(std::string_view body, TransferEncoding encoding) {
    switch (encoding) {
    case TransferEncoding::base64: return decode_base64(body);
    case TransferEncoding::quoted_printable: return decode_quoted_printable(body);
    case TransferEncoding::uuencode: return decode_uuencode(body);
    case TransferEncoding::unknown: return {std::string{body}, "unknown transfer encoding", {}};
    case TransferEncoding::none: break;
    }
    return {std::string{body}, {}, {}};
}

} // namespace liaison
