#include "daemon/document_reader.hpp"
#include "daemon/child_process.hpp"
#include "parser/document_limits.hpp"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace liaison {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int look_for_stop = 100; // milliseconds

std::unexpected<std::string> remark(std::string text) { return std::unexpected(std::move(text)); }

int milliseconds_until(Clock::time_point deadline) {
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

bool is_interrupted() { return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK; }

} // namespace

std::filesystem::path reader_program() {
    std::error_code ignored;
    auto const self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    auto beside = self.parent_path() / "liaisond-reader";
    if (std::filesystem::exists(beside, ignored)) return beside;
    return self.parent_path().parent_path() / "libexec/liaisond/liaisond-reader";
}

DocumentReader::DocumentReader(std::filesystem::path program, std::chrono::milliseconds time_for_document)
    : program_(std::move(program)), time_for_document_(time_for_document) {}

DocumentReader::~DocumentReader() { end(); }

DocumentText DocumentReader::read(std::string_view bytes, std::string_view media_type, std::string_view file_name,
                                  Deadline until) {
    DocumentText unread;
    unread.name = file_name.substr(0, document_limits::name_bytes);
    if (bytes.size() > document_limits::document_bytes) {
        unread.remarks.emplace_back("is too large to be read");
        return unread;
    }
    auto const type = media_type.substr(0, document_limits::name_bytes);
    auto document = ask({.media_type = type, .file_name = unread.name, .bytes = bytes}, until);
    if (document) return std::move(*document);
    unread.remarks.push_back(std::move(document.error()));
    return unread;
}

DocumentReader::Said<DocumentText> DocumentReader::ask(DocumentRequest const& request, Deadline until) {
    begun_ = Clock::now();
    if (begun_ >= until || stopping_.stop_requested()) return remark("is left out: there is no time to read it");
    if (auto const is_ready = ready(); !is_ready) return remark(is_ready.error());
    auto const answered = exchange(write_request(request), std::min(until, begun_ + time_for_document_));
    auto answer = answered ? parse_answer(*answered) : std::nullopt;
    if (!answered || !answer || answer->is_last) end();
    if (!answered) return remark("could not be read: " + answered.error());
    if (!answer) return remark("could not be read: the reading process gave an answer that is none");
    if (!answer->document) return remark(answer->document.error().what);
    return std::move(*answer->document);
}

DocumentReader::Said<std::string> DocumentReader::exchange(std::string_view frame, Deadline deadline) {
    if (auto const sent = send(frame, deadline); !sent) return remark(sent.error());
    auto const header = receive(frame_header_bytes, deadline);
    if (!header) return header;
    auto const length = frame_length(*header);
    if (length > longest_answer) return remark("the reading process gave an answer that is none");
    return receive(length, deadline);
}

// A process that ended while it was idle costs nothing: a new one takes its place.
DocumentReader::Said<void> DocumentReader::ready() {
    if (process_ > 0) {
        pollfd idle{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&idle, 1, 0) == 0) return {};
        end();
    }
    return start();
}

DocumentReader::Said<void> DocumentReader::start() {
    auto const child = start_child(program_);
    if (!child)
        return remark(fmt::format("could not be read: {} cannot be started: {}", program_.string(), child.error()));
    socket_ = child->socket;
    process_ = child->process;
    return {};
}

DocumentReader::Said<void> DocumentReader::wait(short events, Deadline deadline) {
    while (!stopping_.stop_requested()) {
        pollfd ready{.fd = socket_, .events = events, .revents = 0};
        int const count = ::poll(&ready, 1, std::min(milliseconds_until(deadline), look_for_stop));
        if (count > 0) return {};
        if (count < 0 && errno != EINTR) return remark(std::strerror(errno));
        if (count == 0 && Clock::now() >= deadline)
            return remark(fmt::format("it takes longer than {} s",
                                      std::chrono::ceil<std::chrono::seconds>(deadline - begun_).count()));
    }
    return remark("the desk is stopping");
}

DocumentReader::Said<void> DocumentReader::send(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) {
        auto const put = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (put >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(put));
            continue;
        }
        if (!is_interrupted()) return remark(how_it_ended());
        if (auto waited = wait(POLLOUT, deadline); !waited) return waited;
    }
    return {};
}

DocumentReader::Said<std::string> DocumentReader::receive(std::size_t size, Deadline deadline) {
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        auto const got = ::recv(socket_, bytes.data() + filled, size - filled, 0);
        if (got > 0) {
            filled += static_cast<std::size_t>(got);
            continue;
        }
        if (got == 0 || !is_interrupted()) return remark(how_it_ended());
        if (auto waited = wait(POLLIN, deadline); !waited) return remark(waited.error());
    }
    return bytes;
}

std::string DocumentReader::how_it_ended() {
    int status = 0;
    pid_t reaped = 0;
    for (int turn = 0; turn < 20 && reaped == 0; ++turn) { // it closed its end: it is about to be gone
        reaped = ::waitpid(process_, &status, WNOHANG);
        if (reaped == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    if (reaped == 0) end();
    process_ = -1;
    if (reaped > 0 && WIFSIGNALED(status)) {
        if (WTERMSIG(status) == SIGXCPU) return "it takes too much computing time";
        return fmt::format("reading it crashed (signal {})", WTERMSIG(status));
    }
    return fmt::format("the reading process ended (status {})", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

void DocumentReader::end() {
    if (socket_ >= 0) ::close(socket_);
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    socket_ = -1;
    process_ = -1;
}

} // namespace liaison
