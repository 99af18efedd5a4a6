#include "desk/proceed.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_line = 200;

/// The writer of a comment knows what he has written.
std::string done_in_words(Act act, Effect const& effect) {
    if (act == Act::comment) return "added to its history";
    return act == Act::private_comment ? "added to its history, for the desk's people only" : effect.done;
}

/// The statements as they are while command after command is carried out.
class Session {
public:
    Session(Record const& record, Actor const& actor, Surroundings const& around)
        : actor_(actor), around_(around), others_(around.others) {
        main_.record = record;
    }

    Answer carry_out(Command const& command) {
        Answer answer{.written = one_line(command.written, longest_line)};
        Surroundings const now{.house = around_.house,
                               .others = others_,
                               .next_statement = next_statement(),
                               .now = around_.now,
                               .words = around_.words,
                               .attachments = around_.attachments};
        auto effect = liaison::carry_out(command, main_.record, actor_, now);
        if (!effect) {
            answer.what = effect.error().what;
            return answer;
        }
        answer.what = done_in_words(command.act, *effect);
        answer.done = true;
        if (effect->changed) take(*std::move(effect));
        return answer;
    }

    void finish(Proceedings& proceedings) && {
        proceedings.record = main_.record;
        if (!main_.events.empty()) proceedings.statements.push_back(std::move(main_));
        std::ranges::move(changes_, std::back_inserter(proceedings.statements));
    }

private:
    void take(Effect effect) {
        main_.record = std::move(effect.record);
        main_.events.push_back({around_.now, actor_.name, effect.done, actor_.mail, effect.is_private});
        if (!effect.why.empty()) main_.why = std::move(effect.why);
        if (effect.reminders) main_.reminders.push_back(*std::move(effect.reminders));
        for (auto& change : effect.others) take_other(std::move(change));
    }

    void take_other(Change change) {
        auto const id = change.record.id;
        auto const other = std::ranges::find(others_, id, &Record::id);
        if (other != others_.end()) *other = change.record;
        auto const known = std::ranges::find(changes_, id, [](Change const& c) { return c.record.id; });
        if (known == changes_.end()) {
            changes_.push_back(std::move(change));
            return;
        }
        known->record = std::move(change.record);
        std::ranges::move(change.events, std::back_inserter(known->events));
    }

    [[nodiscard]] StatementId next_statement() const {
        auto const created = std::ranges::count(changes_, true, &Change::created);
        return {around_.next_statement.value + created};
    }

    Actor const& actor_;
    Surroundings const& around_;
    std::vector<Record> others_;
    Change main_;
    std::vector<Change> changes_;
};

Command comment_of(std::string const& words) { return {Act::comment, words, "your text"}; }

/// "Thanks, Dagmar" below the commands is no comment; "Jo wrote it." is one.
bool is_farewell(std::string_view text) {
    constexpr std::size_t most_words = 4;
    constexpr std::size_t fewest_of_a_sentence = 3;
    auto const line = collapsed(text);
    auto const words = static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1;
    if (line.ends_with('.') && words >= fewest_of_a_sentence) return false;
    bool const plain =
        std::ranges::none_of(line, [](char c) { return std::string_view{"0123456789:;?!()\"/@"}.contains(c); });
    return plain && words <= most_words;
}

/// What is said beside the commands: the text of a draft is its text, not a comment.
bool is_comment(CommandsRead const& wanted, bool cautious) {
    if (trimmed(wanted.rest).empty()) return false;
    bool const below_commands = !wanted.commands.empty() || !wanted.misunderstood.empty();
    if (below_commands && is_farewell(wanted.rest)) return false;
    return cautious || !contains(wanted.commands, Act::respond, &Command::act);
}

struct Attempt {
    Proceedings proceedings;
    bool failed = false;
};

/// `cautious`: only what adds to the history is carried out.
Attempt attempt(CommandsRead const& wanted, Record const& record, Actor const& actor, Surroundings const& around,
                bool cautious) {
    Attempt result;
    Session session{record, actor, around};
    auto& answers = result.proceedings.answers;
    for (auto const& command : wanted.commands) {
        if (command.act == Act::help) {
            result.proceedings.wants_help = true;
            continue;
        }
        if (cautious && !only_adds(command.act)) {
            answers.push_back({one_line(command.written, longest_line), "", false});
            continue;
        }
        answers.push_back(session.carry_out(command));
        if (!answers.back().done && !only_adds(command.act)) result.failed = true;
    }
    for (auto const& [written, why] : wanted.misunderstood) {
        answers.push_back({one_line(written, longest_line), why, false});
        result.failed = true;
    }
    if (is_comment(wanted, cautious)) answers.push_back(session.carry_out(comment_of(wanted.rest)));
    std::move(session).finish(result.proceedings);
    return result;
}

} // namespace

bool Proceedings::all_done() const { return std::ranges::all_of(answers, &Answer::done); }

Proceedings proceed(CommandsRead const& wanted, Record const& record, Actor const& actor, Surroundings around) {
    around.words = wanted.rest;
    auto first = attempt(wanted, record, actor, around, false);
    if (!first.failed) return std::move(first.proceedings);
    auto second = attempt(wanted, record, actor, around, true);
    // The reasons are those of the first attempt; what would have been done is not, because of them.
    for (std::size_t i = 0; i < second.proceedings.answers.size() && i < first.proceedings.answers.size(); ++i) {
        auto& answer = second.proceedings.answers[i];
        auto const& wished = first.proceedings.answers[i];
        if (!answer.done && !wished.done) answer.what = wished.what;
        if (!answer.done && wished.done) answer.what = "as another line could not be done";
    }
    return std::move(second.proceedings);
}

} // namespace liaison
