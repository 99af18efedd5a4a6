// One daemon per store.
#pragma once
#include "core/error.hpp"
#include <filesystem>

namespace liaison {

/// Holds PATH.lock with this process's pid in it, until destroyed; the kernel lets go of it when the process dies.
class ProcessLock {
public:
    /// Errors: try_later with the pid of the daemon that holds it; cannot_create.
    [[nodiscard]] static Result<ProcessLock> take(std::filesystem::path const& store);
    ProcessLock(ProcessLock&& other) noexcept;
    ProcessLock& operator=(ProcessLock&& other) noexcept;
    ~ProcessLock();

private:
    explicit ProcessLock(int file) : file_(file) {}
    int file_ = -1;
};

} // namespace liaison
