#include "desk/kin.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/citations.hpp"
#include "desk/reminder_titles.hpp"
#include "desk/titles.hpp"
#include "desk/versions.hpp"
#include "parser/identifiers.hpp"
#include "parser/subject.hpp"
#include <tuple>

namespace liaison {
namespace {

/// Copies of one statement arrive within days; the same title after that is another statement.
constexpr std::chrono::days copies_come_within{30};
/// Sender's own numbers are used again after a study period or a release.
constexpr std::chrono::days numbers_live_for{365};

bool is_within(std::optional<Instant> then, Instant now, std::chrono::days span) {
    return then && now - *then <= span && *then - now <= span;
}

Instant sent_or_received(Arrival const& arrival) { return arrival.draft.sent.value_or(arrival.received); }

bool is_same_sender(Facts const& facts, Related const& related) {
    auto const& author = facts.arrival.draft.author;
    auto const& organization = facts.statement.from.organization;
    return (organization && organization == related.organization) ||
           (author && same_address(author->spec, related.author)) || same_address(facts.trust.address, related.author);
}

/// A delivery notice can be made up, and the mail that it returns may be of a register before this one.
bool is_tag_of_returned_mail(Facts const& facts, Related const& related) {
    return facts.known.references_our_mail || same_title(facts.notice->original_subject, related.title);
}

/// What somebody else sends later leaves the title as it is: an answer, a list's copy, a reminder.
bool comes_back_to_title(Facts const& facts) {
    auto const& subject = facts.arrival.mail.subject;
    return begins_as_reply(subject) || facts.is_list_mail() || reminded_title(subject);
}

/// "Reminder: SG15-LS200" has no title, and needs none.
bool is_reminder_of_number(Facts const& facts) {
    auto const title = reminded_title(facts.arrival.mail.subject);
    return title && plain_title(read_subject(*title).title).empty();
}

/// How far each way of finding is believed. A number or a title alone is not enough: both are used again.
bool is_kin(Facts const& facts, Related const& related, bool same) {
    auto const at = sent_or_received(facts.arrival);
    bool const comes_back = comes_back_to_title(facts);
    switch (related.by) {
    case FoundBy::token:
    case FoundBy::message_id:
    case FoundBy::url: return true;
    case FoundBy::tag: return !facts.notice || is_tag_of_returned_mail(facts, related);
    case FoundBy::identifier:
        return is_within(related.sent, at, numbers_live_for) &&
               (same ? comes_back || is_same_sender(facts, related)
                     : is_reminder_of_number(facts) && is_same_sender(facts, related));
    case FoundBy::title_and_author: return same && (comes_back || is_within(related.sent, at, copies_come_within));
    case FoundBy::title: return same && comes_back && is_within(related.sent, at, numbers_live_for);
    }
    return false;
}

bool is_dead(Record const& record) { return record.state == State::withdrawn || record.state == State::abandoned; }

/// "This replaces SG13-LS136", sent to a second group under that very number, is found by it and replaces nothing.
bool is_later_version_itself(Facts const& facts, Record const& record) {
    return contains(record.links, LinkKind::supersedes, &Link::kind) &&
           same_title(title_of(facts.arrival), record.statement.title);
}

/// The highest version that its title and its numbers tell.
int version_told(std::string_view title, std::vector<std::string> const& numbers) {
    auto version = split_version(title).version;
    for (auto const& number : numbers) version = std::max(version, split_revision(number).revision);
    return version;
}

/// Compares what the mail carries with what is on record.
class Versions {
public:
    explicit Versions(Facts const& facts) : facts_(facts), superseded_(said_to_be_superseded(facts)) {
        version_ = std::max(version_told(title_of(facts.arrival), facts.statement.identifiers),
                            split_version(read_subject(facts.arrival.mail.subject).plain).version);
        // What takes another's place is no first version, whatever it is called.
        if (!superseded_.empty()) version_ = std::max(version_, 1);
    }

    [[nodiscard]] bool is_the_same_as(Related const& related) const {
        return !is_superseded(related.id) && version_ == version_of(related);
    }

