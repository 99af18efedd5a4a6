// The client's half of SMTP for one mail (RFC 5321 3.3): commands go out, replies come in, step() says what is next. It
// sees neither socket nor clock. libcurl has connected, greeted and logged in before.
#pragma once
#include "daemon/courier/relay_reply.hpp"
#include "daemon/courier/smtp_verdict.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace liaison {

/// What goes around a mail.
struct RelayEnvelope {
    std::string sender; ///< empty: the null sender
    std::vector<std::string> recipients;
    std::uint64_t size = 0; ///< of the content, as in SIZE=
    bool eight_bit = false;
};

class RelayDialogue {
public:
    enum class Step { send_commands, read_reply, send_content, ended };

    /// What SMTP or this relay cannot carry is refused here, in words of our own, and never sent: an address that is
    /// none (a CR LF in it would be a command), one that needs SMTPUTF8 where it is not offered, a mail over the
    /// relay's SIZE.
    RelayDialogue(RelayEnvelope envelope, RelayOffers const& offers);

    [[nodiscard]] Step step() const;
    /// Step send_commands: what is to be sent now; with PIPELINING as much as may be (RFC 2920).
    [[nodiscard]] std::string commands();
    /// Step read_reply: the relay's next reply.
    void replied(RelayReply reply);
    /// Step send_content: all but the final dot is sent; that is sent next.
    void content_ends();
    /// The connection ended, for the reason `why`. A reply that was found on it may be added before.
    void lost(std::string why);

    [[nodiscard]] SmtpStage stage() const { return transfer_.stage; }
    [[nodiscard]] Transfer const& transfer() const { return transfer_; }
    /// Whether the connection may carry another mail.
    [[nodiscard]] bool leaves_connection_usable() const { return usable_; }

private:
    void refuse_what_cannot_go(RelayOffers const& offers);
    void queue_commands(RelayOffers const& offers);
    [[nodiscard]] std::string mail_command(RelayOffers const& offers) const;
    void recipient_replied(RelayReply reply);
    void end() { ended_ = true; }

    RelayEnvelope envelope_;
    Transfer transfer_;
    std::vector<std::string> commands_; ///< not sent yet, in order
    std::vector<std::size_t> tried_;    ///< indices of the recipients that the relay is asked about
    std::size_t answered_ = 0;          ///< of tried_
    std::size_t awaited_ = 0;           ///< replies
    bool pipelining_ = false;
    bool ended_ = false;
    bool usable_ = false;
};

} // namespace liaison
