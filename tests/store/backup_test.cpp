#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/key_file.hpp"
#include "store/migrate.hpp"
#include "store/process_lock.hpp"
#include "store/verify.hpp"
#include "tests/store/samples.hpp"
#include <doctest/doctest.h>
#include <fstream>

using namespace liaison;
using namespace liaison::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<Connection> store_with(fs::path const& path, int mails) {
    auto store = must(Connection::open(path, Opening::create));
    for (int i = 0; i < mails; ++i) put(*store, std::string(9000, 'x'));
    return store;
}

std::size_t accepted(fs::path const& path) {
    return must(must(Connection::open(path, Opening::read_only))->inbox().counts()).accepted;
}

std::size_t files_in(fs::path const& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, {}));
}

/// A store as version 1 left it, with one mail.
void make_version_1(fs::path const& path) {
    SQLite::Database sqlite{path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    sqlite.exec(std::string{migrations()[0]});
    sqlite.exec("INSERT INTO inbox (received, via, sender, recipients, size) VALUES (0, 'lmtp', '', 'a@b.example', 3)");
    sqlite.exec("INSERT INTO inbox_raw (id, bytes) VALUES (1, CAST('abc' AS BLOB))");
    sqlite.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 1", store_application_id));
}

} // namespace

TEST_CASE("a backup is one file that holds what was committed, also what is only in the log") {
    TemporaryFolder const folder;
    auto const store = store_with(folder / "s.db", 20);
    std::int64_t last = 0;
    must(back_up(*store, folder / "copy.db", [&](CopyProgress at) {
        last = at.pages;
        CHECK(at.pages <= at.of);
    }));
    CHECK(last > 20);
    CHECK(accepted(folder / "copy.db") == 20);
    CHECK_FALSE(fs::exists(folder / "copy.db-wal"));
    must(verify(*must(Connection::open(folder / "copy.db", Opening::read_only))));
}

TEST_CASE("a backup holds one moment, whatever is written meanwhile") {
    TemporaryFolder const folder;
    auto const store = store_with(folder / "s.db", 1500); // more than one step of the copy
    auto const other = must(Connection::open(folder / "s.db", Opening::existing));
    int steps = 0;
    must(back_up(*store, folder / "copy.db", [&](CopyProgress) {
        put(*other);
        ++steps;
    }));
    CHECK(steps >= 2);
    CHECK(accepted(folder / "copy.db") == 1500);
    CHECK(accepted(folder / "s.db") == 1500 + static_cast<std::size_t>(steps));
}

TEST_CASE("a backup overwrites nothing and leaves nothing half done") {
    TemporaryFolder const folder;
    auto const store = store_with(folder / "s.db", 1);
    auto const before = files_in(folder.path());
    std::ofstream{folder / "copy.db"} << "mine";
    CHECK(error_in(back_up(*store, folder / "copy.db")).fault == Fault::cannot_create);
    CHECK(fs::file_size(folder / "copy.db") == 4);
    CHECK_FALSE(back_up(*store, folder.path() / "no such folder" / "copy.db"));
    CHECK(files_in(folder.path()) == before + 1);
}

TEST_CASE("a store that breaks a promise is not taken for a good backup") {
    TemporaryFolder const folder;
    auto const store = store_with(folder / "s.db", 2);
    store->database().sqlite.exec("UPDATE inbox SET size = 1 WHERE id = 2");
    CHECK(error_in(back_up(*store, folder / "copy.db")).what.contains("raw_bytes"));
    CHECK_FALSE(fs::exists(folder / "copy.db"));
}

TEST_CASE("a migration keeps the old store beside the new one") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    make_version_1(path);
    auto const store = must(Connection::open(path, Opening::existing));
    must(verify(*store));
    fs::path const kept = fmt::format("{}.before-v{}", path.string(), migrations().size());
    SQLite::Database old{kept, SQLite::OPEN_READONLY};
    CHECK(old.execAndGet("PRAGMA user_version").getInt() == 1);
    CHECK(old.execAndGet("SELECT count(*) FROM inbox").getInt() == 1);
}

