#include "documents/seal_probe.hpp"
#ifdef LIAISOND_CRASH_POINTS
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace liaison {

namespace {

constexpr std::string_view probe = "LIAISOND-PROBE ";

long crash() { return std::raise(SIGKILL); }

long loop() {
    for (auto volatile turn = 0U;; turn = turn + 1) {
    }
}

long garbage() { return ::write(STDIN_FILENO, "\x08\0\0\0garbage!", 12) < 0 ? -1 : 0; }
long open_socket() { return ::socket(AF_INET, SOCK_STREAM, 0); }
long write_file() { return ::open("/tmp/liaisond-probe", O_WRONLY | O_CREAT, 0600); }
long read_file() { return ::open("/etc/passwd", O_RDONLY); }
long run_program() { return ::execl("/bin/true", "true", nullptr); }
long fork_process() { return ::syscall(SYS_fork); }
long map_code() {
    auto* const page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? -1 : 0;
}
long signal_parent() { return ::kill(::getppid(), 0); }

struct Probe {
    std::string_view name;
    long (*run)();
};

constexpr std::array probes{
    Probe{"crash", crash},           Probe{"loop", loop},
    Probe{"garbage", garbage},       Probe{"socket", open_socket},
    Probe{"write-file", write_file}, Probe{"read-file", read_file},
    Probe{"exec", run_program},      Probe{"fork", fork_process},
    Probe{"map-code", map_code},     Probe{"signal", signal_parent},
};

} // namespace

std::optional<DocumentText> probe_seal(std::string_view bytes) {
    if (!bytes.starts_with(probe)) return std::nullopt;
    auto const name = bytes.substr(probe.size());
    for (auto const& each : probes) {
        if (each.name != name) continue;
        errno = 0;
        auto const result = each.run();
        DocumentText document;
        document.lines.push_back({PagePart::body, result < 0 ? std::strerror(errno) : "allowed"});
        return document;
    }
    return std::nullopt;
}

} // namespace liaison
#endif
