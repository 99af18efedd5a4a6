// What an operator does to a statement: `set`, `post`, `take` and the others, by the decisions that mail is decided by.
#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/operator_desk.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/commands/text_table.hpp"
#include "desk/act_at_desk.hpp"
#include "desk/citations.hpp"
#include "desk/command_reader.hpp"

namespace liaison {
namespace {

/// Reads what is wanted; the house and the moment are what it is read by.
using Read = std::function<Result<CommandsRead>(House const& house, Instant now)>;

Result<CommandsRead> one(Command command) {
    CommandsRead wanted;
    wanted.commands.push_back(std::move(command));
    return wanted;
}

/// A line as it would stand in a mail.
Read line(std::string text) {
    return [text = std::move(text)](House const& house, Instant now) { return read_line(text, house, now); };
}

void print(Output& output, StatementId id, std::vector<Answer> const& answers) {
    for (auto const& answer : answers)
        if (answer.done) output.line(fmt::format("{}: {}", write_statement_id(id), printable_line(answer.what)));
}

Done not_done(StatementId id, std::vector<Answer> const& answers) {
    std::string lines;
    for (auto const& answer : answers)
        if (!answer.done) lines += fmt::format("{}: {}: {}\n", write_statement_id(id), answer.written, answer.what);
    return lines.empty() ? Done{} : failure(Fault::bad_input, lines);
}

/// Carries it out in one transaction and says what was done.
Done act(Invocation const& invocation, Output& output, Read const& read) {
    auto const id = statement_number(invocation.operands.front());
    if (!id) return std::unexpected(id.error());
    auto const desk = open_operator_desk(invocation);
    if (!desk) return std::unexpected(desk.error());
    auto const now = present();
    auto const wanted = read(desk->house, now);
    if (!wanted) return std::unexpected(wanted.error());
    std::vector<Answer> answers;
    auto const done = desk->store->transact([&](Connection& connection) -> Done {
        auto const record = connection.ledger().load(*id);
        if (!record) return std::unexpected(record.error());
        auto const known = connection.ledger().situation({.named = named_in(*wanted, desk->house.desk)});
        if (!known) return std::unexpected(known.error());
        auto const decided = act_at_desk(*wanted, *record, known->others, operator_name(), desk->house, now);
        answers = decided.proceedings.answers;
        return connection.ledger().apply(decided.proceedings.statements, decided.mails, now);
    });
    if (!done) return done;
    print(output, *id, answers);
    return not_done(*id, answers);
}

/// The operands behind the statement's number, as one text.
std::string rest_of(Invocation const& invocation) {
    std::vector<std::string> words{invocation.operands.begin() + 1, invocation.operands.end()};
    return joined(words, " ");
}

Done needs(std::string_view command, std::string_view what) {
    return failure(Fault::bad_usage, fmt::format("{}: {} is missing", command, what));
}

Result<CommandsRead> read_assignments(std::span<std::string const> assignments, House const& house, Instant now) {
    CommandsRead wanted;
    for (auto const& assignment : assignments) {
        auto const equals = assignment.find('=');
        if (equals == assignment.npos)
            return failure(Fault::bad_usage, fmt::format("\"{}\" is not FIELD=VALUE", assignment));
        auto correction =
            read_correction(trimmed(assignment.substr(0, equals)), assignment.substr(equals + 1), house, now);
        if (!correction) return std::unexpected(correction.error().within(assignment));
        wanted.commands.push_back({Act::correct, *std::move(correction), assignment});
    }
    return wanted;
}

} // namespace

Done run_set(Invocation const& invocation, Output& output) {
    if (invocation.operands.size() < 2) return needs("set", "FIELD=VALUE");
    return act(invocation, output, [&](House const& house, Instant now) {
        return read_assignments(std::span{invocation.operands}.subspan(1), house, now);
    });
}

Done run_post(Invocation const& invocation, Output& output) {
    return act(invocation, output, [](House const&, Instant) { return one({Act::post, {}, "post"}); });
}

Done run_take(Invocation const& invocation, Output& output) {
    auto const note = invocation.value("--note").value_or("");
    return act(invocation, output, [note](House const&, Instant) { return one({Act::taken, note, "take"}); });
}

Done run_decline(Invocation const& invocation, Output& output) {
    auto const why = invocation.value("--why").value_or("");
    return act(invocation, output, [why](House const&, Instant) { return one({Act::no_action, why, "decline"}); });
}

Done run_extend(Invocation const& invocation, Output& output) {
    if (invocation.operands.size() < 2) return needs("extend", "DATE");
    return act(invocation, output, line("extend to " + rest_of(invocation)));
}

Done run_assign(Invocation const& invocation, Output& output) {
    if (invocation.operands.size() < 2) return needs("assign", "who");
    return act(invocation, output, line("assign to " + rest_of(invocation)));
}

Done run_comment(Invocation const& invocation, Output& output) {
    auto const text = rest_of(invocation);
    if (trimmed(text).empty()) return needs("comment", "the text");
    auto const kind = invocation.has("--private") ? Act::private_comment : Act::comment;
    return act(invocation, output, [=](House const&, Instant) { return one({kind, text, "comment"}); });
}

Done run_withdraw(Invocation const& invocation, Output& output) {
    auto const why = invocation.value("--why").value_or("");
    return act(invocation, output, [why](House const&, Instant) { return one({Act::withdraw, why, "withdraw"}); });
}

Done run_revive(Invocation const& invocation, Output& output) {
    return act(invocation, output, [](House const&, Instant) { return one({Act::restore, {}, "revive"}); });
}

} // namespace liaison
