#include "daemon/key_file.hpp"
#include "core/text.hpp"
#include "store/place_file.hpp"
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

std::string why() { return std::generic_category().message(errno); }

Result<SecretKey> load_key(std::filesystem::path const& file) {
    std::ifstream stream{file};
    std::string line;
    if (!stream)
        return failure(errno == EACCES ? Fault::denied : Fault::io, fmt::format("{}: {}", file.string(), why()));
    std::getline(stream, line);
    if (auto const key = SecretKey::parse(trimmed(line))) return *key;
    return failure(Fault::bad_input,
                   fmt::format("{}: is no key of 64 hexadecimal digits; without the file a new key is made, and "
                               "replies to mail already sent are no longer recognised",
                               file.string()));
}

/// Writes all of `text` into a new file that only its owner reads.
bool write_new(std::filesystem::path const& file, std::string const& text) {
    auto const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return false;
    bool const written = ::write(descriptor, text.data(), text.size()) == std::ssize(text);
    return ::close(descriptor) == 0 && written;
}

/// An operator who is root makes it for the daemon: it belongs to whom the folder belongs.
void give_to_folders_owner(std::filesystem::path const& file) {
    struct stat folder{};
    if (::geteuid() != 0 || ::stat(file.parent_path().c_str(), &folder) != 0) return;
    static_cast<void>(::chown(file.c_str(), folder.st_uid, folder.st_gid) == 0);
}

/// Complete and on the disk before it has its name, never in place of another's, and before anything is signed with it.
Done make_key(std::filesystem::path const& file) {
    auto const unfinished = fmt::format("{}.{}", file.string(), ::getpid());
    if (!write_new(unfinished, SecretKey::random().write() + "\n"))
        return failure(Fault::cannot_create, fmt::format("{}: {}", unfinished, why()));
    give_to_folders_owner(unfinished);
    auto const placed = place_file(unfinished, file, Overwrite::never);
    if (placed) return {};
    ::unlink(unfinished.c_str());
    std::error_code error;
    if (std::filesystem::exists(file, error)) return {}; // another process was faster
    return failure(Fault::cannot_create, placed.error().what);
}

} // namespace

std::filesystem::path key_file_of(std::filesystem::path const& store) { return store.string() + ".key"; }

Result<SecretKey> load_or_make_key(std::filesystem::path const& store) {
    auto const file = key_file_of(store);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        if (auto const made = make_key(file); !made) return std::unexpected(made.error());
    return load_key(file);
}

} // namespace liaison
