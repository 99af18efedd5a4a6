// The keys of directory.toml.
#pragma once
#include "config/keys.hpp"
#include "core/directory.hpp"

namespace liaison {

[[nodiscard]] Keys<Directory> const& directory_keys();

/// A file of the directory, kept while names are compared across files.
struct DirectoryFile {
    Source source;
    toml::table table;
};

/// What needs the whole directory: names that two bodies share, parents that do not exist or go round in a circle.
void check_directory(std::vector<DirectoryFile>& files, Directory const& directory);

/// Reads directory.toml, or every *.toml of a folder in the order of their names.
[[nodiscard]] Directory read_directory(std::filesystem::path const& path, Desk const& desk, Problems& problems);

} // namespace liaison
