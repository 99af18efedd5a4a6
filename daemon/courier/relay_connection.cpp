#include "daemon/courier/relay_connection.hpp"
#include "core/text.hpp"
#include "daemon/courier/relay_security.hpp"
#include "daemon/log.hpp"

namespace liaison {

using Clock = std::chrono::steady_clock;

namespace {

void log_lines(std::string_view who, std::string_view lines) {
    if (!is_logged(LogEvent::dialogue_line)) return;
    for (auto const line : split(trimmed(lines), '\n'))
        log(LogEvent::dialogue_line, {{LogKey::relay, who}, {LogKey::line, trimmed(line)}});
}

constexpr std::size_t most_offers = 200;

/// What libcurl hears before the connection is ours.
struct Greeting {
    std::vector<std::string> offers; ///< the last reply of 250 lines, EHLO's
    std::string last_line;

    // What was offered before STARTTLS does not count (RFC 3207 4.2): its 220 begins anew.
    void hear(std::string_view line) {
        last_line = trimmed(line);
        if (line.starts_with("220")) offers.clear();
        if (line.starts_with("250") && offers.size() < most_offers) offers.emplace_back(last_line);
    }
};

} // namespace

RelayConnection::RelayConnection(CurlLoop& curl, asio::any_io_executor const& loop, RelayLimits const& limits)
    : limits_(limits), connection_(curl, loop, "the relay") {}

RelayConnection::~RelayConnection() {
    if (usable_) connection_.say_last("QUIT\r\n");
}

asio::awaitable<Result<std::unique_ptr<RelayConnection>>>
RelayConnection::open(CurlLoop& curl, asio::any_io_executor loop, SmtpSettings const& settings,
                      std::string const& password, RelayLimits const& limits) {
    std::unique_ptr<RelayConnection> relay{new RelayConnection{curl, loop, limits}};
    auto& connection = relay->connection_;
    relay->set_up(settings, password);
    Greeting greeting;
    auto const code = co_await connection.connect(limits.connect, [&](auto line) { greeting.hear(line); });
    if (code != CURLE_OK) co_return std::unexpected(no_connection(code, greeting.last_line, connection.detail()));
    relay->offers_ = parse_relay_offers(greeting.offers);
    relay->usable_ = true;
    co_return relay;
}

void RelayConnection::set_up(SmtpSettings const& settings, std::string const& password) {
    auto const security = relay_security(settings);
    connection_.set(CURLOPT_URL, settings.url.c_str());
    connection_.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    connection_.set(CURLOPT_USE_SSL, static_cast<long>(security.use));
    connection_.set(CURLOPT_SSL_VERIFYPEER, security.verifies ? 1L : 0L);
    connection_.set(CURLOPT_SSL_VERIFYHOST, security.verifies ? 2L : 0L);
    if (!settings.ca_file.empty()) connection_.set(CURLOPT_CAINFO, settings.ca_file.c_str());
    if (settings.user.empty()) return;
    connection_.set(CURLOPT_USERNAME, settings.user.c_str());
    connection_.set(CURLOPT_PASSWORD, password.c_str());
}

asio::awaitable<Transfer> RelayConnection::deliver(RelayEnvelope envelope, OutgoingContent const& content) {
    RelayDialogue dialogue{std::move(envelope), offers_};
    usable_ = false;
    for (auto step = dialogue.step(); step != RelayDialogue::Step::ended; step = dialogue.step()) {
        switch (step) {
        case RelayDialogue::Step::send_commands: co_await send_commands(dialogue); break;
        case RelayDialogue::Step::read_reply: co_await await_reply(dialogue); break;
        case RelayDialogue::Step::send_content: co_await send_content(dialogue, content); break;
        case RelayDialogue::Step::ended: break;
        }
    }
    usable_ = dialogue.leaves_connection_usable();
    co_return dialogue.transfer();
}

asio::awaitable<void> RelayConnection::send_commands(RelayDialogue& dialogue) {
    auto const group = dialogue.commands();
    log_lines("to", group);
    auto const sent = co_await connection_.send(group, Clock::now() + limits_.command);
    if (!sent) dialogue.lost(sent.error().what);
}

asio::awaitable<void> RelayConnection::await_reply(RelayDialogue& dialogue) {
    auto reply = co_await receive(Clock::now() + limit_of(dialogue.stage()));
    if (reply)
        dialogue.replied(*std::move(reply));
    else
        dialogue.lost(reply.error().what);
}

asio::awaitable<void> RelayConnection::send_content(RelayDialogue& dialogue, OutgoingContent const& content) {
    DotStuffer stuffer;
    auto sent = co_await send_pieces(content, stuffer);
    if (sent) {
        dialogue.content_ends();
        sent = co_await connection_.send(stuffer.final_dot(), Clock::now() + limits_.block);
    }
    if (sent) co_return;
    // A relay that cuts a mail off often says why before it hangs up.
    auto last_words = co_await receive(Clock::now() + std::chrono::seconds{1});
    if (last_words && dialogue.stage() == SmtpStage::content) dialogue.replied(*std::move(last_words));
    dialogue.lost(sent.error().what);
}

asio::awaitable<Done> RelayConnection::send_pieces(OutgoingContent const& content, DotStuffer& stuffer) {
    auto const allowance = std::chrono::seconds{content.size() / std::max<std::uint64_t>(limits_.octets_per_second, 1)};
    auto const whole = Clock::now() + std::chrono::minutes{5} + allowance;
    OutgoingStream stream{content};
    for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) {
        auto sent = co_await connection_.send(stuffer.stuff(piece), std::min(whole, Clock::now() + limits_.block));
        if (!sent) co_return sent;
    }
    co_return Done{};
}

asio::awaitable<Result<RelayReply>> RelayConnection::receive(Deadline deadline) {
    for (;;) {
        auto reply = replies_.next();
        if (!reply) co_return std::unexpected(reply.error());
        if (*reply) {
            log_lines("from", (*reply)->words());
            co_return **std::move(reply);
        }
        std::array<char, 4096> buffer;
        auto const octets = co_await connection_.receive(buffer, deadline);
        if (!octets) co_return std::unexpected(octets.error());
        replies_.feed(*octets);
    }
}

// Between two mails the relay has nothing to say: octets are its 421, or a reply too many, which the next mail would
// take for its own; no octets are its end of the connection.
bool RelayConnection::is_usable() {
    usable_ = usable_ && replies_.is_empty() && connection_.is_quiet();
    return usable_;
}

void RelayConnection::abort() { connection_.abort(); }

std::chrono::milliseconds RelayConnection::limit_of(SmtpStage stage) const {
    switch (stage) {
    case SmtpStage::connect:
    case SmtpStage::sender:
    case SmtpStage::recipients:
    case SmtpStage::ended: return limits_.command;
    case SmtpStage::data: return limits_.data;
    case SmtpStage::content: return limits_.block;
    case SmtpStage::final_dot: return limits_.final_dot;
    }
    std::unreachable();
}

} // namespace liaison
