// The server's half of LMTP (RFC 2033): lines go in, replies come out. It sees neither socket nor clock.
#pragma once
#include "core/ids.hpp"
#include "daemon/lmtp/data_reader.hpp"
#include "daemon/lmtp/memory_budget.hpp"
#include "daemon/lmtp/smtp_path.hpp"
#include "daemon/lmtp/smtp_reply.hpp"
#include "desk/arrival.hpp"
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// On what terms mail is taken; may change between two mails of a session.
struct LmtpTerms {
    std::string host;                              ///< how the server calls itself
    std::function<bool(std::string_view)> is_ours; ///< whether an addr-spec is an address of the desk
    std::uint64_t max_size = 50'000'000;
    std::size_t max_recipients = 100; ///< of one mail
    std::size_t max_errors = 20;      ///< since the last mail that was kept, then 421
};

class LmtpDialogue {
public:
    enum class Step {
        next_line, ///< command() wants the next line
        read_data, ///< begin_data(), then the data, then delivered(), not_kept() or spoiled()
        close,     ///< send what was replied, then hang up
    };

    /// Both must outlive the dialogue.
    LmtpDialogue(LmtpTerms const& terms, MemoryBudget& budget) : terms_(&terms), budget_(&budget) {}

    [[nodiscard]] SmtpReply greeting() const;
    /// One line without its CRLF, in any step but read_data.
    [[nodiscard]] SmtpReply command(std::string_view line);
    /// For a line that cannot be a command: too long, or ended otherwise than by CRLF.
    [[nodiscard]] SmtpReply no_command(std::string text);
    [[nodiscard]] Step step() const { return step_; }

    /// In step read_data, once: what takes the data that 354 asked for.
    [[nodiscard]] DataReader begin_data();
    /// What MAIL and RCPT said about the mail whose data is being read.
    [[nodiscard]] Envelope const& envelope() const { return envelope_; }
    /// The replies to a mail that is durable, one for each accepted recipient in order (RFC 2033 4.2).
    [[nodiscard]] std::string delivered(InboxId id);
    /// The replies to a mail that the store could not keep.
    [[nodiscard]] std::string not_kept();
    /// The replies to a mail whose data was `fate`: not kept().
    [[nodiscard]] std::string spoiled(DataFate fate);

private:
    enum class Phase { greeted, ready, mail };
    struct Command;

    [[nodiscard]] static Command const* command_named(std::string_view verb);
    [[nodiscard]] SmtpReply lhlo(std::string_view argument);
    [[nodiscard]] SmtpReply helo(std::string_view argument);
    [[nodiscard]] SmtpReply mail(std::string_view argument);
    [[nodiscard]] SmtpReply rcpt(std::string_view argument);
    [[nodiscard]] SmtpReply data(std::string_view argument);
    [[nodiscard]] SmtpReply rset(std::string_view argument);
    [[nodiscard]] SmtpReply noop(std::string_view argument);
    [[nodiscard]] SmtpReply vrfy(std::string_view argument);
    [[nodiscard]] SmtpReply help(std::string_view argument);
    [[nodiscard]] SmtpReply quit(std::string_view argument);
    [[nodiscard]] SmtpReply not_offered(std::string_view argument);

    [[nodiscard]] std::optional<SmtpReply> refusal_of(SmtpParameter const& parameter);
    [[nodiscard]] std::optional<SmtpReply> refusal_of_size(std::string_view value);
    [[nodiscard]] SmtpReply counted(SmtpReply reply);
    [[nodiscard]] std::string to_each_recipient(SmtpReply const& reply);
    void forget_mail();

    LmtpTerms const* terms_;
    MemoryBudget* budget_;
    Step step_ = Step::next_line;
    Phase phase_ = Phase::greeted;
    std::size_t errors_ = 0;
    Envelope envelope_;
    std::uint64_t announced_size_ = 0;
    bool smtputf8_ = false;
    std::optional<MemoryBudget::Share> share_;
};

} // namespace liaison
