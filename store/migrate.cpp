#include "store/migrate.hpp"
#include "store/backup.hpp"
#include "store/database.hpp"

namespace liaison {
namespace {

std::int64_t number(Connection::Database& database, Sql pragma) {
    auto query = database.query(pragma);
    query.next();
    return query.take<std::int64_t>();
}

std::int64_t version_of(Connection::Database& database) { return number(database, "PRAGMA user_version"); }
std::int64_t newest_version() { return static_cast<std::int64_t>(migrations().size()); }

Done check_owner(Connection::Database& database) {
    auto const owner = number(database, "PRAGMA application_id");
    auto const tables = number(database, "SELECT count(*) FROM sqlite_schema");
    if (owner == store_application_id || (owner == 0 && tables == 0)) return {};
    return failure(Fault::bad_input, "is a database of another program: give [store] path another name");
}

Done refuse_newer(std::int64_t version) {
    if (version <= newest_version()) return {};
    return failure(Fault::bad_input,
                   fmt::format("was written by a newer liaisond (tables of version {}, this one knows {}): "
                               "install that version again, or restore the backup made before the upgrade",
                               version, newest_version()));
}

/// Another process may be migrating too, so the version is read again inside the transaction.
void take_step(Connection::Database& database, std::int64_t version) {
    database.begin();
    if (version_of(database) == version) {
        database.sqlite.exec(std::string{migrations()[static_cast<std::size_t>(version)]});
        database.sqlite.exec(fmt::format("PRAGMA application_id = {}", store_application_id));
        database.sqlite.exec(fmt::format("PRAGMA user_version = {}", version + 1));
    }
    database.commit();
}

/// What leads back: a store that holds something is copied before its tables change.
Done keep_old_store(Connection::Database& database, std::int64_t version) {
    auto const& file = database.sqlite.getFilename();
    if (version == 0 || version >= newest_version() || file == ":memory:") return {};
    return keep_copy(database, fmt::format("{}.before-v{}", file, newest_version()));
}

} // namespace

Done migrate(Connection::Database& database) {
    if (auto const owned = check_owner(database); !owned) return owned;
    auto version = version_of(database);
    if (auto const kept = keep_old_store(database, version); !kept) return kept;
    while (version < newest_version()) {
        take_step(database, version);
        version = version_of(database);
    }
    return refuse_newer(version);
}

Done check_version(Connection::Database& database) {
    if (auto const owned = check_owner(database); !owned) return owned;
    auto const version = version_of(database);
    if (version >= newest_version()) return refuse_newer(version);
    return failure(Fault::bad_input, fmt::format("has tables of version {}, this liaisond needs {}: `liaisond serve` "
                                                 "brings them up to date",
                                                 version, newest_version()));
}

} // namespace liaison
