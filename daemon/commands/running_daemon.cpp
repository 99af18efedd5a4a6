#include "daemon/commands/running_daemon.hpp"
#include "core/text.hpp"
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace liaison {

std::optional<std::string> running_daemon(std::filesystem::path const& store) {
    auto const path = store.string() + ".lock";
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    std::optional<std::string> holder;
    if (::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        std::array<char, 32> text{};
        auto const length = ::read(file, text.data(), text.size());
        holder = std::string{trimmed({text.data(), length > 0 ? static_cast<std::size_t>(length) : 0})};
    }
    ::close(file);
    return holder;
}

} // namespace liaison