TEST_CASE("a new store is not copied, nor one that is up to date") {
    TemporaryFolder const folder;
    store_with(folder / "s.db", 1).reset();
    store_with(folder / "s.db", 1).reset();
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a store that cannot be copied is not migrated") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    make_version_1(path);
    fs::create_directory(fmt::format("{}.before-v{}", path.string(), migrations().size())); // in its way
    CHECK_FALSE(Connection::open(path, Opening::existing));
    SQLite::Database old{path, SQLite::OPEN_READONLY};
    CHECK(old.execAndGet("PRAGMA user_version").getInt() == 1);
}

TEST_CASE("a restore puts the backup in place and keeps what stood there, with its log") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    {
        auto const store = store_with(path, 3);
        must(back_up(*store, folder / "copy.db"));
    }
    std::ofstream{path} << "no database any more";
    std::ofstream{folder / "s.db-wal"} << "the log of it";
    must(restore(folder / "copy.db", path));
    CHECK(accepted(path) == 3);
    CHECK(fs::file_size(folder / "s.db.replaced") == 20);
    CHECK(fs::exists(folder / "s.db.replaced-wal"));
    CHECK(error_in(restore(folder / "copy.db", path)).fault == Fault::cannot_create); // .replaced is there already
    CHECK(accepted(path) == 3);
}

TEST_CASE("a restore needs a good backup and no running daemon") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    {
        auto const store = store_with(path, 3);
        must(back_up(*store, folder / "copy.db"));
    }
    {
        auto const lock = must(ProcessLock::take(path));
        CHECK(error_in(restore(folder / "copy.db", path)).fault == Fault::try_later);
    }
    SQLite::Database{folder / "copy.db", SQLite::OPEN_READWRITE}.exec("UPDATE inbox SET size = 1");
    CHECK(error_in(restore(folder / "copy.db", path)).what.contains("raw_bytes"));
    CHECK(accepted(path) == 3);
    CHECK_FALSE(fs::exists(folder / "s.db.replaced"));
}

TEST_CASE("a restore that fails leaves what stood there, with its log and its key") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    must(load_or_make_key(path));
    must(back_up(*store_with(path, 3), folder / "copy.db"));
    std::ofstream{key_file_of(folder / "copy.db")} << "no key";
    std::ofstream{folder / "s.db-wal"} << "the log of it";
    CHECK(error_in(restore(folder / "copy.db", path)).fault == Fault::bad_input);
    CHECK(fs::exists(path));
    CHECK(fs::exists(folder / "s.db-wal"));
    CHECK(fs::exists(key_file_of(path)));
    CHECK(std::ranges::none_of(fs::directory_iterator{folder.path()}, [](auto const& entry) {
        auto const name = entry.path().filename().string();
        return name.contains(".replaced") || name.contains(".part");
    }));
}

TEST_CASE("the desk's key goes with the backup, readable by its owner alone, and comes back with it") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    auto const copy = folder / "copy.db";
    auto const key = must(load_or_make_key(path)).write();
    must(back_up(*store_with(path, 1), copy));
    CHECK(must(load_or_make_key(copy)).write() == key);
    CHECK((fs::status(key_file_of(copy)).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));

    fs::remove(key_file_of(path));
    auto const other = must(load_or_make_key(path)).write();
    CHECK(other != key);
    must(restore(copy, path));
    CHECK(must(load_or_make_key(path)).write() == key);
    CHECK(must(load_or_make_key(folder / "s.db.replaced")).write() == other);
    CHECK((fs::status(key_file_of(path)).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a backup's key overwrites nothing, and a backup without one leaves the store's key") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    must(back_up(*store_with(path, 1), folder / "keyless.db"));
    CHECK_FALSE(fs::exists(key_file_of(folder / "keyless.db")));
    auto const key = must(load_or_make_key(path)).write();
    std::ofstream{key_file_of(folder / "copy.db")} << "mine";
    CHECK(error_in(back_up(*store_with(path, 1), folder / "copy.db")).fault == Fault::cannot_create);
    CHECK_FALSE(fs::exists(folder / "copy.db"));
    must(restore(folder / "keyless.db", path));
    CHECK(must(load_or_make_key(path)).write() == key);
}
