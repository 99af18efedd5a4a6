// A mail as a person would see it: decoded headers, a tree of parts, and what was wrong with the bytes.
#pragma once
#include "core/address.hpp"
#include "core/time.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liaison {

/// One header field: `name` as written, `value` unfolded but otherwise raw (no RFC 2047 decoding).
struct Header {
    std::string name;
    std::string value;
};

/// An address in a header's list; `group` is the name of the RFC 5322 group it stands in, or empty.
struct ListedAddress {
    std::string group;
    std::string name; ///< decoded display name, or empty
    std::string spec; ///< addr-spec as written; empty for an empty group
};

struct Mail;

/// A node of the MIME tree. A leaf has `bytes`; a multipart has `parts`; a message/rfc822 (or message/global) has
/// `message`; an opaque S/MIME signature that was opened has `bytes` and, as its one part, what it signs. A multipart
/// in which no part was found stands as a leaf, with its bytes and with them as text.
struct Part {
    std::string path; ///< as IMAP counts, the message's own top part being "1"
    std::string type; ///< "text/plain", lower case; what RFC 2045 5.2 assumes where nothing is declared
    std::string
        charset; ///< lower case, as declared; what was used where nothing or something unusable is; empty for non-text
    std::string name;        ///< decoded file name, or empty
    std::string disposition; ///< "attachment", "inline" or empty
    std::string content_id;
    std::vector<std::pair<std::string, std::string>> parameters; ///< of Content-Type: lower-case names, decoded values
    std::vector<Header> headers;     ///< those named Content-... of a message's own top part, else all
    std::string bytes;               ///< leaf: the decoded content
    std::optional<std::string> text; ///< text/* leaf: UTF-8 with LF line ends
    std::string doubt; ///< about the charset of `text`: "its charset is not declared; taken for koi8-r"; mostly empty
    std::vector<Part> parts;
    std::unique_ptr<Mail> message;

    [[nodiscard]] bool is_multipart() const { return type.starts_with("multipart/"); }
    /// The value of a Content-Type parameter; empty if there is none.
    [[nodiscard]] std::string_view parameter(std::string_view lower_case_name) const;
};

/// What the mail says. Reading never fails: what cannot be decoded stands raw with a defect.
struct Mail {
    std::vector<Header> headers; ///< of the message, in order, raw
    std::string message_id;      ///< without angle brackets; empty if there is none
    std::optional<Instant> date;
    std::string subject; ///< decoded, unfolded
    std::vector<ListedAddress> from;
    std::vector<ListedAddress> sender;
    std::vector<ListedAddress> reply_to;
    std::vector<ListedAddress> to;
    std::vector<ListedAddress> cc;
    std::vector<std::string> in_reply_to; ///< message-ids without angle brackets
    std::vector<std::string> references;
    Part top;
    /// "1.2: base64 ends early"; the outermost mail has those of inner messages too, with their paths.
    std::vector<std::string> defects;
    /// "1: S/MIME, not checked"; the outermost mail has all of them.
    std::vector<std::string> signatures;
    /// Set, in the outermost mail, when a limit of parser/limits.hpp was passed: says where and which ("1: more than
    /// 2,000 parts"); the rest is as far as it was read.
    std::optional<std::string> over_limit;

    /// The raw value of the first field of that name (any case); empty if there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] bool has_header(std::string_view name) const;
};

/// Reads a mail from its bytes (CRLF or LF line ends). Never fails, never throws for bad input; linear in the size.
[[nodiscard]] Mail parse_mail(std::string_view raw);

/// Decodes the RFC 2047 encoded words of a raw header value into UTF-8 and unfolds it.
[[nodiscard]] std::string decode_header(std::string_view raw_value);

} // namespace liaison
