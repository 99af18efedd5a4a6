#include "daemon/courier/relay.hpp"
#include "core/address.hpp"
#include "daemon/courier/maildir.hpp"
#include "daemon/courier/relay_security.hpp"
#include "daemon/secret.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace liaison {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_idle = std::chrono::seconds{10};
constexpr auto password_life = std::chrono::minutes{1};

Delivery unreachable(Error error, std::size_t recipients) {
    Transfer transfer;
    transfer.recipients.resize(recipients);
    transfer.failure = error.what;
    return {judge(transfer), std::move(error)};
}

// A connection that was kept may have died meanwhile; nothing was sent then, and a new one shows what is the matter.
bool died_while_idle(Transfer const& transfer) {
    return transfer.stage == SmtpStage::sender && transfer.sender.code == 0 && !transfer.failure.empty();
}

} // namespace

Relay::Relay(asio::any_io_executor loop, SmtpSettings settings, RelayLimits limits)
    : loop_(std::move(loop)), settings_(std::move(settings)), limits_(limits), curl_(loop_) {}

Relay::~Relay() { files_.join(); }

std::string Relay::name() const {
    return settings_.maildir.empty() ? settings_.url : "maildir:" + settings_.maildir.string();
}

asio::awaitable<Delivery> Relay::deliver(std::string sender, std::vector<std::string> recipients,
                                         OutgoingContent const& content) {
    if (!settings_.maildir.empty())
        co_return co_await write_to_maildir(std::move(sender), std::move(recipients), content);
    auto const count = recipients.size();
    RelayEnvelope const envelope{std::move(sender), std::move(recipients), content.size(), content.is_eight_bit()};
    if (auto kept = take_idle(); kept != nullptr) {
        auto const carried = co_await transfer(kept, envelope, content);
        if (!died_while_idle(carried)) co_return Delivery{judge(carried), std::nullopt};
    }
    auto connection = co_await connect();
    if (!connection) co_return unreachable(std::move(connection.error()), count);
    auto const carried = co_await transfer(*connection, envelope, content);
    co_return Delivery{judge(carried), std::nullopt};
}

asio::awaitable<Transfer> Relay::transfer(Connection& connection, RelayEnvelope envelope,
                                          OutgoingContent const& content) {
    auto* const busy = connection.get();
    busy_.insert(busy);
    if (aborted_) busy->abort();
    auto carried = co_await busy->deliver(std::move(envelope), content);
    busy_.erase(busy);
    keep(std::move(connection));
    co_return carried;
}

asio::awaitable<Result<Relay::Connection>> Relay::connect() {
    auto const secret = co_await password();
    if (!secret) co_return std::unexpected(secret.error());
    if (aborted_) co_return std::unexpected(no_connection(CURLE_ABORTED_BY_CALLBACK, "", ""));
    auto connection = co_await RelayConnection::open(curl_, loop_, settings_, *secret, limits_);
    if (!connection && connection.error().fault == Fault::denied) password_.reset();
    co_return connection;
}

asio::awaitable<Result<std::string>> Relay::password() {
    if (password_ && Clock::now() - password_->read < password_life) co_return password_->text;
    auto const read = [this]() -> asio::awaitable<Result<std::string>> {
        co_return read_secret(settings_.password_file, settings_.password_command);
    };
    auto secret = co_await asio::co_spawn(files_, read, asio::use_awaitable);
    if (secret) password_ = Password{*secret, Clock::now()};
    co_return secret;
}

asio::awaitable<Delivery> Relay::write_to_maildir(std::string sender, std::vector<std::string> recipients,
                                                  OutgoingContent const& content) {
    std::vector<std::string> taken;
    std::ranges::copy_if(recipients, std::back_inserter(taken), &is_deliverable);
    Result<std::filesystem::path> entry = settings_.maildir;
    if (!taken.empty()) {
        auto const write = [&]() -> asio::awaitable<Result<std::filesystem::path>> {
            co_return write_maildir_entry(settings_.maildir, sender, taken, content);
        };
        entry = co_await asio::co_spawn(files_, write, asio::use_awaitable);
    }
    if (!entry) co_return unreachable(std::move(entry.error()), recipients.size());
    Delivery delivery;
    for (auto const& recipient : recipients)
        delivery.verdicts.push_back(is_deliverable(recipient)
                                        ? Verdict{Fate::sent, "written to " + entry->string()}
                                        : Verdict{Fate::permanent, "this is no address that mail can be sent to"});
    co_return delivery;
}

Relay::Connection Relay::take_idle() {
    while (!idle_.empty()) {
        auto connection = std::move(idle_.back().connection);
        idle_.pop_back();
        if (connection->is_usable()) return connection;
    }
    return nullptr;
}

void Relay::keep(Connection connection) {
    if (connection->is_usable() && !aborted_) idle_.push_back({std::move(connection), Clock::now()});
}

void Relay::close_idle() {
    std::erase_if(idle_, [now = Clock::now()](auto const& idle) { return now - idle.since >= longest_idle; });
}

void Relay::abort() {
    aborted_ = true;
    for (auto* connection : busy_) connection->abort();
    curl_.abort_all();
}

} // namespace liaison
