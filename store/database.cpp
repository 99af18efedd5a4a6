#include "store/database.hpp"
#include <sqlite3.h>

namespace liaison {

SQLite::Statement& Connection::Database::kept(Sql sql) {
    auto const found = kept_.find(sql.text);
    if (found != kept_.end()) return found->second;
    return kept_.try_emplace(sql.text, sqlite, sql.text).first->second;
}

void Connection::Database::begin() { run("BEGIN IMMEDIATE"); }

void Connection::Database::before_commit(std::move_only_function<void(Database&)> work) {
    if (!in_transaction()) return work(*this);
    before_commit_.push_back(std::move(work));
}

void Connection::Database::commit() {
    for (auto& work : before_commit_) work(*this);
    before_commit_.clear();
    run("COMMIT");
}

void Connection::Database::rollback() noexcept {
    before_commit_.clear();
    if (in_transaction()) sqlite.tryExec("ROLLBACK");
}

bool Connection::Database::in_transaction() const { return sqlite3_get_autocommit(sqlite.getHandle()) == 0; }

Snapshot::Snapshot(Connection::Database& database) : database_(database.in_transaction() ? nullptr : &database) {
    if (database_ != nullptr) database_->run("BEGIN DEFERRED");
}

Snapshot::~Snapshot() {
    if (database_ != nullptr) database_->rollback();
}

} // namespace liaison
