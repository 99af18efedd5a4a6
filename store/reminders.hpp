// What is to be done when, and what was done of it: schedules, steps, and what people chose.
#pragma once
#include "core/error.hpp"
#include "desk/desk_steps.hpp"
#include "desk/digest.hpp"
#include "desk/remind.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace liaison {

class Connection;

class Reminders {
public:
    explicit Reminders(Connection& connection) : connection_(connection) {}

    /// When the next statement's schedule asks for something; the beginning of time when one has to be made.
    [[nodiscard]] Result<std::optional<Instant>> next() const;
    /// The statements whose time has come, the longest first.
    [[nodiscard]] Result<std::vector<StatementId>> due(Instant now, std::size_t limit) const;
    [[nodiscard]] Result<StatementCase> load(StatementId id) const;
    /// Writes down what was done and when to look again, with the mails. A step that was done before is an error
    /// (bug), and nothing is written.
    Done apply(StatementId id, Reminding const& reminding, Instant now);
    /// Looks at the statement again at `at`, whatever its schedule says.
    Done postpone(StatementId id, Instant at);
    /// The statement's open deadline is another one since then, or none.
    Done note_deadline(StatementId id, Instant since);
    /// Keeps what somebody chose, in place of an earlier choice.
    Done choose(StatementId id, ReminderChoice const& choice);

    [[nodiscard]] Result<DeskProgress> desk_progress() const;
    [[nodiscard]] Result<Digest> digest(std::string_view organization, Instant since, Timetable const& timetable,
                                        Instant now) const;
    Done apply(DeskStep const& step, std::optional<Outgoing> const& mail, Instant now);

    /// All schedules are made anew when `fingerprint` is not that of last time. What was due by then stays due; what
    /// the new settings would have had earlier is not sent after the fact.
    Done use_timetable(std::string_view fingerprint, Instant now);

private:
    Connection& connection_;
};

} // namespace liaison
