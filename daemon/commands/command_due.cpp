#include "core/wall_clock.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/json_write.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/commands/text_table.hpp"
#include "daemon/remind_due.hpp"
#include "store/reminders.hpp"

namespace liaison {
namespace {

using namespace std::chrono;
constexpr std::size_t usual_days = 7;
constexpr std::size_t most_days = 3'660;
constexpr std::size_t most_at_once = 1'000;

std::vector<std::string> written(std::vector<Address> const& addresses) {
    std::vector<std::string> texts;
    for (auto const& address : addresses) texts.push_back(printable_line(write_address(address)));
    return texts;
}

/// The days that are asked for.
struct Span {
    Instant now{};
    Instant from{};
    Instant until{};
};

Result<Span> span_of(Invocation const& invocation, Zone const& zone) {
    auto const on = date_option(invocation, "--on");
    if (!on) return std::unexpected(on.error());
    auto const count = count_option(invocation, "--days");
    if (!count) return std::unexpected(count.error());
    auto const days_asked = static_cast<int>(count->value_or(*on ? 1 : usual_days));
    if (count->value_or(1) > most_days)
        return failure(Fault::bad_usage, fmt::format("--days: more than {}", most_days));
    Span span{.now = present()};
    auto const today = zone.day_of(span.now);
    auto const first = on->value_or(today);
    if (first < today)
        return failure(Fault::bad_usage, fmt::format("--on: {} is over; `liaisond queue list --all` has what was sent",
                                                     write_date(first)));
    span.from = instant_at(zone, first, minutes{0});
    span.until = zone.end_of(Date{sys_days{first} + days{days_asked - 1}});
    return span;
}

/// The mails that the clock would write, each at its moment. The caller rolls back.
Result<std::vector<QueuedReminder>> play(Connection& connection, House const& house, Span const& span) {
    auto now = span.now;
    auto const used = Reminders{connection}.use_timetable(house.timetable.fingerprint(), now);
    if (!used) return std::unexpected(used.error());
    std::vector<QueuedReminder> mails;
    for (;;) {
        auto const next = next_reminder(connection, house, now);
        if (!next) return std::unexpected(next.error());
        if (*next) now = std::max(now, **next);
        if (!*next || now >= span.until) return mails;
        auto const round = remind_due(connection, house, now, most_at_once);
        if (!round) return std::unexpected(round.error());
        if (!round->failed.empty())
            return failure(Fault::bug, fmt::format("{}: {}", write_statement_id(round->failed.front().id),
                                                   round->failed.front().why));
        std::ranges::copy_if(round->queued, std::back_inserter(mails),
                             [&](QueuedReminder const& mail) { return mail.at >= span.from; });
    }
}

std::string describe(std::vector<QueuedReminder> const& mails) {
    std::string text;
    for (auto const& mail : mails) {
        Fields fields;
        fields.add("When", write_minute(mail.at));
        fields.add("Subject", mail.subject);
        fields.add("To", written(mail.to));
        fields.add("Cc", written(mail.cc));
        text += (text.empty() ? "" : "\n") + fields.text();
    }
    return text;
}

} // namespace

Done run_due(Invocation const& invocation, Output& output) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto const house = make_house(*config, SecretKey::random()); // nothing is sent
    if (!house) return std::unexpected(house.error());
    auto const span = span_of(invocation, config->desk.timezone);
    if (!span) return std::unexpected(span.error());
    auto const store = Connection::open(config->store, Opening::existing);
    if (!store) return std::unexpected(store.error());
    std::vector<QueuedReminder> mails;
    auto const played = (*store)->rehearse([&](Connection& connection) -> Done {
        auto planned = play(connection, *house, *span);
        if (!planned) return std::unexpected(planned.error());
        mails = *std::move(planned);
        return {};
    });
    if (!played) return played;
    if (invocation.has("--json"))
        for (auto const& mail : mails) output.line(write_json(mail));
    else if (!mails.empty())
        output.bytes(describe(mails));
    return {};
}

} // namespace liaison
