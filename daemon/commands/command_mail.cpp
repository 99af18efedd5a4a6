// `mail` and `held`: every mail ever accepted, and those that wait for a person.
#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/json_write.hpp"
#include "daemon/commands/settings.hpp"
#include <limits>

namespace liaison {
namespace {

constexpr std::size_t page = 500;
constexpr auto all_of_them = std::numeric_limits<std::size_t>::max();

/// All mails that fit, at most `most`, a page at a time to `take`.
Done each_page(Inbox const& inbox, MailFilter filter, std::size_t most,
               std::function<void(std::vector<InboxMail> const&)> const& take) {
    while (most > 0) {
        filter.limit = std::min(page, most);
        auto const mails = inbox.list(filter);
        if (!mails) return std::unexpected(mails.error());
        if (!mails->empty()) take(*mails);
        if (mails->size() < filter.limit) return {};
        most -= mails->size();
        filter.after = mails->back().id;
    }
    return {};
}

/// Mails as rows, or as JSON lines.
Done print_mails(Invocation const& invocation, Connection& store, MailFilter const& filter, std::size_t most,
                 Output& output) {
    std::vector<InboxMail> all; // the widths of the columns depend on every row
    auto done = each_page(store.inbox(), filter, most, [&](std::vector<InboxMail> const& mails) {
        if (!invocation.has("--json")) all.insert(all.end(), mails.begin(), mails.end());
        if (invocation.has("--json"))
            for (auto const& mail : mails) output.line(write_json(mail));
    });
    if (done && !all.empty()) output.bytes(describe(all));
    return done;
}

/// Shows that nothing was lost: as many outcomes as mails were accepted.
Done print_counts(Connection& store, Output& output) {
    auto const counts = store.inbox().counts();
    if (!counts) return std::unexpected(counts.error());
    auto sum = counts->unprocessed;
    std::vector<std::string> parts;
    for (auto const& [outcome, count] : counts->by_outcome) {
        sum += count;
        if (count > 0) parts.push_back(fmt::format("{} {}", count, name_of(outcome)));
    }
    if (counts->unprocessed > 0) parts.push_back(fmt::format("{} waiting", counts->unprocessed));
    if (counts->accepted > 0) output.line(fmt::format("\n{} accepted = {}", counts->accepted, joined(parts, " + ")));
    if (sum == counts->accepted) return {};
    return failure(Fault::bug, fmt::format("{} mails were accepted, {} are in the store", counts->accepted, sum));
}

} // namespace

Done run_mail(Invocation const& invocation, Output& output) {
    MailFilter filter;
    auto const since = date_option(invocation, "--since");
    if (!since) return std::unexpected(since.error());
    if (*since) filter.since = std::chrono::sys_days{**since};
    auto const limit = count_option(invocation, "--limit");
    if (!limit) return std::unexpected(limit.error());
    if (auto const name = invocation.value("--outcome")) {
        filter.outcome = outcome_named(*name);
        if (!filter.outcome)
            return failure(Fault::bad_usage, fmt::format("--outcome: \"{}\" is none of statement, filed, command, "
                                                         "bounce, automatic, duplicate, held",
                                                         *name));
    }
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto done = print_mails(invocation, **store, filter, limit->value_or(all_of_them), output);
    bool const whole = !*since && !*limit && !filter.outcome && !invocation.has("--json");
    return done && whole ? print_counts(**store, output) : done;
}

Done run_mail_show(Invocation const& invocation, Output& output) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto const mail = (*store)->inbox().load(InboxId{*number});
    if (!mail) return std::unexpected(mail.error());
    output.bytes(invocation.has("--json") ? write_json(*mail) + "\n" : describe(*mail));
    return {};
}

Done run_mail_raw(Invocation const& invocation, Output& output) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto const raw = (*store)->inbox().raw(InboxId{*number});
    if (!raw) return std::unexpected(raw.error());
    output.bytes(*raw);
    return {};
}

Done run_mail_retry(Invocation const& invocation, Output& output) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const store = open_store(invocation, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto done = (*store)->transact(
        [&](Connection& c) { return c.inbox().retry(InboxId{*number}, operator_name(), present()); });
    if (done) output.line(fmt::format("mail {}: will be processed again", *number));
    return done;
}

Done run_held(Invocation const& invocation, Output& output) {
    MailFilter filter;
    filter.waiting = true;
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    return print_mails(invocation, **store, filter, all_of_them, output);
}

} // namespace liaison
