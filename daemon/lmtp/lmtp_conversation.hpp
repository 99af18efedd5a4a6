// Between the octets of a connection and the dialogue: lines, pipelining, mail data. Neither socket nor clock.
#pragma once
#include "daemon/lmtp/lmtp_dialogue.hpp"
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// Octets go in as they come, in chunks of any size; replies gather until they are taken.
class LmtpConversation {
public:
    enum class Wants {
        input,      ///< more octets
        settlement, ///< a mail is complete: settle it with delivered(), not_kept() or spoiled()
        close,      ///< nothing any more: send the replies and hang up
    };
    /// Is told each command and its reply, for the log.
    using Trace = std::function<void(std::string_view line, std::string_view reply)>;

    /// `terms` and `budget` must outlive the conversation. The greeting is the first reply.
    LmtpConversation(LmtpTerms const& terms, MemoryBudget& budget, Trace trace = {});

    [[nodiscard]] Wants wants() const;
    /// Takes octets from the front of `input` while it wants input; returns how many.
    [[nodiscard]] std::size_t take(std::string_view input);
    /// The replies since the last call, as they go over the wire.
    [[nodiscard]] std::string take_replies() { return std::exchange(replies_, {}); }

    /// Whether the data of a mail is coming in or waits to be settled.
    [[nodiscard]] bool is_receiving_mail() const { return data_.has_value(); }
    /// The mail to be settled.
    [[nodiscard]] Envelope const& envelope() const { return dialogue_.envelope(); }
    [[nodiscard]] std::string const& mail() const { return data_->mail(); }
    [[nodiscard]] DataFate fate() const { return data_->fate(); }

    void delivered(InboxId id);
    void not_kept();
    void spoiled(); ///< for a fate other than kept

private:
    [[nodiscard]] std::size_t take_line(std::string_view input);
    void answer(std::string_view line);
    void reply(std::string_view line, SmtpReply const& reply);
    void settle(std::string const& replies);

    LmtpDialogue dialogue_;
    Trace trace_;
    std::string replies_;
    std::string partial_;   ///< the beginning of a line whose end has not come
    bool skipping_ = false; ///< the line is too long: what is left of it is thrown away
    std::optional<DataReader> data_;
};

} // namespace liaison
