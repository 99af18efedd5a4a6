// What an attempt's verdicts make of an outbox row: who is done, who waits and until when, who is given up. Pure.
#pragma once
#include "config/config.hpp"
#include "core/time.hpp"
#include "daemon/courier/smtp_verdict.hpp"
#include "desk/undelivered.hpp"
#include "store/outbox.hpp"
#include <chrono>
#include <string>
#include <vector>

namespace liaison {

/// The recipients that an attempt is made for: those that wait, at most 100 at once (RFC 5321 4.5.3.1.8).
[[nodiscard]] std::vector<std::string> recipients_to_try(OutboxMail const& mail);

struct Settlement {
    Attempt attempt;
    std::vector<Refusal> refused;     ///< will not be tried again, of this attempt
    bool becomes_late = false;        ///< the operator has to be warned now, and never again
    bool loses_original = false;      ///< goes again at once without the mail it carried
    bool has_given_up = false;        ///< some of `refused` were waiting for too long
    bool needs_administrator = false; ///< the relay refuses us, not the mail
};

/// `verdicts` are those of recipients_to_try(mail), in order; `delay` is until the next attempt where one is needed.
[[nodiscard]] Settlement settlement_of(OutboxMail const& mail, std::vector<Verdict> const& verdicts,
                                       SmtpSettings const& settings, Instant now, std::chrono::milliseconds delay);

} // namespace liaison
