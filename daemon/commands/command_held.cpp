// What an operator does about a held mail, by the decisions that a coordinator's reply is decided by.
#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/operator_desk.hpp"
#include "daemon/commands/settings.hpp"
#include "desk/facts.hpp"
#include "desk/held_fate.hpp"
#include "desk/letters.hpp"

namespace liaison {
namespace {

/// What is to be done, read by the house.
using Read = std::function<Result<Command>(House const& house, Instant now)>;

Result<Situation> situation_of(Ledger const& ledger, InboxId mail, Command const& command) {
    Question question;
    question.held = mail;
    if (auto const* statement = std::get_if<StatementId>(&command.argument)) question.named = {*statement};
    auto known = ledger.situation(question);
    if (known && !known->held)
        return failure(Fault::not_found, fmt::format("mail {}: there is no such mail", mail.value));
    return known;
}

/// The lines that a release of the mail carries out.
Result<std::vector<std::string>> lines_released(Connection& connection, InboxId id, House const& house) {
    auto const row = connection.inbox().load(id);
    if (!row) return std::unexpected(row.error());
    auto const raw = connection.inbox().raw(id);
    if (!raw) return std::unexpected(raw.error());
    auto const arrival = prepare(id, row->received, row->envelope, *raw);
    auto mail = facts_of(arrival, house);
    auto const known = connection.ledger().situation(question_about(mail));
    if (!known) return std::unexpected(known.error());
    return lines_obeyed_when_released(gather_facts(std::move(mail), *known));
}

/// What looks like one of the desk's people is not let through by a slip: who carries it out has read the lines.
Done must_be_read_first(Connection& connection, InboxId id, House const& house, Invocation const& invocation) {
    if (invocation.has("--carry-out")) return {};
    auto const lines = lines_released(connection, id, house);
    if (!lines) return std::unexpected(lines.error());
    if (lines->empty()) return {};
    return failure(
        Fault::bad_input,
        fmt::format(
            "mail {0}: it asks for this with a mark of the desk, and nothing proves who has written "
            "it:\n  > {1}\nask its sender first; then `held release {0} --carry-out`, or `held drop {0} --why forged`",
            id.value, joined(*lines, "\n  > ")));
}

Done decide(Invocation const& invocation, Output& output, Read const& read) {
    auto const number = parse_number(invocation.operands.front());
    if (!number) return std::unexpected(number.error());
    auto const desk = open_operator_desk(invocation);
    if (!desk) return std::unexpected(desk.error());
    auto const now = present();
    auto const command = read(desk->house, now);
    if (!command) return std::unexpected(command.error());
    std::string said;
    auto const done = desk->store->transact([&](Connection& connection) -> Done {
        auto const known = situation_of(connection.ledger(), InboxId{*number}, *command);
        if (!known) return std::unexpected(known.error());
        auto const fate = decide_fate(*command, *known, operator_name());
        if (!fate) return std::unexpected(fate.error().within(fmt::format("mail {}", *number)));
        if (command->act == Act::release)
            if (auto const read_first = must_be_read_first(connection, InboxId{*number}, desk->house, invocation);
                !read_first)
                return read_first;
        said = fate->done;
        return connection.ledger().apply(fate->change, now);
    });
    if (done) output.line(fmt::format("mail {}: {}", *number, said));
    return done;
}

Result<Command> in_line(std::string const& line, House const& house, Instant now) {
    auto read = read_line(line, house, now);
    if (!read) return std::unexpected(read.error());
    return std::move(read->commands.front());
}

Read line(std::string text) {
    return [text = std::move(text)](House const& house, Instant now) { return in_line(text, house, now); };
}

} // namespace

Done run_held_release(Invocation const& invocation, Output& output) {
    auto const organization = invocation.value("--as");
    return decide(invocation, output, line(organization ? "release as " + *organization : "release"));
}

Done run_held_statement(Invocation const& invocation, Output& output) {
    return decide(invocation, output, line("statement"));
}

Done run_held_file(Invocation const& invocation, Output& output) {
    auto const id = statement_number(invocation.value("--to").value_or(""));
    if (!id) return std::unexpected(id.error().within("--to"));
    return decide(invocation, output, [id](House const&, Instant) -> Result<Command> {
        return Command{Act::file_to, *id, "file to " + write_statement_id(*id)};
    });
}

Done run_held_drop(Invocation const& invocation, Output& output) {
    auto const why = std::string{trimmed(invocation.value("--why").value_or(""))};
    if (why.empty()) return failure(Fault::bad_usage, "held drop: --why must say why nothing will be done about it");
    return decide(invocation, output,
                  [&](House const&, Instant) -> Result<Command> { return Command{Act::drop, why, "drop: " + why}; });
}

} // namespace liaison
