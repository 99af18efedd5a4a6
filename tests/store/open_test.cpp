#include "store/database.hpp"
#include "store/migrate.hpp"
#include "tests/store/samples.hpp"
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace liaison;
using namespace liaison::test;
namespace fs = std::filesystem;

namespace {

Error refused(fs::path const& path, Opening opening) { return error_in(Connection::open(path, opening)); }

void overwrite(fs::path const& path, std::streamoff at, std::string const& bytes) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(at);
    file << bytes;
}

void make_store(fs::path const& path, int mails = 1) {
    auto const store = must(Connection::open(path, Opening::create));
    must(store->transact([&](Connection& c) -> Done {
        for (int i = 0; i < mails; ++i) put(c, std::string(4000, 'x'));
        return {};
    }));
}

std::int64_t pragma(Connection& store, Sql sql) {
    auto row = store.database().query(sql);
    row.next();
    return row.take<std::int64_t>();
}

} // namespace

TEST_CASE("a store is made where none is, and is durable and strict") {
    TemporaryFolder const folder;
    auto const store = must(Connection::open(folder / "new.db", Opening::create));
    CHECK(pragma(*store, "PRAGMA user_version") == std::ssize(migrations()));
    CHECK(pragma(*store, "PRAGMA application_id") == store_application_id);
    CHECK(pragma(*store, "PRAGMA synchronous") == 2);
    CHECK(pragma(*store, "PRAGMA foreign_keys") == 1);
    CHECK(pragma(*store, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'") == 1);
    CHECK(pragma(*store, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND "
                         "name NOT LIKE 'sqlite_%'") == 0);
    must(Connection::open(folder / "new.db", Opening::create));
}

TEST_CASE("what was committed is there after the store is opened again") {
    TemporaryFolder const folder;
    make_store(folder / "s.db", 3);
    CHECK(must(must(Connection::open(folder / "s.db", Opening::existing))->inbox().counts()).unprocessed == 3);
    CHECK(must(must(Connection::open(folder / "s.db", Opening::read_only))->inbox().counts()).unprocessed == 3);
}

TEST_CASE("a reader cannot write") {
    TemporaryFolder const folder;
    make_store(folder / "s.db");
    auto const reader = must(Connection::open(folder / "s.db", Opening::read_only));
    CHECK(error_in(reader->inbox().put(envelope(), "x", noon)).fault == Fault::denied);
}

TEST_CASE("a reader notices that somebody else has written") {
    TemporaryFolder const folder;
    make_store(folder / "s.db");
    auto const reader = must(Connection::open(folder / "s.db", Opening::read_only));
    auto const before = reader->data_version();
    CHECK(reader->data_version() == before);
    make_store(folder / "s.db");
    CHECK(reader->data_version() != before);
}

TEST_CASE("a missing store or folder is said with what to do") {
    TemporaryFolder const folder;
    auto const missing = refused(folder / "none.db", Opening::existing);
    CHECK(missing.fault == Fault::not_found);
    CHECK(missing.what == fmt::format("store {}: does not exist: `liaisond serve` makes it, or [store] path names "
                                      "another",
                                      (folder / "none.db").string()));
    CHECK(refused(folder / "none.db", Opening::read_only).fault == Fault::not_found);
    auto const no_folder = refused(folder / "no/where.db", Opening::create);
    CHECK(no_folder.fault == Fault::cannot_create);
    CHECK(no_folder.what.contains("make it, writable for the user that runs liaisond"));
    CHECK(refused(folder.path(), Opening::create).what.contains("is a folder"));
    std::ofstream{folder / "file"} << "x";
    CHECK_FALSE(Connection::open(folder / "file/s.db", Opening::create));
}

TEST_CASE("a file that is no database is refused and left as it is") {
    TemporaryFolder const folder;
    std::string const text(10'000, 'x');
    std::ofstream{folder / "text"} << text;
    for (auto const opening : {Opening::create, Opening::existing, Opening::read_only}) {
        auto const error = refused(folder / "text", opening);
        CHECK(error.fault == Fault::io);
        CHECK(error.what.contains("liaisond restore"));
    }
    std::ifstream file{folder / "text"};
    CHECK(std::string{std::istreambuf_iterator<char>{file}, {}} == text);
}

TEST_CASE("another program's database is refused and left as it is") {
    TemporaryFolder const folder;
    {
        SQLite::Database other{folder / "other.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        other.exec("CREATE TABLE note (text)");
    }
    for (auto const opening : {Opening::create, Opening::existing, Opening::read_only}) {
        auto const error = refused(folder / "other.db", opening);
        CHECK(error.fault == Fault::bad_input);
        CHECK(error.what.contains("another program"));
    }
    SQLite::Database other{folder / "other.db", SQLite::OPEN_READONLY};
    CHECK(other.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 1);
}

TEST_CASE("a store of a newer version is refused, an older one only by a reader") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    make_store(path);
    SQLite::Database{path, SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 99");
    for (auto const opening : {Opening::create, Opening::existing, Opening::read_only}) {
        auto const error = refused(path, opening);
        CHECK(error.fault == Fault::bad_input);
        CHECK(error.what.contains("newer liaisond (tables of version 99"));
    }
    auto const old = folder / "old.db";
    SQLite::Database{old, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
        fmt::format("PRAGMA application_id = {}", store_application_id));
    CHECK(refused(old, Opening::read_only).what.contains("`liaisond serve` brings them up to date"));
    must(Connection::open(old, Opening::existing));
    must(Connection::open(old, Opening::read_only));
}

TEST_CASE("a damaged page is reported where it is met, with what to do") {
    TemporaryFolder const folder;
    auto const path = folder / "s.db";
    make_store(path, 400);
    auto const size = static_cast<std::streamoff>(fs::file_size(path));
    overwrite(path, size / 2, std::string(static_cast<std::size_t>(size / 2), '\x7f'));
    auto const store = must(Connection::open(path, Opening::read_only));
    std::vector<Error> errors;
    for (int id = 1; id <= 400; ++id)
        if (auto const raw = store->inbox().raw(InboxId{id}); !raw) errors.push_back(raw.error());
    REQUIRE_FALSE(errors.empty());
    for (auto const& error : errors)
        if (error.fault != Fault::not_found) {
            CHECK(error.fault == Fault::io);
            CHECK(error.what.contains("liaisond restore"));
        }
}

TEST_CASE("a damaged first page is reported at once") {
    TemporaryFolder const folder;
    make_store(folder / "s.db");
    overwrite(folder / "s.db", 100, std::string(3000, '\x55'));
    CHECK(refused(folder / "s.db", Opening::existing).fault == Fault::io);
}

TEST_CASE("a store or folder that may not be written is denied") {
    if (::geteuid() == 0) return; // root may write everything
    TemporaryFolder const folder;
    make_store(folder / "s.db");
    fs::permissions(folder / "s.db", fs::perms::owner_read);
    CHECK(refused(folder / "s.db", Opening::existing).fault == Fault::denied);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(refused(folder / "new.db", Opening::create).fault == Fault::denied);
    fs::permissions(folder.path(), fs::perms::owner_all);
}
