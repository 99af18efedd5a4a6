#include "daemon/process_setup.hpp"
#include <algorithm>
#include <csignal>
#include <malloc.h>
#include <sys/resource.h>

namespace liaison {
namespace {

/// Few threads that allocate little: two arenas do, and large mails go back to the system at once.
void keep_memory_small() {
    constexpr int arenas = 2;
    constexpr int mapped_from = 256 * 1024;
    ::mallopt(M_ARENA_MAX, arenas);
    ::mallopt(M_MMAP_THRESHOLD, mapped_from);
}

/// The usual soft limit of 1,024 is less than a thousand sessions and the store need.
void allow_many_descriptors() {
    constexpr rlim_t plenty = 65'536;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, plenty));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

void return_unused_memory() { ::malloc_trim(0); }

void set_up_process() {
    keep_memory_small();
    allow_many_descriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is a full disk, not the end
}

} // namespace liaison
