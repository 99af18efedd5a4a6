// The decision of each act, for the table of act.cpp; who may do it was asked before.
#pragma once
#include "desk/act.hpp"

namespace liaison {

/// What each decision is made from.
struct Case {
    Command const& command;
    Record record;
    Actor const& actor;
    Surroundings const& around;

    /// The command's text in one line, and its other arguments; empty where it has another.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Record const* other() const; ///< the statement that the command names; nullptr: there is none
    [[nodiscard]] Event event(std::string what) const;
};

// The life of a statement: act_life.cpp.
[[nodiscard]] Result<Effect> post(Case at);
[[nodiscard]] Result<Effect> withdraw(Case at);
[[nodiscard]] Result<Effect> restore(Case at);

// What it asks for: act_action.cpp.
[[nodiscard]] Result<Effect> take_action(Case at);
[[nodiscard]] Result<Effect> decline_action(Case at);
[[nodiscard]] Result<Effect> extend(Case at);
[[nodiscard]] Result<Effect> assign(Case at);
/// Whether it can have an answer: it was sent, and not taken back.
[[nodiscard]] bool can_be_answered(Record const& record);
/// Closes what `asked` asks for, because `response` answers it; nothing where nothing is open.
[[nodiscard]] std::optional<Change> closed_by(Record asked, StatementId response, Actor const& actor, Instant now);

// What is said of it: act_words.cpp.
[[nodiscard]] Result<Effect> comment(Case at);
[[nodiscard]] Result<Effect> comment_privately(Case at);
[[nodiscard]] Result<Effect> correct(Case at);
[[nodiscard]] Result<Effect> file_as_same(Case at);

// Who hears less of it: act_reminders.cpp.
[[nodiscard]] Result<Effect> snooze(Case at);
[[nodiscard]] Result<Effect> stop_reminders(Case at);

// Outgoing statements: act_outgoing.cpp.
[[nodiscard]] Result<Effect> respond(Case at);
[[nodiscard]] Result<Effect> approve(Case at);
[[nodiscard]] Result<Effect> refuse(Case at);
[[nodiscard]] Result<Effect> abandon(Case at);

} // namespace liaison
