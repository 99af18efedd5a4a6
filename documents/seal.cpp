#include "documents/seal.hpp"
#include "documents/landlock.hpp"
#include "parser/document_limits.hpp"
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define LIAISOND_UNDER_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LIAISOND_UNDER_SANITIZER
#endif

namespace liaison {

namespace {

// What computing, ending and being interrupted need. "No such permission" rather than a kill for all else: libraries
// ask for things that they can do without.
constexpr std::array always_allowed{
    SCMP_SYS(read),          SCMP_SYS(close),        SCMP_SYS(lseek),          SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),    SCMP_SYS(brk),          SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(madvise),       SCMP_SYS(exit),         SCMP_SYS(exit_group),     SCMP_SYS(futex),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrusage),      SCMP_SYS(getpid),
    SCMP_SYS(gettid),        SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),   SCMP_SYS(getrandom),    SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall),
    SCMP_SYS(sysinfo),
};
constexpr std::array for_reading_files{SCMP_SYS(pread64), SCMP_SYS(getdents64), SCMP_SYS(access), SCMP_SYS(faccessat)};

Done denied(std::string_view what, int error) {
    return failure(Fault::denied, fmt::format("{}: {}", what, std::strerror(error)));
}

Done limit(int resource, rlim_t value) {
    rlimit const wanted{value, value};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) != 0) return denied("setrlimit", errno);
    return {};
}

Done limit_resources() {
    using namespace document_limits;
    constexpr std::array<std::pair<int, rlim_t>, 6> limits{{{RLIMIT_AS, process_memory},
                                                            {RLIMIT_CPU, process_cpu_seconds},
                                                            {RLIMIT_FSIZE, 0},
                                                            {RLIMIT_CORE, 0},
                                                            {RLIMIT_NOFILE, process_files},
                                                            {RLIMIT_NPROC, 0}}};
    for (auto const& [resource, value] : limits) {
        // A sanitizer maps terabytes for its shadow, and its report may go to a file.
#ifdef LIAISOND_UNDER_SANITIZER
        if (resource == RLIMIT_AS || resource == RLIMIT_FSIZE) continue;
#endif
        if (auto done = limit(resource, value); !done) return done;
    }
    return {};
}

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};

int allow(scmp_filter_ctx filter, int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); }

int allow_masked(scmp_filter_ctx filter, int call, unsigned argument, std::uint64_t mask, std::uint64_t value) {
    scmp_arg_cmp const compare{argument, SCMP_CMP_MASKED_EQ, mask, value};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &compare);
}

int add_rules(scmp_filter_ctx filter, bool may_read_files) {
    int failed = 0;
    for (int const call : always_allowed) failed |= allow(filter, call);
    // Memory, but never for code.
    failed |= allow_masked(filter, SCMP_SYS(mmap), 2, PROT_EXEC, 0);
    failed |= allow_masked(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
#ifdef LIAISOND_UNDER_SANITIZER
    // Answers, what a sanitizer finds, and the pipe by which UBSan tries whether an object's memory can be read: where
    // it gets none, it takes every object of a library for a broken one.
    for (int const call : {SCMP_SYS(write), SCMP_SYS(pipe), SCMP_SYS(pipe2)}) failed |= allow(filter, call);
#else
    // Answers.
    failed |= allow_masked(filter, SCMP_SYS(write), 0, ~std::uint64_t{0}, STDIN_FILENO);
#endif
    // abort() signals its own process.
    failed |= allow_masked(filter, SCMP_SYS(tgkill), 0, ~std::uint64_t{0}, static_cast<std::uint64_t>(::getpid()));
    if (!may_read_files) return failed;
    constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    for (int const call : for_reading_files) failed |= allow(filter, call);
    return failed | allow_masked(filter, SCMP_SYS(openat), 2, writing, O_RDONLY);
}

Done filter_system_calls(bool may_read_files) {
    std::unique_ptr<void, Release> const filter{seccomp_init(SCMP_ACT_ERRNO(EPERM))};
    if (filter == nullptr) return failure(Fault::denied, "seccomp: no filter can be made");
    if (add_rules(filter.get(), may_read_files) != 0) return failure(Fault::denied, "seccomp: a rule was refused");
    if (int const error = seccomp_load(filter.get()); error != 0) return denied("seccomp", -error);
    return {};
}

} // namespace

Done seal_process() {
    if (::close_range(STDERR_FILENO + 1, ~0U, 0) != 0) return denied("close_range", errno);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return denied("no_new_privs", errno);
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return denied("dumpable", errno);
    if (auto limited = limit_resources(); !limited) return limited;
    bool const confined = confine_files("/usr/share/poppler");
    return filter_system_calls(confined);
}

} // namespace liaison
