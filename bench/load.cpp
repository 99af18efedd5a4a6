// A load of mails over LMTP or SMTP: many sessions on one thread, so that the generator costs little beside what is
// measured. Prints one JSON object. Usage: load ADDRESS [--smtp] [--sessions N] [--mails N] [--size OCTETS] [--to ADDR]
// [--from ADDR] [--idle SECONDS]; ADDRESS is unix:/path or 127.0.0.1:port.
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
    std::string address;
    bool smtp = false;
    std::size_t sessions = 1;
    std::size_t mails = 1000;
    std::size_t size = 8192;
    std::string to = "statements@ietf.example";
    std::string from = "ann.lee@itu.example";
    double idle = 0;
};

[[noreturn]] void die(std::string_view what) {
    std::fprintf(stderr, "load: %.*s: %s\n", static_cast<int>(what.size()), what.data(), std::strerror(errno));
    std::exit(1);
}

Options parse(std::vector<std::string> const& words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const next = [&] {
            return ++i < words.size() ? words[i] : (errno = EINVAL, die("a value is missing"), std::string{});
        };
        if (words[i] == "--smtp")
            options.smtp = true;
        else if (words[i] == "--sessions")
            options.sessions = std::stoul(next());
        else if (words[i] == "--mails")
            options.mails = std::stoul(next());
        else if (words[i] == "--size")
            options.size = std::stoul(next());
        else if (words[i] == "--to")
            options.to = next();
        else if (words[i] == "--from")
            options.from = next();
        else if (words[i] == "--idle")
            options.idle = std::stod(next());
        else
            options.address = words[i];
    }
    return options;
}

int connect_to(std::string const& address) {
    sockaddr_storage storage{};
    socklen_t length = 0;
    int family = AF_INET;
    if (address.starts_with("unix:")) {
        family = AF_UNIX;
        auto* const unix_address = reinterpret_cast<sockaddr_un*>(&storage);
        unix_address->sun_family = AF_UNIX;
        address.copy(unix_address->sun_path, sizeof unix_address->sun_path - 1, 5);
        length = sizeof(sockaddr_un);
    } else {
        auto const colon = address.rfind(':');
        auto* const inet_address = reinterpret_cast<sockaddr_in*>(&storage);
        inet_address->sin_family = AF_INET;
        inet_address->sin_port = htons(static_cast<std::uint16_t>(std::stoul(address.substr(colon + 1))));
        inet_pton(AF_INET, address.substr(0, colon).c_str(), &inet_address->sin_addr);
        length = sizeof(sockaddr_in);
    }
    int const file = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (file < 0) die("socket");
    if (connect(file, reinterpret_cast<sockaddr*>(&storage), length) != 0) die("connect " + address);
    int const one = 1;
    if (family == AF_INET) setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return file;
}

enum class Stage { banner, hello, mail, rcpt, data, body, done };

struct Session {
    int file = -1;
    Stage stage = Stage::banner;
    std::string in;
    Clock::time_point began;
};

class Load {
public:
    explicit Load(Options options) : options_(std::move(options)), body_(make_body()), poll_(epoll_create1(0)) {}

    int run() {
        sessions_.resize(options_.sessions);
        for (auto& session : sessions_) open(session);
        if (options_.idle > 0) return hold_idle();
        auto const began = Clock::now();
        turn_until([&] { return open_ == 0; });
        report(std::chrono::duration<double>(Clock::now() - began).count());
        return failed_ == 0 ? 0 : 1;
    }

private:
    std::string make_body() const {
        std::string text = "Authentication-Results: mx.ietf.example; dmarc=pass header.from=itu.example\r\nFrom: Ann "
                           "Lee <#itu.example>\r\nTo: " +
                           options_.to +
                           "\r\nDate: Fri, 20 Nov 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
                           "Content-Type: text/plain; charset=utf-8\r\n\r\nFrom: ITU-T SG15\r\nTo: IETF CCAMP "
                           "WG\r\nPurpose: For action\r\n"
                           "Deadline: 2027-03-31\r\nResponse Contact: tsbsg15@itu.example\r\n";
        std::string rest = "\r\nQuestion 14/15 has finished its amendment.\r\n";
        while (text.size() + rest.size() + 200 < options_.size)
            rest += "Clause 8 leans on the objects that the group defined for label switched paths.\r\n";
        return text + "Title: @\r\n" + rest;
    }

