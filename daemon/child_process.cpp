#include "daemon/child_process.hpp"
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

namespace liaison {

namespace {

// What the child begins with; posix_spawn's own structures, freed at the end.
class SpawnPlan {
public:
    explicit SpawnPlan(int standard_input) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawn_file_actions_adddup2(&actions_, standard_input, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(SpawnPlan const&) = delete;
    SpawnPlan& operator=(SpawnPlan const&) = delete;

    std::expected<pid_t, std::string> run(std::filesystem::path const& program) {
        std::string name = program.string();
        pid_t process = -1;
        std::array<char*, 2> arguments{name.data(), nullptr};
        std::array<char*, 1> environment{nullptr};
        int const error =
            ::posix_spawn(&process, name.c_str(), &actions_, &attributes_, arguments.data(), environment.data());
        if (error != 0) return std::unexpected(std::strerror(error));
        return process;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

} // namespace

std::expected<Child, std::string> start_child(std::filesystem::path const& program) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return std::unexpected(std::strerror(errno));
    auto const started = SpawnPlan{ends[1]}.run(program);
    ::close(ends[1]);
    if (started) {
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        return Child{.process = *started, .socket = ends[0]};
    }
    ::close(ends[0]);
    return std::unexpected(started.error());
}

} // namespace liaison
