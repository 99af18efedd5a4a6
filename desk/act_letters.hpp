// The letters that follow from what was done to statements.
#pragma once
#include "desk/compose.hpp"
#include "desk/facts.hpp"
#include "desk/proceed.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// What all letters of one occasion have in common.
struct Occasion {
    House const& house;
    Actor const& actor;
    std::string key;                     ///< of their Message-IDs: one for each mail, or each act of the operator
    std::string answers;                 ///< Message-ID of the mail through which it happened; empty: none
    std::vector<std::string> references; ///< of that mail
    std::optional<Carried> carried;      ///< that mail itself, for those who have to look at it
    Instant now{};
};

/// The occasion that a mail is, with `actor` its sender.
[[nodiscard]] Occasion occasion_of(Facts const& facts, Actor const& actor, Instant now);

/// A draft for its reviewers; nothing where there are none.
[[nodiscard]] std::optional<Outgoing> approval_mail(Record const& record, Occasion const& occasion);

/// What is told to others: a statement that is posted goes to its groups, one that is sent to the other body, a draft
/// to its reviewers, again when it has changed; new action holders and those who look after it hear of it. `before`
/// holds the records as they were.
[[nodiscard]] std::vector<Outgoing> mails_about(std::vector<Change> const& changes, std::vector<Record> const& before,
                                                Occasion const& occasion);

/// The answer to whoever wrote the commands.
[[nodiscard]] Outgoing answer_mail(Proceedings const& proceedings, Address const& to, Holder holder,
                                   Occasion const& occasion);
/// The answer about a held mail.
[[nodiscard]] Outgoing answer_about_held(HeldMail const& mail, std::vector<Answer> const& answers, Address const& to,
                                         Occasion const& occasion);
/// The page that explains the commands.
[[nodiscard]] Outgoing help_mail(Record const& record, Address const& to, Holder holder, Occasion const& occasion);
/// The answer to somebody who may give commands but whose mail bears no mark of the desk that is still good: nothing is
/// done, a reply to this answer will be.
[[nodiscard]] Outgoing ask_again_mail(Record const& record, Address const& to, Occasion const& occasion);

} // namespace liaison
