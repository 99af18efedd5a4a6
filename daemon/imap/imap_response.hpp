// What a response of an IMAP server says (RFC 3501 7).
#pragma once
#include "daemon/imap/imap_names.hpp"
#include "daemon/imap/imap_reader.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

enum class ImapState { ok, no, bad, bye, preauth };

/// A response taken apart. Views are into the response's line.
struct ImapLine {
    std::string_view tag;                ///< "*", "+" or the tag of a command
    std::optional<std::uint32_t> number; ///< "* 23 EXISTS"
    std::string_view keyword;            ///< as sent: "EXISTS", "FETCH", "SEARCH"; empty where `state` is set
    std::optional<ImapState> state;
    std::string_view code;     ///< "UIDVALIDITY" of "[UIDVALIDITY 3857529045]"
    std::string_view argument; ///< behind the keyword, or behind the code inside its brackets
    std::string_view text;     ///< behind the state and its code: for people
};
[[nodiscard]] ImapLine parse_imap_line(std::string_view line);

/// A number as IMAP writes them; nothing if it is none, or beyond 32 bits.
[[nodiscard]] std::optional<std::uint32_t> parse_imap_number(std::string_view text);
/// The numbers of a SEARCH response; what is none is left out.
[[nodiscard]] std::vector<MailUid> parse_imap_numbers(std::string_view text);

/// What a FETCH response tells of one mail.
struct ImapFetch {
    std::optional<MailUid> uid;
    std::optional<std::uint64_t> size; ///< RFC822.SIZE
    std::optional<ImapLiteral> body;   ///< BODY[]; nothing for NIL
};
/// Reads "23 FETCH (UID 4 BODY[] {310}"; takes the literals out of `response`. Nothing if it is none.
[[nodiscard]] std::optional<ImapFetch> parse_imap_fetch(ImapResponse& response);

/// What a LIST response tells: `(\HasNoChildren) "/" "Processed"`.
struct ImapListed {
    std::vector<std::string> attributes; ///< "\HasNoChildren"
    std::string delimiter;               ///< one sign; empty for NIL
    std::string name;                    ///< as the server writes it
};
[[nodiscard]] std::optional<ImapListed> parse_imap_list(ImapResponse const& response);

/// The prefix and delimiter of the first personal namespace in a NAMESPACE response (RFC 2342 5).
struct ImapNamespace {
    std::string prefix;
    std::string delimiter;
};
[[nodiscard]] std::optional<ImapNamespace> parse_imap_namespace(ImapResponse const& response);

} // namespace liaison
