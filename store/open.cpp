// Opening a store: what must be there, how SQLite is set, what is said when it cannot be.
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/migrate.hpp"
#include "store/sql_functions.hpp"
#include <chrono>
#include <sqlite3.h>
#include <system_error>
#include <thread>

namespace liaison {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds busy_timeout{5000};
constexpr std::chrono::milliseconds between_tries{1};

/// SQLite's own waiting soon tries but ten times a second, and would miss the short moments that a busy writer leaves.
int wait_for_lock(void*, int tries) {
    std::this_thread::sleep_for(between_tries);
    return tries < busy_timeout / between_tries ? 1 : 0;
}

int flags_for(Opening opening) {
    switch (opening) {
    case Opening::create: return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case Opening::existing: return SQLite::OPEN_READWRITE;
    case Opening::read_only: return SQLite::OPEN_READONLY;
    case Opening::memory: return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_MEMORY;
    }
    std::unreachable();
}

Done check_place(fs::path const& path, Opening opening) {
    if (opening == Opening::memory) return {};
    std::error_code error;
    auto const there = fs::status(path, error);
    if (there.type() == fs::file_type::none) return failure(Fault::denied, error.message());
    if (fs::is_directory(there)) return failure(Fault::bad_input, "is a folder: [store] path names a file");
    if (fs::exists(there)) return {};
    if (opening != Opening::create)
        return failure(Fault::not_found, "does not exist: `liaisond serve` makes it, or [store] path names another");
    auto const folder = fs::absolute(path).parent_path();
    if (fs::is_directory(folder, error)) return {};
    return failure(Fault::cannot_create,
                   fmt::format("the folder {} does not exist: make it, writable for the user that runs liaisond",
                               folder.string()));
}

/// SQLite does not wait for another process that is making the same change, so the waiting is done here.
void use_write_ahead_log(SQLite::Database& sqlite) {
    auto const until = std::chrono::steady_clock::now() + busy_timeout;
    while (true) {
        auto const result = sqlite.tryExec("PRAGMA journal_mode = WAL");
        if (result == SQLITE_OK) return;
        if (result != SQLITE_BUSY || std::chrono::steady_clock::now() > until)
            throw SQLite::Exception{sqlite.getHandle(), result};
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
}

/// Nobody asks SQLite how much memory it has: it need not count, which it would do under a lock of all threads.
void count_no_memory() {
    static int const set = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // before the first use, or it does nothing
    static_cast<void>(set);
}

/// Small pieces of memory come from a block of each connection, not from the allocator that all threads share.
void use_own_memory(SQLite::Database& sqlite) {
    constexpr int octets = 512;
    constexpr int pieces = 256;
    sqlite3_db_config(sqlite.getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, octets, pieces);
}

/// Pages of 8 kB hold a usual mail in one or two. What a commit writes fits into the cache of a writer, else its pages
/// would go to the log twice; a reader's is small because the kernel has its own.
void configure(Connection::Database& database, Opening opening) {
    auto& sqlite = database.sqlite;
    sqlite3_busy_handler(sqlite.getHandle(), wait_for_lock, nullptr);
    use_own_memory(sqlite);
    sqlite.exec("PRAGMA cache_size = -2048");
    if (opening != Opening::read_only) {
        sqlite.exec("PRAGMA page_size = 8192");
        use_write_ahead_log(sqlite);
        sqlite.exec("PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8192");
    }
    sqlite.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0");
}

Result<std::unique_ptr<Connection::Database>> open_database(fs::path const& path, Opening opening) {
    count_no_memory();
    auto const name = opening == Opening::memory ? std::string{":memory:"} : path.string();
    auto database =
        std::make_unique<Connection::Database>(SQLite::Database{name, flags_for(opening) | SQLite::OPEN_NOMUTEX});
    bool const writes = opening != Opening::read_only;
    if (writes && sqlite3_db_readonly(database->sqlite.getHandle(), "main") == 1)
        return failure(Fault::denied, "may not be written by this user");
    add_sql_functions(database->sqlite);
    configure(*database, opening);
    auto const ready = writes ? migrate(*database) : check_version(*database);
    if (!ready) return std::unexpected(ready.error());
    return database;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(fs::path const& path, Opening opening) {
    auto const subject = fmt::format("store {}", path.string());
    return guarded(subject, [&]() -> Result<std::unique_ptr<Connection>> {
        if (auto const place = check_place(path, opening); !place)
            return std::unexpected(place.error().within(subject));
        auto database = open_database(path, opening);
        if (!database) return std::unexpected(database.error().within(subject));
        return std::unique_ptr<Connection>{new Connection{std::move(*database)}};
    });
}

} // namespace liaison
