// Tokens in mails: how the desk puts one into each mail that may be answered, and finds it again in the answer.
#pragma once
#include "core/desk.hpp"
#include "core/token.hpp"
#include "desk/arrival.hpp"
#include <optional>
#include <string>

namespace liaison {

/// The desk's address with the token behind its delimiter; the plain one where there is no token, no delimiter or no
/// room (RFC 5321 4.5.3.1.1).
[[nodiscard]] std::string reply_address(std::string_view token, Desk const& desk);

/// What a mail carries of tokens.
struct FoundToken {
    enum class Worth { good, expired, forged };
    Token token;
    Worth worth = Worth::good;
};

/// The best token of a mail: a good one before an expired one before a forged one, and among these the recipient's
/// before those of In-Reply-To and References, the newest first, before those in the text.
[[nodiscard]] std::optional<FoundToken> find_token(Arrival const& arrival, Desk const& desk, SecretKey const& key);

/// The token of ours that stands in `text`, if it is good at `now`.
[[nodiscard]] std::optional<Token> good_token_in(std::string_view text, SecretKey const& key, Instant now);

} // namespace liaison
