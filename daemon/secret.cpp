#include "daemon/secret.hpp"
#include "core/text.hpp"
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace liaison {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t longest_output = 65'536; // OAuth tokens are long

std::unexpected<Error> no_secret(std::string why) { return failure(Fault::bad_configuration, std::move(why)); }

Result<std::string> first_line_of(std::string_view text, std::string_view source) {
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (text.empty()) return no_secret(fmt::format("{} has no first line", source));
    return std::string{text};
}

constexpr std::string_view credential_mark = "credential:";

Result<std::string> read_secret_file(std::filesystem::path const& named) {
    auto const file = file_meant_by(named);
    if (!file) return std::unexpected(file.error());
    std::ifstream stream{*file};
    std::string line;
    if (!stream || (!std::getline(stream, line) && line.empty()))
        return no_secret(fmt::format("password_file {} cannot be read", file->string()));
    return first_line_of(line, file->string());
}

/// A running command and the pipe it prints to; killed and reaped when it has not ended by itself.
class RunningCommand {
public:
    explicit RunningCommand(std::string const& command) {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
        output_ = ends[0];
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        std::array<char*, 4> words{const_cast<char*>("sh"), const_cast<char*>("-c"), const_cast<char*>(command.c_str()),
                                   nullptr};
        if (::posix_spawn(&pid_, "/bin/sh", &actions, nullptr, words.data(), environ) != 0) pid_ = -1;
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
    }
    RunningCommand(RunningCommand const&) = delete;
    RunningCommand& operator=(RunningCommand const&) = delete;
    ~RunningCommand() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
        if (output_ >= 0) ::close(output_);
    }

    [[nodiscard]] bool is_running() const { return pid_ > 0; }

    /// All it prints; nothing if it has not ended its output by `deadline`.
    [[nodiscard]] std::optional<std::string> read_until(Clock::time_point deadline) {
        std::string text;
        while (text.size() < longest_output) {
            auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
            pollfd ready{output_, POLLIN, 0};
            if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) == 0) return std::nullopt;
            std::array<char, 4096> buffer{};
            auto const count = ::read(output_, buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return text;
            text.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return text;
    }

    /// Its wait status; nothing if it still runs at `deadline`.
    [[nodiscard]] std::optional<int> wait_until(Clock::time_point deadline) {
        int status = 0;
        while (::waitpid(pid_, &status, WNOHANG) == 0) {
            if (Clock::now() >= deadline) return std::nullopt;
            ::poll(nullptr, 0, 5);
        }
        pid_ = -1;
        return status;
    }

private:
    pid_t pid_ = -1;
    int output_ = -1;
};

/// All that the command prints, for the configuration's key `key`.
Result<std::string> output_of(std::string_view key, std::string const& command, std::chrono::milliseconds limit) {
    auto const deadline = Clock::now() + limit;
    RunningCommand running{command};
    if (!running.is_running()) return no_secret(fmt::format("{} cannot be run", key));
    auto output = running.read_until(deadline);
    auto const status = output ? running.wait_until(deadline) : std::nullopt;
    if (!status) return no_secret(fmt::format("{} has not ended in time", key));
    if (!WIFEXITED(*status)) return no_secret(fmt::format("{} was killed", key));
    if (WEXITSTATUS(*status) != 0) return no_secret(fmt::format("{} ended with status {}", key, WEXITSTATUS(*status)));
    return *std::move(output);
}

Result<std::string> read_secret_from(std::string const& command, std::chrono::milliseconds limit) {
    auto const output = output_of("password_command", command, limit);
    if (!output) return output;
    return first_line_of(*output, "what password_command prints");
}

} // namespace

Result<std::filesystem::path> file_meant_by(std::filesystem::path const& file) {
    auto const name = file.string();
    if (!name.starts_with(credential_mark)) return file;
    auto const* const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (folder == nullptr)
        return no_secret(fmt::format("password_file {} is known only to a service that was started with it", name));
    return std::filesystem::path{folder} / name.substr(credential_mark.size());
}

Result<std::string> read_secret(std::filesystem::path const& file, std::string const& command,
                                std::chrono::milliseconds limit) {
    if (!file.empty()) return read_secret_file(file);
    if (!command.empty()) return read_secret_from(command, limit);
    return std::string{};
}

Result<AccessToken> read_access_token(std::string const& command, std::chrono::milliseconds limit) {
    auto const output = output_of("oauth_command", command, limit);
    if (!output) return std::unexpected(output.error());
    auto text = first_line_of(*output, "what oauth_command prints");
    if (!text) return std::unexpected(text.error());
    AccessToken token{*std::move(text)};
    auto const lines = split(*output, '\n');
    std::uint32_t seconds = 0;
    if (lines.size() < 2 || trimmed(lines[1]).empty()) return token;
    auto const digits = trimmed(lines[1]);
    auto const [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc{} || stop != digits.data() + digits.size())
        return no_secret("the second line of what oauth_command prints is no number of seconds");
    token.lifetime = std::chrono::seconds{seconds};
    return token;
}

} // namespace liaison
