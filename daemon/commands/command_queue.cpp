#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/json_write.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/commands/text_table.hpp"

namespace liaison {
namespace {

constexpr std::size_t page = 500;

Result<std::vector<OutboxMail>> all_mails(Outbox const& outbox, bool sent_too) {
    std::vector<OutboxMail> all;
    OutboxId after{};
    for (;;) {
        auto mails = outbox.list(sent_too, after, page);
        if (!mails) return mails;
        if (mails->empty()) return all;
        after = mails->back().id;
        std::ranges::move(*mails, std::back_inserter(all));
    }
}

/// The mail as it goes out, but for the original and the documents that it carries.
std::string content(OutboxMail const& mail) {
    auto text = printable_text(mail.mail.head);
    if (mail.mail.original)
        text += fmt::format("[here stands mail {}; `liaisond mail raw {}` prints it]\n", mail.mail.original->value,
                            mail.mail.original->value);
    for (auto const& enclosure : mail.mail.enclosures) {
        auto head = enclosure.head;
        std::erase(head, '\r');
        text += printable_text(head) + fmt::format("[here stands a document of mail {}]\n", enclosure.mail.value);
    }
    return text + printable_text(mail.mail.tail);
}

std::string with_lf(std::string text) {
    std::erase(text, '\r');
    return text;
}

} // namespace

Done run_queue(Invocation const& invocation, Output& output) {
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto const mails = all_mails((*store)->outbox(), invocation.has("--all"));
    if (!mails) return std::unexpected(mails.error());
    if (invocation.has("--json"))
        for (auto const& mail : *mails) output.line(write_json(mail));
    else if (!mails->empty())
        output.bytes(describe(*mails));
    return {};
}

Done run_queue_show(Invocation const& invocation, Output& output) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto mail = (*store)->outbox().load(OutboxId{*number});
    if (!mail) return std::unexpected(mail.error());
    if (invocation.has("--json")) {
        output.line(write_json(*mail));
        return {};
    }
    mail->mail.head = with_lf(std::move(mail->mail.head));
    mail->mail.tail = with_lf(std::move(mail->mail.tail));
    output.bytes(fmt::format("{}\n{}", describe(*mail), content(*mail)));
    return {};
}

Done run_queue_retry(Invocation const& invocation, Output& output) {
    auto const& which = invocation.operands.front();
    std::optional<OutboxId> id;
    if (which != "all") {
        auto const number = parse_number(which);
        if (!number) return std::unexpected(number.error());
        id = OutboxId{*number};
    }
    auto const store = open_store(invocation, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto done = (*store)->transact([&](Connection& c) { return c.outbox().retry(id, present()); });
    if (done) output.line(id ? fmt::format("mail {}: due now", which) : "all mails that wait are due now");
    return done;
}

Done run_queue_drop(Invocation const& invocation, Output& output) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const why = std::string{trimmed(invocation.value("--why").value_or(""))};
    if (why.empty()) return failure(Fault::bad_usage, "queue drop: --why must say why it is given up");
    auto const store = open_store(invocation, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto done = (*store)->transact(
        [&](Connection& c) { return c.outbox().drop(OutboxId{*number}, operator_name(), why, present()); });
    if (done) output.line(fmt::format("mail {}: given up; it stays on record", *number));
    return done;
}

} // namespace liaison
