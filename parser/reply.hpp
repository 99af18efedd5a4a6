// What the writer of a reply wrote himself, without the mail that he answers.
#pragma once
#include "parser/mail.hpp"
#include "parser/statement_text.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A reply as its writer meant it.
struct Reply {
    std::string words;                    ///< UTF-8, LF line ends, trimmed; empty if he added nothing
    std::vector<Part const*> attachments; ///< of the mail; not signatures, not pictures of the text
};

/// Reads the text of `mail` (text/plain, else what its HTML shows) without quotations and the lines that introduce
/// them, signatures and the lines that mail programs add ("Sent from my iPhone"), wherever the answer stands: above,
/// below or between. `mail` must outlive the result.
[[nodiscard]] Reply read_reply(Mail const& mail);

/// The same for a text in which quotations stand as lines with ">", or behind a quoted mail's header.
[[nodiscard]] std::string own_words(std::string_view text);

} // namespace liaison
