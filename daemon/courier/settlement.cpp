#include "daemon/courier/settlement.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_recipients = 100;

std::string write_duration(std::chrono::seconds duration) {
    using namespace std::chrono;
    auto const words = [](auto count, std::string_view unit) {
        return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
    };
    if (duration % days{1} == 0s) return words(duration / days{1}, "day");
    if (duration % hours{1} == 0s) return words(duration / hours{1}, "hour");
    return words(duration / minutes{1}, "minute");
}

/// An age alone is not enough to give up: the clock may have jumped, or the daemon was off for those days. So many
/// attempts belong to it, as far as the delays between them allow.
int attempts_before_giving_up(std::chrono::seconds give_up_after) {
    constexpr int enough = 10;
    int attempts = 1;
    auto waited = retry_delay(attempts);
    while (attempts < enough && waited < give_up_after) waited += retry_delay(++attempts);
    return attempts;
}

bool is_too_old(OutboxMail const& mail, std::chrono::milliseconds age, std::chrono::seconds give_up_after) {
    return age >= give_up_after && mail.attempts >= attempts_before_giving_up(give_up_after);
}

bool has_waiting(Attempt const& attempt) {
    return std::ranges::any_of(attempt.results, [](auto const& r) { return r.state == RecipientState::waiting; });
}

/// Settles one recipient after the other.
struct Settler {
    OutboxMail const& mail;
    bool too_old;
    std::chrono::seconds give_up_after;
    Settlement settlement;

    void settle(std::string const& address, Verdict const& verdict) {
        settlement.attempt.last_reply = verdict.reply;
        settlement.needs_administrator |= verdict.is_ours;
        switch (verdict.fate) {
        case Fate::sent: return add(address, RecipientState::sent, verdict.reply);
        case Fate::permanent: return refuse(address, verdict);
        case Fate::temporary:
        case Fate::unknown: return postpone(address, verdict);
        }
    }

private:
    void add(std::string const& address, RecipientState state, std::string const& reply) {
        settlement.attempt.results.push_back({address, state, reply});
        if (state == RecipientState::failed) settlement.refused.push_back({address, reply});
    }
    void refuse(std::string const& address, Verdict const& verdict) {
        bool const may_shrink = verdict.too_large && !mail.give_up_original && !mail.mail.without_original.empty();
        settlement.loses_original |= may_shrink;
        add(address, may_shrink ? RecipientState::waiting : RecipientState::failed, verdict.reply);
    }
    void postpone(std::string const& address, Verdict const& verdict) {
        if (!too_old) return add(address, RecipientState::waiting, verdict.reply);
        settlement.has_given_up = true;
        add(address, RecipientState::failed,
            fmt::format("gave up after {}: {}", write_duration(give_up_after), verdict.reply));
    }
};

} // namespace

std::vector<std::string> recipients_to_try(OutboxMail const& mail) {
    std::vector<std::string> tried;
    for (auto const& recipient : mail.recipients)
        if (recipient.state == RecipientState::waiting && tried.size() < most_recipients)
            tried.push_back(recipient.address);
    return tried;
}

Settlement settlement_of(OutboxMail const& mail, std::vector<Verdict> const& verdicts, SmtpSettings const& settings,
                         Instant now, std::chrono::milliseconds delay) {
    auto const tried = recipients_to_try(mail);
    auto const age = now - mail.created;
    Settler settler{mail, is_too_old(mail, age, settings.give_up_after), settings.give_up_after, {}};
    for (std::size_t i = 0; i < tried.size(); ++i) settler.settle(tried[i], verdicts[i]);

    auto settlement = std::move(settler.settlement);
    auto& attempt = settlement.attempt;
    bool const some_untried =
        std::ranges::count(mail.recipients, RecipientState::waiting, &OutboxRecipient::state) > std::ssize(tried);
    attempt.id = mail.id;
    attempt.next_due = settlement.loses_original || some_untried ? now : now + delay;
    attempt.give_up_original = mail.give_up_original || settlement.loses_original;
    settlement.becomes_late = !mail.warned && age >= settings.warn_after && has_waiting(attempt);
    attempt.warned = mail.warned || settlement.becomes_late;
    return settlement;
}

} // namespace liaison
