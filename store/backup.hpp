// Copies of a store, taken while it is in use.
#pragma once
#include "core/error.hpp"
#include "store/connection.hpp"
#include <filesystem>
#include <functional>

namespace liaison {

struct CopyProgress {
    std::int64_t pages = 0; ///< copied so far
    std::int64_t of = 0;
};
using OnCopyProgress = std::function<void(CopyProgress)>;

/// Writes the store as it is at this moment to a new file `target`: one self-contained database, verified (see
/// store/verify.hpp) and on the disk when this returns; its key (store/key_file.hpp) comes to stand beside it. Others
/// may read and write the store meanwhile. A failure leaves no file. Errors: cannot_create: `target` exists, or its
/// folder cannot be written; try_later: no room; io: the copy does not read back as it should.
Done back_up(Connection& store, std::filesystem::path const& target, OnCopyProgress const& progress = {});

/// The same of a store whose tables may be of any version, by the structure of the file alone; an older `target` is
/// replaced. For use before a migration.
Done keep_copy(Connection::Database& database, std::filesystem::path const& target);

/// Puts the verified `backup` in place of the store at `store`, which nobody may have open; what stood there, damaged
/// or not, is kept beside as STORE.replaced with its log. So with the key, if the backup has one. Errors: as for
/// back_up(); cannot_create: STORE.replaced exists.
Done restore(std::filesystem::path const& backup, std::filesystem::path const& store,
             OnCopyProgress const& progress = {});

} // namespace liaison
