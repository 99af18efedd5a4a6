#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/key_file.hpp"
#include "store/place_file.hpp"
#include "store/process_lock.hpp"
#include "store/verify.hpp"
#include <SQLiteCpp/Backup.h>
#include <ranges>
#include <sqlite3.h>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;
constexpr int pages_at_once = 1024; // 8 MB between two words about the progress

/// The unfinished copy beside its place: gone again unless it got there.
class PartFile {
public:
    explicit PartFile(fs::path const& target) : path_(fmt::format("{}.part-{}", target.string(), ::getpid())) {
        remove();
    }
    PartFile(PartFile const&) = delete;
    PartFile& operator=(PartFile const&) = delete;
    ~PartFile() { remove(); }
    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;
        for (auto const* end : {"", "-journal", "-wal", "-shm", ".key"}) fs::remove(path_.string() + end, ignored);
    }
    fs::path path_;
};

/// While the source holds a moment, SQLite copies that moment however long it takes, and nobody waits.
void copy_pages(SQLite::Database& from, SQLite::Database& to, OnCopyProgress const& progress) {
    SQLite::Backup backup{to, from};
    int result = SQLITE_OK;
    while (result != SQLITE_DONE) {
        result = backup.executeStep(pages_at_once);
        auto const total = backup.getTotalPageCount();
        if (progress) progress({total - backup.getRemainingPageCount(), total});
    }
}

/// The copy needs no log beside it: one file, which may lie on a medium that cannot be written.
void copy_to(Connection::Database& source, fs::path const& part, OnCopyProgress const& progress) {
    Snapshot const moment{source};
    source.query("SELECT count(*) FROM sqlite_schema").next(); // the moment begins with the first look
    SQLite::Database copy{part, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    copy.exec("PRAGMA synchronous = FULL");
    copy_pages(source.sqlite, copy, progress);
    copy.exec("PRAGMA journal_mode = DELETE");
}

std::int64_t version_of(SQLite::Database& sqlite) { return sqlite.execAndGet("PRAGMA user_version").getInt64(); }

std::optional<std::int64_t> version_in(fs::path const& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return std::nullopt;
    SQLite::Database sqlite{file, SQLite::OPEN_READONLY};
    return version_of(sqlite);
}

Done verify_file(fs::path const& file) {
    auto const store = Connection::open(file, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    return verify(**store);
}

Done must_not_exist(fs::path const& path) {
    std::error_code ignored;
    if (fs::symlink_status(path, ignored).type() == fs::file_type::not_found) return {};
    return failure(Fault::cannot_create, fmt::format("{} exists, and nothing is overwritten", path.string()));
}

/// Puts files aside, and back again unless it is told that all went well.
class PutAside {
public:
    PutAside() = default;
    PutAside(PutAside const&) = delete;
    PutAside& operator=(PutAside const&) = delete;
    ~PutAside() {
        std::error_code ignored;
        for (auto const& [from, to] : moved_ | std::views::reverse) fs::rename(to, from, ignored);
    }
    void move(fs::path const& from, fs::path const& to) {
        if (!fs::exists(from)) return;
        fs::rename(from, to);
        moved_.emplace_back(from, to);
    }
    void keep() { moved_.clear(); }

private:
    std::vector<std::pair<fs::path, fs::path>> moved_;
};

/// The key that signed what the backup's desk had mailed. A backup without one is of this desk all the same.
Done put_key_in_place(fs::path const& part, fs::path const& store, fs::path const& aside, PutAside& replaced) {
    if (!fs::exists(key_file_of(part))) return {};
    replaced.move(key_file_of(store), key_file_of(aside));
    return place_file(key_file_of(part), key_file_of(store), Overwrite::never);
}

} // namespace

Done back_up(Connection& store, fs::path const& target, OnCopyProgress const& progress) {
    return guarded(fmt::format("backup {}", target.string()), [&]() -> Done {
        for (auto const& place : {target, key_file_of(target)})
            if (auto const free = must_not_exist(place); !free) return free;
        PartFile const part{target};
        copy_to(store.database(), part.path(), progress);
        if (auto const good = verify_file(part.path()); !good) return good;
        // A copy without its key would be of little use, so that one is there first.
        auto const key = copy_key(store.database().sqlite.getFilename(), target);
        if (!key) return std::unexpected(key.error());
        auto placed = place_file(part.path(), target, Overwrite::never);
        if (!placed && *key) fs::remove(key_file_of(target));
        return placed;
    });
}

Done keep_copy(Connection::Database& database, fs::path const& target) {
    return guarded(fmt::format("backup {}", target.string()), [&]() -> Done {
        auto const version = version_of(database.sqlite);
        if (auto const kept = version_in(target); kept && *kept < version) return {}; // an upgrade that was interrupted
        PartFile const part{target};
        copy_to(database, part.path(), {});
        SQLite::Database copy{part.path(), SQLite::OPEN_READONLY};
        if (version_of(copy) != version) return {}; // another process has migrated it, and kept its own copy
        if (copy.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return failure(Fault::io, fmt::format("the copy is damaged: {}", what_to_do_about_damage));
        return place_file(part.path(), target, Overwrite::always);
    });
}

Done restore(fs::path const& backup, fs::path const& store, OnCopyProgress const& progress) {
    return guarded(fmt::format("restore {}", store.string()), [&]() -> Done {
        auto const lock = ProcessLock::take(store);
        if (!lock) return std::unexpected(lock.error());
        auto const source = Connection::open(backup, Opening::read_only);
        if (!source) return std::unexpected(source.error());
        if (auto const good = verify(**source); !good) return std::unexpected(good.error().within(backup.string()));
        auto const aside = store.string() + ".replaced";
        for (auto const& place : {fs::path{aside}, key_file_of(aside)})
            if (auto const free = must_not_exist(place); !free) return free;
        PartFile const part{store};
        copy_to((*source)->database(), part.path(), progress);
        if (auto const key = copy_key(backup, part.path()); !key) return std::unexpected(key.error());
        // The log goes with its file: beside another one SQLite would write its pages into that. The file goes first,
        // since without its log it would be a store that lacks what came last.
        PutAside replaced;
        for (auto const* end : {"", "-wal", "-shm"}) replaced.move(store.string() + end, aside + end);
        if (auto const key = put_key_in_place(part.path(), store, aside, replaced); !key) return key;
        auto const placed = place_file(part.path(), store, Overwrite::never);
        if (placed) replaced.keep();
        return placed;
    });
}

} // namespace liaison
