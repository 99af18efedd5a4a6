#include "daemon/lmtp/lmtp_server.hpp"
#include "daemon/log.hpp"
#include "tests/daemon/lmtp_client.hpp"
#include "tests/support/temporary_folder.hpp"
#include <future>
#include <set>
#include <thread>

using namespace liaison;
using namespace liaison::test;
using namespace std::chrono_literals;

namespace {

/// A server with a store of its own, its loop on a thread of its own.
class RunningServer {
public:
    explicit RunningServer(LmtpSettings const& settings = {}, Opening opening = Opening::existing)
        : file_(make_store(folder_.path() / "store.db")),
          writer_(*Connection::open(file_, opening)),
          server_(
              loop_, writer_, settings, [](std::string_view spec) { return spec == "statements@desk.example"; },
              [this] { ++accepted_; }) {
        start_log({.level = LogLevel::error});
        server_.listen(*ListeningSocket::open({.unix_path = socket()}));
        thread_ = std::jthread{[this] { loop_.run(); }};
    }
    RunningServer(RunningServer const&) = delete;
    RunningServer& operator=(RunningServer const&) = delete;
    ~RunningServer() {
        loop_.stop();
        thread_.join();
    }

    [[nodiscard]] std::filesystem::path socket() const { return folder_.path() / "lmtp.sock"; }
    [[nodiscard]] std::vector<InboxMail> stored() const {
        auto const reader = *Connection::open(file_, Opening::read_only);
        return *reader->inbox().list({});
    }
    [[nodiscard]] std::string raw(InboxId id) const {
        auto const reader = *Connection::open(file_, Opening::read_only);
        return *reader->inbox().raw(id);
    }
    /// Runs `work` on the loop's thread and returns what it returns.
    template <class Work> auto on_loop(Work work) {
        std::packaged_task<std::invoke_result_t<Work&>()> task{std::move(work)};
        auto result = task.get_future();
        asio::post(loop_, std::move(task));
        return result.get();
    }
    [[nodiscard]] int accepted() {
        return on_loop([this] { return accepted_; });
    }
    void stop() {
        on_loop([this] { server_.stop(); });
    }
    /// Waits, though not for ever, until only `count` sessions are open.
    [[nodiscard]] bool has_sessions(std::size_t count) {
        for (int tries = 0; tries < 200; ++tries) {
            if (on_loop([this] { return server_.sessions(); }) == count) return true;
            std::this_thread::sleep_for(10ms);
        }
        return false;
    }
    void listen(ListeningSocket socket) {
        on_loop([this, &socket] { server_.listen(std::move(socket)); });
    }
    Writer& writer() { return writer_; }

private:
    static std::filesystem::path make_store(std::filesystem::path file) {
        if (!Connection::open(file, Opening::create)) throw std::runtime_error{"no store for the test"};
        return file;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_;
    asio::io_context loop_{1};
    Writer writer_;
    LmtpServer server_;
    int accepted_ = 0;
    std::jthread thread_;
};

/// Keeps the writer busy until released.
class BusyWriter {
public:
    explicit BusyWriter(Writer& writer) {
        writer.submit(
            Writer::Lane::accept, [free = free_.get_future().share()](Connection&) { return free.wait(), Done{}; },
            [](Done) {});
    }
    void release() { free_.set_value(); }

private:
    std::promise<void> free_;
};

} // namespace

TEST_CASE("a mail is answered 250 when it is durable and not before") {
    RunningServer server;
    LmtpClient client{server.socket()};
    REQUIRE(client.begin_mail() == "354 end with a line that is a single dot");
    BusyWriter busy{server.writer()};
    client.send("Subject: x\r\n\r\n..hello\r\n.\r\n");
    CHECK(client.line(300) == "(silence)");
    CHECK(server.stored().empty());
    CHECK(server.accepted() == 0);
    busy.release();
    CHECK(client.line() == "250 2.0.0 LS mail 1 accepted");
    auto const stored = server.stored();
    REQUIRE(stored.size() == 1);
    CHECK(stored[0].envelope.sender == "ann@itu.example");
    CHECK(stored[0].envelope.recipients == std::vector<std::string>{"statements@desk.example"});
    CHECK(stored[0].envelope.via == "lmtp");
    CHECK(server.raw(stored[0].id) == "Subject: x\r\n\r\n.hello\r\n");
    CHECK(server.accepted() == 1);
}

TEST_CASE("when the store fails the sender keeps the mail, and the session goes on") {
    RunningServer server{{}, Opening::read_only};
    LmtpClient client{server.socket()};
    REQUIRE(client.begin_mail().starts_with("354"));
    client.send("x\r\n.\r\n");
    CHECK(client.line() == "451 4.3.0 cannot keep the message now");
    client.send("NOOP\r\n");
    CHECK(client.line() == "250 2.0.0 ok");
    CHECK(server.accepted() == 0);
}

TEST_CASE("a whole session in one write gets its replies in order") {
    RunningServer server;
    LmtpClient client{server.socket()};
    client.send("LHLO c.example\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<statements@desk.example>\r\nDATA\r\none\r\n.\r\n"
                "MAIL FROM:<b@x.example>\r\nRCPT TO:<statements@desk.example>\r\nDATA\r\ntwo\r\n.\r\nQUIT\r\n");
    CHECK(client.lines(1 + 6 + 3 + 1) == "250 2.0.0 LS mail 1 accepted");
    CHECK(client.lines(3 + 1) == "250 2.0.0 LS mail 2 accepted");
    CHECK(client.line() == "221 2.0.0 bye");
    CHECK(client.line() == "(closed)");
    CHECK(server.raw(InboxId{2}) == "two\r\n");
}

TEST_CASE("one session more than allowed is told to come again") {
    RunningServer server{{.max_sessions = 1}};
    {
        LmtpClient first{server.socket()};
        REQUIRE(first.line().starts_with("220"));
        LmtpClient second{server.socket()};
        CHECK(second.line() == "421 4.3.2 too many sessions, try again later");
        CHECK(second.line() == "(closed)");
    }
    REQUIRE(server.has_sessions(0));
    LmtpClient third{server.socket()};
    CHECK(third.line().starts_with("220"));
}

TEST_CASE("a session that is silent too long is ended, one that talks is not") {
    RunningServer server{{.idle_timeout = 1s}};
    LmtpClient silent{server.socket()};
    LmtpClient talking{server.socket()};
    REQUIRE(talking.line().starts_with("220"));
    REQUIRE(silent.line().starts_with("220"));
    for (int times = 0; times < 4; ++times) {
        std::this_thread::sleep_for(400ms);
        talking.send("NOOP\r\n");
        CHECK(talking.line() == "250 2.0.0 ok");
    }
    CHECK(silent.line() == "421 4.4.2 idle too long");
    CHECK(silent.line() == "(closed)");
}

TEST_CASE("a peer that goes away in the middle of a mail leaves nothing behind") {
    RunningServer server;
    LmtpClient client{server.socket()};
    REQUIRE(client.begin_mail().starts_with("354"));
    client.send("half a mail\r\n");
    client.hang_up();
    CHECK(server.has_sessions(0));
    CHECK(server.stored().empty());
}

TEST_CASE("a peer that goes away while its mail is written does not trouble the server") {
    RunningServer server;
    LmtpClient client{server.socket()};
    REQUIRE(client.begin_mail().starts_with("354"));
    BusyWriter busy{server.writer()};
    client.send("x\r\n.\r\n");
    client.hang_up();
    busy.release();
    CHECK(server.has_sessions(0));
    LmtpClient next{server.socket()};
    CHECK(next.line().starts_with("220"));
}

TEST_CASE("a server that stops ends idle sessions at once and lets the mail in hand come to its end") {
    RunningServer server;
    LmtpClient idle{server.socket()};
    LmtpClient sending{server.socket()};
    REQUIRE(idle.line().starts_with("220"));
    REQUIRE(sending.begin_mail().starts_with("354"));
    server.stop();
    CHECK(idle.line() == "421 4.3.2 going down, try again later");
    CHECK(idle.line() == "(closed)");
    sending.send("x\r\n.\r\nMAIL FROM:<>\r\n");
    CHECK(sending.line() == "250 2.0.0 LS mail 1 accepted");
    CHECK(sending.line() == "421 4.3.2 going down, try again later");
    CHECK(sending.line() == "(closed)");
    CHECK(server.has_sessions(0));
    CHECK_THROWS(LmtpClient{server.socket()});
}

TEST_CASE("mail of many sessions at once is kept, each whole") {
    RunningServer server;
    constexpr int sessions = 20;
    std::vector<std::unique_ptr<LmtpClient>> clients;
    for (int number = 0; number < sessions; ++number) {
        clients.push_back(std::make_unique<LmtpClient>(server.socket()));
        REQUIRE(clients.back()->begin_mail().starts_with("354"));
    }
    for (int number = 0; number < sessions; ++number)
        clients[static_cast<std::size_t>(number)]->send(
            fmt::format("{}\r\n.\r\n", std::string(100'000, static_cast<char>('a' + number))));
    for (auto& client : clients) CHECK(client->line().starts_with("250"));
    std::set<char> letters;
    for (auto const& mail : server.stored()) {
        auto const raw = server.raw(mail.id);
        CHECK(raw == std::string(100'000, raw.front()) + "\r\n");
        letters.insert(raw.front());
    }
    CHECK(letters.size() == sessions);
}

TEST_CASE("mail comes in by TCP too") {
    RunningServer server;
    std::uint16_t const port = 24'247;
    auto socket = ListeningSocket::open({.host = "127.0.0.1", .port = port});
    REQUIRE(socket);
    server.listen(std::move(*socket));
    LmtpClient client{"127.0.0.1", port};
    REQUIRE(client.begin_mail().starts_with("354"));
    client.send("x\r\n.\r\n");
    CHECK(client.line() == "250 2.0.0 LS mail 1 accepted");
}
