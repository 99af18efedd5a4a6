#include "tests/support/fake_relay.hpp"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace liaison::test {
namespace {

struct Answer {
    std::string_view line;
    std::string_view reply;
};
constexpr std::array<Answer, 9> usual{{{"greeting", "220 relay.example ESMTP"},
                                       {"EHLO", "250-relay.example\n250-PIPELINING\n250-SIZE 60000000\n250 8BITMIME"},
                                       {"MAIL", "250 2.1.0 Ok"},
                                       {"RCPT", "250 2.1.5 Ok"},
                                       {"DATA", "354 go ahead"},
                                       {"content", ""},
                                       {".", "250 2.0.0 Ok: queued as 4XTEST"},
                                       {"QUIT", "221 2.0.0 Bye"},
                                       {"", "500 5.5.2 what"}}};

std::string on_the_wire(std::string_view reply) {
    std::string wire;
    for (char const c : reply) wire += c == '\n' ? "\r\n" : std::string(1, c);
    return wire + "\r\n";
}

} // namespace

/// One connection, in a thread of its own.
struct FakeRelay::Session {
    FakeRelay& relay;
    int socket;
    std::string pending{};

    bool fill() {
        std::array<char, 65536> buffer;
        auto const count = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (count > 0) pending.append(buffer.data(), static_cast<std::size_t>(count));
        return count > 0;
    }
    bool read_line(std::string& line) {
        std::size_t end = 0;
        while ((end = pending.find("\r\n")) == pending.npos)
            if (!fill()) return false;
        line = pending.substr(0, end);
        pending.erase(0, end + 2);
        return true;
    }
    // Whether the conversation goes on.
    bool answer(std::string_view line, std::string* said = nullptr) {
        auto const reply = relay.reply_to(line);
        if (said != nullptr) *said = reply;
        if (reply == hang_up) return false;
        if (reply == stall) {
            while (fill()) pending.clear();
            return false;
        }
        auto const wire = reply.empty() ? "" : on_the_wire(reply);
        return wire.empty() || ::send(socket, wire.data(), wire.size(), MSG_NOSIGNAL) > 0;
    }
    bool read_content(RelayedMail& mail) {
        if (pending.empty() && !fill()) return false;
        if (!answer("content")) return false;
        std::string line;
        while (read_line(line)) {
            if (line == ".") return true;
            mail.content += line.starts_with('.') ? line.substr(1) + "\r\n" : line + "\r\n";
        }
        return false;
    }
    void run() {
        std::string line, reply;
        RelayedMail mail;
        if (!answer("greeting")) return;
        while (read_line(line)) {
            {
                std::lock_guard const lock{relay.guard_};
                relay.lines_.push_back(line);
            }
            if (!answer(line, &reply) || line == "QUIT") return;
            if (line.starts_with("MAIL")) mail = {line.substr(10), {}, ""};
            if (line.starts_with("RCPT") && reply.starts_with('2')) mail.recipients.push_back(line.substr(8));
            if (line != "DATA" || !reply.starts_with("354")) continue;
            if (!read_content(mail)) return;
            {
                std::lock_guard const lock{relay.guard_};
                relay.mails_.push_back(mail);
            }
            if (!answer(".")) return;
        }
    }
};

FakeRelay::FakeRelay(std::vector<RelayRule> rules) : rules_(std::move(rules)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, any, size) != 0 || ::listen(listener_, 64) != 0 || ::getsockname(listener_, any, &size) != 0)
        throw std::runtime_error{"the fake relay cannot listen"};
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread{[this] { accept_all(); }};
}

FakeRelay::~FakeRelay() {
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    {
        std::lock_guard const lock{guard_};
        for (int const socket : sockets_) ::shutdown(socket, SHUT_RDWR);
    }
    sessions_.clear();
    ::close(listener_);
}

void FakeRelay::accept_all() {
    for (int socket = 0; (socket = ::accept(listener_, nullptr, nullptr)) >= 0;) {
        ++connections_;
        most_at_once_ = std::max(most_at_once_.load(), ++open_);
        {
            std::lock_guard const lock{guard_};
            sockets_.insert(socket);
        }
        int const at_once = 1; // else Nagle's algorithm keeps the second of two replies back
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        sessions_.emplace_back([this, socket] {
            Session{*this, socket}.run();
            --open_;
            end(socket);
        });
    }
}

// Closed, not only shut: a sender whose octets nobody has read is told at once, as when a server dies.
void FakeRelay::end(int socket) {
    std::lock_guard const lock{guard_};
    sockets_.erase(socket);
    ::close(socket);
}

std::string FakeRelay::reply_to(std::string_view line) {
    std::lock_guard const lock{guard_};
    for (auto& rule : rules_) {
        if (!line.starts_with(rule.line)) continue;
        auto const reply = rule.replies.front();
        if (rule.replies.size() > 1) rule.replies.erase(rule.replies.begin());
        return reply;
    }
    return std::string{
        std::ranges::find_if(usual, [&](auto const& answer) { return line.starts_with(answer.line); })->reply};
}

std::string FakeRelay::url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

std::vector<RelayedMail> FakeRelay::mails() const {
    std::lock_guard const lock{guard_};
    return mails_;
}

std::vector<std::string> FakeRelay::lines() const {
    std::lock_guard const lock{guard_};
    return lines_;
}

} // namespace liaison::test
