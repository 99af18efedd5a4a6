// What a person can do about a mail that was held, and the count of what became of all.
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {
namespace {

Done must_be_held(Inbox const& inbox, InboxId id) {
    auto const mail = inbox.load(id);
    if (!mail) return std::unexpected(mail.error());
    if (mail->outcome == Outcome::held) return {};
    return failure(Fault::bad_input,
                   fmt::format("inbox {}: is not held but {}", id.value,
                               mail->outcome ? name_of(*mail->outcome) : std::string_view{"not processed yet"}));
}

Done process_again(Connection& connection, InboxId id, std::optional<std::string_view> released_by,
                   std::string_view reason) {
    auto const subject = fmt::format("inbox {}", id.value);
    return guarded(subject, [&]() -> Done {
        if (auto const held = must_be_held(connection.inbox(), id); !held) return held;
        if (auto const bytes = connection.inbox().raw(id); !bytes) return failure(Fault::bad_input, bytes.error().what);
        connection.database().run("UPDATE inbox SET outcome = NULL, processed = NULL, dropped = NULL, "
                                  "attempts = 0, reason = ?, released_by = coalesce(?, released_by) WHERE id = ?",
                                  reason, released_by, id);
        return {};
    });
}

} // namespace

Done Inbox::retry(InboxId id, std::string_view by, Instant now) {
    return process_again(connection_, id, std::nullopt, fmt::format("tried again by {}, {}", by, write_instant(now)));
}

Done Inbox::release(InboxId id, std::string_view by, Instruction const& instruction, Instant now) {
    auto const released = process_again(connection_, id, by, fmt::format("released by {}, {}", by, write_instant(now)));
    if (!released) return released;
    return guarded(fmt::format("inbox {}", id.value), [&]() -> Done {
        connection_.database().run("UPDATE inbox SET release_as = nullif(?, ''), is_statement = ?, file_to = ? "
                                   "WHERE id = ?",
                                   instruction.organization, instruction.is_statement, instruction.file_to, id);
        return {};
    });
}

Done Inbox::drop(InboxId id, std::string_view by, std::string_view why, Instant now) {
    return guarded(fmt::format("inbox {}", id.value), [&]() -> Done {
        if (auto const held = must_be_held(*this, id); !held) return held;
        connection_.database().run("UPDATE inbox SET dropped = ?, reason = reason || ? WHERE id = ?", now,
                                   fmt::format("; dropped by {}: {}", by, why), id);
        return {};
    });
}

Result<MailCounts> Inbox::counts() const {
    return guarded("inbox", [&]() -> Result<MailCounts> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        MailCounts counts;
        auto given_out = database.query("SELECT seq FROM sqlite_sequence WHERE name = 'inbox'");
        if (given_out.next()) counts.accepted = given_out.take<std::size_t>();
        auto rows = database.query("SELECT count(*), outcome FROM inbox GROUP BY outcome");
        while (rows.next()) {
            auto const number = rows.take<std::size_t>();
            if (auto const outcome = rows.take_optional(outcome_named))
                counts.by_outcome[*outcome] = number;
            else
                counts.unprocessed = number;
        }
        return counts;
    });
}

} // namespace liaison
