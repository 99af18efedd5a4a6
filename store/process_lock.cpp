#include "store/process_lock.hpp"
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace liaison {
namespace {

std::string why() { return std::generic_category().message(errno); }

std::string pid_in(int file) {
    std::array<char, 32> text{};
    auto const length = ::pread(file, text.data(), text.size(), 0);
    return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : std::string{"unknown"};
}

bool write_pid(int file) {
    auto const pid = std::to_string(::getpid());
    return ::ftruncate(file, 0) == 0 && ::pwrite(file, pid.data(), pid.size(), 0) == std::ssize(pid);
}

} // namespace

Result<ProcessLock> ProcessLock::take(std::filesystem::path const& store) {
    auto const path = store.string() + ".lock";
    ProcessLock lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
    if (lock.file_ < 0) return failure(Fault::cannot_create, fmt::format("{}: {}", path, why()));
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return failure(Fault::io, fmt::format("{}: {}", path, why()));
        return failure(Fault::try_later, fmt::format("store {}: a liaisond with pid {} is running on it",
                                                     store.string(), pid_in(lock.file_)));
    }
    if (!write_pid(lock.file_)) return failure(Fault::io, fmt::format("{}: {}", path, why()));
    return lock;
}

ProcessLock::ProcessLock(ProcessLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

ProcessLock& ProcessLock::operator=(ProcessLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

// The file stays: were it removed, a third process could lock a new one while the second still waits for this.
ProcessLock::~ProcessLock() {
    if (file_ >= 0) ::close(file_);
}

} // namespace liaison
