#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {
namespace {

/// A full disk, want of memory or a file that cannot be read may make SQLite end the whole transaction, with the work
/// of those before, in the middle of any statement: also of a SELECT whose failure its caller can do without.
Done undone_by_sqlite() {
    return failure(Fault::io, "its work was undone: see whether the disk of the store is failing, or memory short");
}

} // namespace

Connection::Connection(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Connection::~Connection() = default;

Done Connection::transact(std::move_only_function<Done(Connection&)> work) {
    auto const done = guarded("store", [&]() -> Done {
        database_->begin();
        auto result = guarded("store", [&] { return work(*this); });
        if (result && !in_transaction()) return undone_by_sqlite();
        if (result) database_->commit();
        return result;
    });
    database_->rollback();
    return done;
}

Done Connection::rehearse(std::move_only_function<Done(Connection&)> work) {
    auto const done = guarded("store", [&]() -> Done {
        database_->begin();
        return work(*this);
    });
    database_->rollback();
    return done;
}

Done Connection::nest(std::move_only_function<Done(Connection&)> work) {
    bool in_order = false;
    auto const works = database_->works_before_commit();
    auto const done = guarded("store", [&]() -> Done {
        database_->run("SAVEPOINT nested");
        auto result = guarded("store", [&] { return work(*this); });
        if (!in_transaction()) return result ? undone_by_sqlite() : result;
        if (!result) database_->run("ROLLBACK TO nested");
        database_->run("RELEASE nested");
        in_order = true;
        return result;
    });
    if (!done) database_->forget_works_from(works);
    // What could not be undone alone is undone with all the rest: half a job is never committed.
    if (!in_order) database_->rollback();
    return done;
}

bool Connection::in_transaction() const { return database_->in_transaction(); }

std::int64_t Connection::data_version() {
    auto query = database_->query("PRAGMA data_version");
    query.next();
    return query.take<std::int64_t>();
}

} // namespace liaison
