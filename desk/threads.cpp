#include "desk/threads.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/acts.hpp"
#include "desk/addressees.hpp"
#include "desk/citations.hpp"
#include "desk/kin.hpp"
#include "desk/outcomes.hpp"

namespace liaison {
namespace {

/// The other bodies that a statement is exchanged with.
std::vector<std::string> other_bodies(Statement const& statement, House const& house) {
    std::vector<std::string> names;
    if (statement.direction == Direction::incoming) {
        if (statement.from.organization) names.push_back(*statement.from.organization);
        return names;
    }
    for (auto const& body : statement.to)
        if (auto const named = house.bodies.from(body.text).organization) names.push_back(*named);
    return names;
}

bool is_with_same_body(Statement const& a, Statement const& b, House const& house) {
    auto const others = other_bodies(b, house);
    return std::ranges::any_of(other_bodies(a, house), [&](auto const& name) { return contains(others, name); });
}

/// Whether the sender may speak for the body that the statement comes from: a stranger who names it may not settle
/// what it was asked.
bool speaks_for_its_body(Facts const& facts, Statement const& statement) {
    if (facts.is_from_own_side() || facts.arrival.released) return true;
    auto const& organization = statement.from.organization;
    return organization &&
           std::ranges::any_of(facts.listed, [&](Organization const* listed) { return listed->name == *organization; });
}

class Threading {
public:
    Threading(Facts const& facts, Record const& record, Instant now)
        : facts_(facts),
          record_(record),
          now_(now),
          settles_(record.state != State::draft && facts.trust.authenticated &&
                   speaks_for_its_body(facts, record.statement)) {}

    Threads run(std::vector<Record const*> const& superseded) {
        add_answered();
        add_later_version();
        for (auto const* other : superseded) supersede(*other);
        return std::move(threads_);
    }

private:
    /// The statement that the mail replies to by its thread or its token, and those that it names.
    void add_answered() {
        auto const* kin = facts_.kin ? facts_.known.record_of(facts_.kin->related.id) : nullptr;
        if (kin != nullptr && is_opposite(*kin)) answer(*kin);
        for (auto const& citation : citations_in(facts_.arrival, facts_.house.desk)) {
            if (citation.kind != LinkKind::answers) continue;
            auto const* other = cited_record(citation, facts_.known);
            if (other != nullptr && is_opposite(*other) && is_with_same_body(*other)) answer(*other);
        }
    }

    void add_later_version() {
        if (!facts_.kin || !facts_.kin->is_later_version) return;
        if (auto const* other = facts_.known.record_of(facts_.kin->related.id)) supersede(*other);
    }

    [[nodiscard]] bool is_opposite(Record const& other) const {
        return other.statement.direction != record_.statement.direction && can_be_answered(other);
    }

    [[nodiscard]] bool is_with_same_body(Record const& other) const {
        return liaison::is_with_same_body(record_.statement, other.statement, facts_.house);
    }

    void answer(Record const& other) {
        if (!link(LinkKind::answers, other)) return;
        auto const by = write_statement_id(record_.id);
        bool const settled = settles_ && is_with_same_body(other) && other.action == Action::required;
        auto const what = record_.state == State::draft ? fmt::format("{} is a draft of an answer to it", by)
                                                        : fmt::format("answered by {}", by);
        if (settled)
            change(other, Action::taken, what, fmt::format("action taken: {}", what));
        else
            change(other, other.action, other.action_note, what);
    }

    void supersede(Record const& other) {
        if (!link(LinkKind::supersedes, other)) return;
        auto const what = fmt::format("superseded by {}", write_statement_id(record_.id));
        if (settles_ && other.action == Action::required)
            change(other, Action::declined, what, fmt::format("no action will be taken: {}", what));
        else
            change(other, other.action, other.action_note, what);
    }

    bool link(LinkKind kind, Record const& other) {
        Link const link{kind, other.id};
        if (contains(threads_.links, link)) return false;
        threads_.links.push_back(link);
        return true;
    }

    void change(Record other, Action action, std::string note, std::string what) {
        other.action = action;
        other.action_note = std::move(note);
        Change change;
        change.record = std::move(other);
        change.events.push_back(event_by_sender(facts_, std::move(what), now_));
        threads_.changes.push_back(std::move(change));
    }

    Facts const& facts_;
    Record const& record_;
    Instant now_;
    bool settles_;
    Threads threads_;
};

/// The sender of the first copy, or somebody who may speak for the body.
bool may_add_addressees(Facts const& facts, Record const& record) {
    return facts.trust.authenticated && !facts.is_list_mail() &&
           (same_address(record.submitter, facts.trust.address) || speaks_for_its_body(facts, record.statement));
}

std::string names_of(std::vector<Addressee> const& bodies) {
    std::vector<std::string> names;
    for (auto const& body : bodies) names.push_back(body.group.value_or(body.text));
    return joined(names, ", ");
}

} // namespace

Threads threads_of(Facts const& facts, Record const& record, Instant now) {
    return Threading{facts, record, now}.run(said_to_be_superseded(facts));
}

std::optional<Change> with_more_addressees(Facts const& facts, Instant now) {
    auto const* record = facts.kin ? facts.known.record_of(facts.kin->related.id) : nullptr;
    if (record == nullptr || record->state == State::withdrawn || !may_add_addressees(facts, *record))
        return std::nullopt;
    Change change;
    change.record = *record;
    auto const added = add_addressees(change.record.statement.to, facts.statement.to);
    if (added.empty()) return std::nullopt;
    change.events.push_back(
        event_by_sender(facts, fmt::format("sent once more, and addressed to {} as well", names_of(added)), now));
    return change;
}

std::optional<std::string> reference_in_words(Facts const& facts) {
    if (!facts.kin || facts.kin->same_statement) return std::nullopt;
    return fmt::format("it refers to {}", write_statement_id(facts.kin->related.id));
}

} // namespace liaison
