#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"

namespace liaison {

Connection::Connection(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Connection::~Connection() = default;

Done Connection::transact(std::move_only_function<Done(Connection&)> work) {
    auto const done = guarded("store", [&]() -> Done {
        database_->begin();
        auto result = guarded("store", [&] { return work(*this); });
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
    bool ended = false;
    auto const works = database_->works_before_commit();
    auto const done = guarded("store", [&]() -> Done {
        database_->run("SAVEPOINT nested");
        auto result = guarded("store", [&] { return work(*this); });
        // A full disk may have ended the whole transaction, and the savepoint with it.
        if (database_->in_transaction()) {
            if (!result) database_->run("ROLLBACK TO nested");
            database_->run("RELEASE nested");
        }
        ended = true;
        return result;
    });
    if (!done) database_->forget_works_from(works);
    // What could not be undone alone is undone with all the rest: half a job is never committed.
    if (!ended) database_->rollback();
    return done;
}

std::int64_t Connection::data_version() {
    auto query = database_->query("PRAGMA data_version");
    query.next();
    return query.take<std::int64_t>();
}

} // namespace liaison
