// The mark by which a reply finds its statement, and by which the desk knows that it gave it out itself.
#pragma once
#include "core/ids.hpp"
#include "core/secret_key.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace liaison {

/// Whom the mail with the token was written to; what a holder may do is desk/rights.hpp's.
enum class Holder {
    staff,  ///< who looks after the statement: managers, coordinators, action holders, approvers
    group,  ///< the groups of the desk, with their public lists
    sender, ///< who sent the statement
};

/// What a token stands for: a statement, or a mail that is held.
using TokenSubject = std::variant<StatementId, InboxId>;

struct Token {
    TokenSubject subject;
    Holder holder = Holder::staff;
    Date expires{}; ///< the last day on which it is good, in UTC
    bool operator==(Token const&) const = default;
};

/// "ls42.saqfbabcdefghijklmnop" or "m812....": letters, digits and one dot, short enough for a local part, of one
/// case, so that it survives mail systems that change it.
[[nodiscard]] std::string write_token(Token const& token, SecretKey const& key);

/// A text in the form of a token.
struct ReadToken {
    Token token;
    bool genuine = false; ///< its signature is ours
};
/// Reads all of `text`; nothing where it has not the form of a token.
[[nodiscard]] std::optional<ReadToken> parse_token(std::string_view text, SecretKey const& key);

/// Whether the token is still good on the day of `now`.
[[nodiscard]] bool is_good_at(Token const& token, Instant now);
/// The expiry of a token that is given out now.
[[nodiscard]] Date token_expiry(Instant now);

} // namespace liaison
