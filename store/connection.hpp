// One connection to the store: opening, migrating, transactions. The only door to SQLiteCpp.
#pragma once
#include "core/error.hpp"
#include "store/inbox.hpp"
#include "store/ledger.hpp"
#include "store/mailbox_progress.hpp"
#include "store/outbox.hpp"
#include <filesystem>
#include <functional>
#include <memory>

namespace liaison {

enum class Opening {
    create,    ///< made when missing, migrated when old
    existing,  ///< must be there; migrated when old
    read_only, ///< must be there and of this version
    memory,    ///< a new one in memory, the path is ignored
};

class Connection {
public:
    /// Errors: not_found, denied, cannot_create; io with what to do when the file is damaged; bad_input when the store
    /// is newer than this program.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(std::filesystem::path const& path, Opening opening);
    ~Connection();

    Inbox inbox() { return Inbox{*this}; }
    Outbox outbox() { return Outbox{*this}; }
    Ledger ledger() { return Ledger{*this}; }
    MailboxProgress mailboxes() { return MailboxProgress{*this}; }

    /// Runs `work` in BEGIN IMMEDIATE ... COMMIT; an Error or exception from it rolls back and is returned as the
    /// Error.
    Done transact(std::move_only_function<Done(Connection&)> work);
    /// Runs `work` and rolls back whatever it did, always.
    Done rehearse(std::move_only_function<Done(Connection&)> work);
    /// Runs `work` in a savepoint of the transaction that is open. When it fails its part alone is undone, or, where
    /// SQLite cannot do that, the whole transaction. Work during which SQLite ended the transaction has failed.
    Done nest(std::move_only_function<Done(Connection&)> work);
    /// Whether what `work` has done so far can still be committed: who goes on after a failed statement asks.
    [[nodiscard]] bool in_transaction() const;
    /// Changes whenever another connection has committed: cheap enough to ask every second (PRAGMA data_version).
    [[nodiscard]] std::int64_t data_version();

    struct Database; ///< SQLiteCpp's objects and the prepared statements; defined in store/database.hpp, seen by store/
                     ///< alone
    [[nodiscard]] Database& database() { return *database_; }

private:
    explicit Connection(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
};

} // namespace liaison
