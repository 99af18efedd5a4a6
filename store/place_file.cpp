#include "store/place_file.hpp"
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> failed(Fault fault, fs::path const& path) {
    return failure(fault, fmt::format("{}: {}", path.string(), std::generic_category().message(errno)));
}

Done flush(fs::path const& path, int flags) {
    int const file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return failed(Fault::io, path);
    auto const done = ::fsync(file) == 0 ? Done{} : failed(Fault::io, path);
    ::close(file);
    return done;
}

Done flush_folder(fs::path const& folder) { return flush(folder, O_RDONLY | O_DIRECTORY); }

} // namespace

Done place_file(fs::path const& finished, fs::path const& target, Overwrite overwrite) {
    if (auto const flushed = flush(finished, O_RDONLY); !flushed) return flushed;
    auto const flags = overwrite == Overwrite::never ? RENAME_NOREPLACE : 0U;
    if (::renameat2(AT_FDCWD, finished.c_str(), AT_FDCWD, target.c_str(), flags) != 0)
        return failed(errno == EEXIST ? Fault::cannot_create : Fault::io, target);
    return flush_folder(fs::absolute(target).parent_path());
}

Done place_folder(fs::path const& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    auto const above = fs::absolute(folder).parent_path();
    if (auto const placed = place_folder(above); !placed) return placed;
    fs::create_directory(folder, error);
    if (error) return failure(Fault::cannot_create, fmt::format("{}: {}", folder.string(), error.message()));
    return flush_folder(above);
}

} // namespace liaison