    [[nodiscard]] bool is_later_than(Related const& related) const {
        return is_same_sender(facts_, related) && (is_superseded(related.id) || version_ > version_of(related));
    }

private:
    [[nodiscard]] bool is_superseded(StatementId id) const {
        return std::ranges::any_of(superseded_, [&](Record const* record) { return record->id == id; });
    }

    [[nodiscard]] int version_of(Related const& related) const {
        auto const* record = facts_.known.record_of(related.id);
        if (record == nullptr) return version_told(related.title, {});
        auto const told = version_told(record->statement.title, record->statement.identifiers);
        return contains(record->links, LinkKind::supersedes, &Link::kind) ? std::max(told, 1) : told;
    }

    Facts const& facts_;
    std::vector<Record const*> superseded_;
    int version_ = 0;
};

/// A statement may leave its group unsaid; where both say theirs, one has to be the same.
bool may_be_one_group(std::vector<std::string> const& a, std::vector<std::string> const& b) {
    return a.empty() || b.empty() || std::ranges::any_of(a, [&](auto const& group) { return contains(b, group); });
}

} // namespace

bool is_of_same_sender(Facts const& facts, Statement const& other) {
    auto const& mine = facts.statement;
    if (mine.direction != other.direction) return false;
    if (mine.direction == Direction::outgoing) return mine.from.groups == other.from.groups;
    if (mine.from.organization)
        return mine.from.organization == other.from.organization &&
               may_be_one_group(mine.from.groups, other.from.groups);
    return has_address(other.from_contacts, facts.trust.address);
}

std::vector<Record const*> said_to_be_superseded(Facts const& facts) {
    std::vector<Record const*> records;
    for (auto const& citation : citations_in(facts.arrival, facts.house.desk)) {
        if (citation.kind != LinkKind::supersedes) continue;
        auto const* record = cited_record(citation, facts.known);
        if (record != nullptr && !is_dead(*record) && is_of_same_sender(facts, record->statement) &&
            !is_later_version_itself(facts, *record) && !contains(records, record))
            records.push_back(record);
    }
    return records;
}

std::vector<std::string> differences_of_copy(Facts const& facts) {
    bool const sent_again = facts.kin && facts.kin->same_statement && facts.trust.authenticated &&
                            !facts.is_list_mail() && facts.arrival.draft.form != Form::tool;
    auto const* record = sent_again ? facts.known.record_of(facts.kin->related.id) : nullptr;
    if (record == nullptr) return {};
    auto const& [before, now] = std::tie(record->statement, facts.statement);
    std::vector<std::string> fields;
    if (now.purpose && now.purpose != before.purpose) fields.emplace_back("purpose");
    if (now.deadline && now.deadline != before.deadline) fields.emplace_back("deadline");
    bool const other_documents = std::ranges::any_of(now.attachments, [&](Attachment const& attachment) {
        return !contains(before.attachments, attachment.sha256, &Attachment::sha256);
    });
    if (other_documents) fields.emplace_back("documents");
    return fields;
}

std::optional<Kin> find_kin(Facts const& facts) {
    auto const title = split_version(title_of(facts.arrival)).title;
    bool const reads = facts.reads_like_statement();
    bool const reminds =
        facts.statement.direction == Direction::incoming && reminded_title(facts.arrival.mail.subject).has_value();
    Versions const versions{facts};
    std::optional<Kin> replaced;
    std::optional<Kin> other_version;
    for (auto const& related : facts.known.related) {
        bool const same = same_title(title, split_version(related.title).title);
        if (!is_kin(facts, related, same)) continue;
        bool const same_statement = same && reads && !reminds && related.direction == facts.statement.direction;
        Kin const kin{.related = related, .same_statement = same_statement, .is_reminder = reminds};
        if (same_statement && versions.is_the_same_as(related)) return kin;
        if (!same_statement) return replaced ? replaced : other_version ? other_version : kin;
        if (versions.is_later_than(related)) {
            if (!replaced) replaced = Kin{.related = related, .same_statement = false, .is_later_version = true};
        } else if (!other_version) {
            other_version = kin;
        }
    }
    return replaced ? replaced : other_version;
}

} // namespace liaison
