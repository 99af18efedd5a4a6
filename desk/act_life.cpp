// Posting, withdrawal and return.
#include "desk/acts.hpp"
#include "desk/posting.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

std::string day_of(Instant instant, Surroundings const& around) {
    return write_date_in_words(around.house.desk.timezone.day_of(instant));
}

std::string posted_in_words(Record const& record, House const& house) {
    auto const to = recipients_of_posting(record.statement, house).to;
    return to.empty() ? "posted, and sent to nobody: no group of this desk that has a list or chairs is named in To"
                      : fmt::format("posted, and sent to {}", addresses_in_words(to));
}

bool is_dead(State state) { return state == State::withdrawn || state == State::abandoned; }

Effect unchanged(Record record, std::string why) {
    return {.record = std::move(record), .done = std::move(why), .changed = false};
}

/// What ended by mistake, by somebody's word or because another statement seemed to end it, is to be done again.
Effect restore_action(Record record) {
    if (record.action != Action::taken && record.action != Action::declined) {
        auto why = fmt::format("was not withdrawn: it is {}", name_of(record.state));
        return unchanged(std::move(record), std::move(why));
    }
    record.action = Action::required;
    record.action_note.clear();
    return {.record = std::move(record), .done = "restored: its action is required again"};
}

} // namespace

Result<Effect> post(Case at) {
    auto& record = at.record;
    switch (record.state) {
    case State::received:
        record.state = State::posted;
        record.posted = at.around.now;
        return Effect{.record = record, .done = posted_in_words(record, at.around.house)};
    case State::posted:
    case State::sent: {
        auto const when = record.posted ? fmt::format(", on {}", day_of(*record.posted, at.around)) : std::string{};
        return unchanged(std::move(record), fmt::format("was posted already{}", when));
    }
    case State::draft:
    case State::approved: return failure(Fault::bad_input, "it is outgoing: it is posted when it is approved and sent");
    case State::withdrawn:
    case State::abandoned: break;
    }
    return failure(Fault::bad_input, fmt::format("it is {}; \"restore\" brings it back", name_of(record.state)));
}

Result<Effect> withdraw(Case at) {
    auto& record = at.record;
    if (is_dead(record.state)) {
        auto why = fmt::format("was {} already", name_of(record.state));
        return unchanged(std::move(record), std::move(why));
    }
    if (record.state == State::sent) return failure(Fault::bad_input, "it was sent: what was sent cannot be withdrawn");
    auto const why = at.text();
    if (why.empty()) return failure(Fault::bad_input, "say why: \"withdraw: sent twice\"");
    record.state = record.statement.direction == Direction::incoming ? State::withdrawn : State::abandoned;
    auto done = fmt::format("{}: {}", name_of(record.state), why);
    return Effect{.record = std::move(record), .done = std::move(done), .why = why};
}

Result<Effect> restore(Case at) {
    auto& record = at.record;
    if (!is_dead(record.state)) return restore_action(std::move(record));
    bool const incoming = record.statement.direction == Direction::incoming;
    record.state = !incoming ? State::draft : record.posted ? State::posted : State::received;
    std::erase_if(record.links, [](Link const& link) { return link.kind == LinkKind::same_as; });
    record.approvals.clear();
    auto done = fmt::format("restored: it is {} again", name_of(record.state));
    return Effect{.record = std::move(record), .done = std::move(done)};
}

} // namespace liaison
