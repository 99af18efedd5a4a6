// The desk's secret key, in a file beside the store: made once, readable by the daemon alone.
#pragma once
#include "core/error.hpp"
#include "core/secret_key.hpp"
#include <filesystem>

namespace liaison {

/// "liaisond.db.key" beside "liaisond.db".
[[nodiscard]] std::filesystem::path key_file_of(std::filesystem::path const& store);

/// The key of the store, made with mode 0600 when there is none. Of several processes that make it at once, all get the
/// same. Errors: denied, io, cannot_create; bad_input: the file holds no key.
[[nodiscard]] Result<SecretKey> load_or_make_key(std::filesystem::path const& store);

/// Copies the key of a store to where that of `copy` belongs, with mode 0600; false where the store has none yet.
/// Errors: denied, io, bad_input: the key cannot be read; cannot_create: there is one already, or none can be made.
[[nodiscard]] Result<bool> copy_key(std::filesystem::path const& store, std::filesystem::path const& copy);

} // namespace liaison
