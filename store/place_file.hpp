// Putting a finished file in its place so that a power failure finds it there whole or not at all.
#pragma once
#include "core/error.hpp"
#include <filesystem>

namespace liaison {

enum class Overwrite { never, always };

/// Flushes `finished` to the disk and gives it the name `target` in the same folder.
/// Errors: cannot_create: `target` exists and is not to be overwritten; io.
Done place_file(std::filesystem::path const& finished, std::filesystem::path const& target, Overwrite overwrite);

/// Makes `folder`, and those above it, where they are not there yet; a power failure finds them there.
/// Errors: cannot_create; io.
Done place_folder(std::filesystem::path const& folder);

} // namespace liaison