    void open(Session& session) {
        session.file = connect_to(options_.address);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &session}};
        epoll_ctl(poll_, EPOLL_CTL_ADD, session.file, &event);
        ++open_;
    }

    void close(Session& session) {
        ::close(session.file);
        session.stage = Stage::done;
        --open_;
    }

    void say(Session& session, std::string_view text) {
        while (!text.empty()) {
            auto const sent = send(session.file, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent < 0) die("send");
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    template <class Condition> void turn_until(Condition condition) {
        std::vector<epoll_event> events(256);
        while (!condition()) {
            int const count = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 1000);
            for (int i = 0; i < count; ++i) read(*static_cast<Session*>(events[static_cast<std::size_t>(i)].data.ptr));
        }
    }

    void read(Session& session) {
        char buffer[16384];
        auto const got = recv(session.file, buffer, sizeof buffer, 0);
        if (got <= 0) {
            if (session.stage != Stage::done) ++failed_, close(session);
            return;
        }
        session.in.append(buffer, static_cast<std::size_t>(got));
        for (std::size_t end = 0; session.stage != Stage::done && (end = session.in.find('\n')) != std::string::npos;) {
            auto const line = session.in.substr(0, end);
            session.in.erase(0, end + 1);
            if (line.size() < 4 || line[3] != '-') reply(session, line);
        }
    }

    void reply(Session& session, std::string_view line) {
        bool const good = line.starts_with(session.stage == Stage::data ? '3' : '2');
        if (!good) {
            if (failed_++ == 0) std::fprintf(stderr, "load: %.*s\n", static_cast<int>(line.size()), line.data());
            return close(session);
        }
        switch (session.stage) {
        case Stage::banner: say(session, options_.smtp ? "EHLO load.example\r\n" : "LHLO load.example\r\n"); break;
        case Stage::hello:
            if (options_.idle > 0) return void(++idle_);
            return next_mail(session);
        case Stage::mail: say(session, "RCPT TO:<" + options_.to + ">\r\n"); break;
        case Stage::rcpt: say(session, "DATA\r\n"); break;
        case Stage::data: say(session, next_text()); break;
        case Stage::body:
            latencies_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - session.began).count());
            return next_mail(session);
        case Stage::done: return;
        }
        session.stage = static_cast<Stage>(static_cast<int>(session.stage) + 1);
    }

    void next_mail(Session& session) {
        if (sent_ == options_.mails) {
            say(session, "QUIT\r\n");
            return close(session);
        }
        ++sent_;
        session.began = Clock::now();
        session.stage = Stage::mail;
        say(session, "MAIL FROM:<" + options_.from + ">\r\n");
    }

    std::string next_text() {
        auto const number = std::to_string(getpid()) + "." + std::to_string(++texts_);
        auto text =
            "Message-ID: <" + number + "@load.example>\r\nSubject: Liaison statement " + number + "\r\n" + body_;
        // Each from somebody else: nobody gets more than a few acknowledgements a day.
        text.replace(text.find("<#"), 2, "<ann." + number + "@");
        text.replace(text.find("Title: @"), 8, "Title: Amendment " + number);
        return text + ".\r\n";
    }

    int hold_idle() {
        turn_until([&] { return idle_ + failed_ >= options_.sessions; });
        std::printf("{\"idle_sessions\": %zu}\n", idle_);
        std::fflush(stdout);
        usleep(static_cast<useconds_t>(options_.idle * 1e6));
        return failed_ == 0 ? 0 : 1;
    }

    void report(double seconds) {
        std::ranges::sort(latencies_);
        auto const at = [&](double share) {
            if (latencies_.empty()) return 0.0;
            return latencies_[std::min(latencies_.size() - 1,
                                       static_cast<std::size_t>(share * static_cast<double>(latencies_.size())))];
        };
        std::printf("{\"mails\": %zu, \"failed\": %zu, \"seconds\": %.4f, \"rate\": %.1f, \"p50_ms\": %.3f, "
                    "\"p99_ms\": %.3f}\n",
                    latencies_.size(), failed_, seconds, static_cast<double>(latencies_.size()) / seconds, at(0.5),
                    at(0.99));
    }

    Options options_;
    std::string body_;
    int poll_;
    std::vector<Session> sessions_;
    std::vector<double> latencies_;
    std::size_t open_ = 0, idle_ = 0, sent_ = 0, texts_ = 0, failed_ = 0;
};

} // namespace

int main(int count, char** words) {
    auto const options = parse({words + 1, words + count});
    if (options.address.empty()) {
        std::fputs("usage: load unix:/path|127.0.0.1:port [--smtp] [--sessions N] [--mails N] [--size OCTETS] [--to A] "
                   "[--from A] [--idle S]\n",
                   stderr);
        return 64;
    }
    rlimit const files{65536, 65536};
    setrlimit(RLIMIT_NOFILE, &files);
    return Load{options}.run();
}
