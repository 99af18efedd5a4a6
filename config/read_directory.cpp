#include "config/directory_keys.hpp"
#include <system_error>

namespace liaison {
namespace {

std::vector<std::filesystem::path> files_of(std::filesystem::path const& path, Problems& problems) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) return {path};
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(path, error)) {
        auto const name = entry.path().filename().string();
        if (name.ends_with(".toml") && !name.starts_with('.')) files.push_back(entry.path());
    }
    if (error)
        problems.add(path, 0, fmt::format("the folder cannot be read: {}", error.message()));
    else if (files.empty())
        problems.add(path, 0, "the folder holds no *.toml file; at least one is expected");
    std::ranges::sort(files);
    return files;
}

} // namespace

Directory read_directory(std::filesystem::path const& path, Desk const& desk, Problems& problems) {
    Directory directory;
    std::vector<DirectoryFile> files;
    for (auto const& file : files_of(path, problems)) {
        Source source{file, problems, &desk};
        auto table = parse_toml(source);
        if (!table) continue;
        files.push_back({std::move(source), std::move(*table)});
        auto& kept = files.back();
        read_section(Section{kept.table, "", kept.source}, directory_keys(), directory);
    }
    check_directory(files, directory);
    return directory;
}

} // namespace liaison
