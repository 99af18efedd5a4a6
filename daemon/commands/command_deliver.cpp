#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/hand_in.hpp"
#include "daemon/commands/mail_file.hpp"
#include "daemon/commands/running_daemon.hpp"
#include "daemon/commands/settings.hpp"

namespace liaison {
namespace {

Envelope envelope_for(Invocation const& invocation, std::string const& raw, Desk const& desk) {
    auto envelope = stated_envelope(parse_mail(raw), desk);
    if (auto const sender = invocation.value("--from")) envelope.sender = trimmed(*sender);
    if (auto const recipients = invocation.value("--to")) {
        envelope.recipients.clear();
        for (auto const recipient : split(*recipients, ',')) envelope.recipients.emplace_back(trimmed(recipient));
    }
    return envelope;
}

Result<InboxId> store_durably(std::filesystem::path const& path, HandedIn const& mail) {
    auto const store = Connection::open(path, Opening::create);
    if (!store) return std::unexpected(store.error());
    InboxId id;
    auto const done = (*store)->transact([&](Connection& connection) -> Done {
        auto const put = connection.inbox().put(mail.envelope, mail.raw, present());
        if (!put) return std::unexpected(put.error());
        id = *put;
        return {};
    });
    if (!done) return std::unexpected(done.error());
    return id;
}

std::string what_is_next(std::filesystem::path const& store) {
    if (auto const pid = running_daemon(store))
        return fmt::format("liaisond (pid {}) processes it within a second or two", *pid);
    return "it waits until `liaisond serve` runs";
}

} // namespace

Done run_deliver(Invocation const& invocation, Output& output) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto const& file = invocation.operands.front();
    auto const raw = read_mail_file(file);
    if (!raw) return std::unexpected(raw.error());
    LmtpTerms const terms{"localhost", [&](std::string_view spec) { return config->desk.owns(spec); },
                          config->lmtp.max_size, config->lmtp.max_recipients, config->lmtp.max_errors};
    auto const mail = hand_in(envelope_for(invocation, *raw, config->desk), with_crlf(*raw), terms);
    if (!mail) return std::unexpected(mail.error().within(file));
    auto const id = store_durably(config->store, *mail);
    if (!id) return std::unexpected(id.error());
    output.line(fmt::format("mail {} accepted; {}", id->value, what_is_next(config->store)));
    output.line(fmt::format("`liaisond mail show {}` tells what became of it", id->value));
    return {};
}

} // namespace liaison
