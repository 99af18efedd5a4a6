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

Result<StatementFilter> filter_of(Invocation const& invocation, Desk const& desk) {
    StatementFilter filter;
    filter.open = invocation.has("--open");
    if (invocation.has("--overdue")) filter.overdue_on = desk.timezone.day_of(present());
    filter.from = invocation.value("--from").value_or("");
    filter.to = invocation.value("--to").value_or("");
    filter.words = invocation.value("--search").value_or("");
    auto const since = date_option(invocation, "--since");
    if (!since) return std::unexpected(since.error());
    filter.since = *since;
    filter.limit = page;
    return filter;
}

/// All records that fit, a page at a time to `take`.
Done each_page(Ledger ledger, StatementFilter filter, std::function<Done(std::vector<Record> const&)> const& take) {
    for (;;) {
        auto const records = ledger.list(filter);
        if (!records) return std::unexpected(records.error());
        if (records->empty()) return {};
        if (auto taken = take(*records); !taken) return taken;
        if (records->size() < filter.limit) return {};
        filter.after = records->back().id;
    }
}

/// Below the table: whom mail about a statement did not reach.
Done print_not_reached(Outbox const& outbox, std::vector<Record> const& records, Output& output) {
    for (auto const& record : records) {
        auto const addresses = outbox.not_reached(record.id);
        if (!addresses) return std::unexpected(addresses.error());
        if (!addresses->empty())
            output.line(fmt::format("{}: mail about it did not reach {}", write_statement_id(record.id),
                                    printable_line(joined(*addresses, ", "))));
    }
    return {};
}

Done print_as_json(Outbox const& outbox, std::vector<Record> const& records, Output& output) {
    for (auto const& record : records) {
        auto const addresses = outbox.not_reached(record.id);
        if (!addresses) return std::unexpected(addresses.error());
        output.line(write_json(record, *addresses));
    }
    return {};
}

} // namespace

Done run_list(Invocation const& invocation, Output& output) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto const filter = filter_of(invocation, config->desk);
    if (!filter) return std::unexpected(filter.error());
    auto const store = Connection::open(config->store, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    if (invocation.has("--json"))
        return each_page((*store)->ledger(), *filter, [&](std::vector<Record> const& records) {
            return print_as_json((*store)->outbox(), records, output);
        });
    std::vector<Record> all; // the widths of the columns depend on every row
    auto done = each_page((*store)->ledger(), *filter, [&](std::vector<Record> const& records) -> Done {
        for (auto const& record : records) {
            all.push_back(record);
            all.back().statement.body.clear();
        }
        return {};
    });
    if (!done) return done;
    if (!all.empty()) output.bytes(describe(all));
    return print_not_reached((*store)->outbox(), all, output);
}

Done run_show(Invocation const& invocation, Output& output) {
    auto const id = statement_number(invocation.operands.front());
    if (!id) return std::unexpected(id.error());
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto const ledger = (*store)->ledger();
    auto const record = ledger.load(*id);
    if (!record) return std::unexpected(record.error());
    auto events = ledger.events(record->id);
    if (!events) return std::unexpected(events.error());
    if (!invocation.has("--private")) std::erase_if(*events, &Event::is_private);
    auto const not_reached = (*store)->outbox().not_reached(record->id);
    if (!not_reached) return std::unexpected(not_reached.error());
    if (invocation.has("--json"))
        output.line(write_json(*record, *not_reached, *events));
    else
        output.bytes(describe(*record, *not_reached, *events));
    return {};
}

} // namespace liaison
