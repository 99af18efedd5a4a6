// What the relay says: replies, and what it offers in its answer to EHLO.
#pragma once
#include "core/error.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// One reply of the relay (RFC 5321 4.2); code 0 where it said nothing.
struct RelayReply {
    int code = 0;
    std::string text; ///< behind the code, lines joined by a blank, without control characters, at most 1000 octets

    [[nodiscard]] bool is_positive() const { return code / 100 == 2; }
    /// The enhanced status code at the beginning of the text, "5.3.4"; empty if there is none (RFC 2034 4).
    [[nodiscard]] std::string_view status() const;
    /// "552 5.3.4 message too big": for people.
    [[nodiscard]] std::string words() const;
    bool operator==(RelayReply const&) const = default;
};

/// Puts replies together from octets as they come in.
class RelayReplyReader {
public:
    void feed(std::string_view octets) { pending_ += octets; }
    /// The next complete reply; nothing as long as there is none. Errors: bad_input: this is no SMTP.
    [[nodiscard]] Result<std::optional<RelayReply>> next();
    /// Whether all that came has been taken.
    [[nodiscard]] bool is_empty() const { return pending_.empty() && lines_ == 0; }

private:
    std::string pending_;
    RelayReply reply_;
    std::size_t lines_ = 0;
};

/// The extensions the relay offers (RFC 5321 4.1.1.1).
struct RelayOffers {
    bool pipelining = false;
    bool eight_bit = false; ///< 8BITMIME
    bool smtputf8 = false;
    bool size = false;
    std::uint64_t max_size = 0; ///< octets of one mail; 0: no limit is told
};

/// Reads the lines of the reply to EHLO, "250-SIZE 50000000".
[[nodiscard]] RelayOffers parse_relay_offers(std::vector<std::string> const& lines);

} // namespace liaison
