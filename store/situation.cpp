// What the store knows about a mail before it is decided.
#include "core/contains.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/keys.hpp"
#include "store/record_rows.hpp"
#include "store/returned_mail.hpp"
#include <ranges>

namespace liaison {
namespace {

using Database = Connection::Database;
constexpr std::size_t most_events = 1000;  // looked at: more than any ceiling
constexpr std::size_t most_held = 100;     // the same
constexpr std::size_t most_of_a_title = 8; // statements with one title: the newest are looked at
constexpr std::size_t most_compared = 4;   // of those that the mail resembles, with all that is on record of them

/// The newest statements with that key, the newest first.
std::vector<StatementId> ids_of(Database& database, std::string_view kind, std::string_view value) {
    std::vector<StatementId> ids;
    if (value.empty()) return ids;
    auto row = database.query("SELECT statement FROM statement_key WHERE kind = ? AND value = ? "
                              "ORDER BY statement DESC LIMIT ?",
                              kind, value, most_of_a_title);
    while (row.next()) ids.push_back(row.take<StatementId>());
    return ids;
}

/// Collects statements, each by the surest way it was found; to be asked in the order of FoundBy.
class RelatedStatements {
public:
    RelatedStatements(Database& database, Instant now) : database_(database), hour_ago_(now - std::chrono::hours{1}) {}

    void by_key(FoundBy by, std::string_view kind, std::string_view value) {
        for (auto const id : ids_of(database_, kind, value)) add(id, by);
    }

    void by_title(std::string_view title, std::string_view author) {
        auto const first_new = found_.size();
        by_key(FoundBy::title, "title", comparable_title(title));
        auto const news = std::span{found_}.subspan(first_new);
        for (auto& related : news)
            if (!author.empty() && same_address(related.author, author)) related.by = FoundBy::title_and_author;
        std::ranges::sort(news, {}, [](Related const& r) { return std::pair{r.by, -r.id.value}; });
    }

    void add(StatementId id, FoundBy by) {
        if (contains(found_, id, &Related::id)) return;
        auto row = database_.query("SELECT title, from_organization, sent, direction, (SELECT spec FROM "
                                   "statement_contact WHERE statement = id AND role = 'from_contacts' AND "
                                   "position = 1) FROM statement WHERE id = ?",
                                   id);
        if (!row.next()) return;
        Related related{.id = id, .by = by, .title = row.take<std::string>()};
        related.organization = row.take<std::optional<std::string>>();
        related.sent = row.take<std::optional<Instant>>();
        related.direction = row.take_named(direction_named);
        related.author = row.take<std::optional<std::string>>().value_or("");
        related.events_lately = count_events_lately(id);
        found_.push_back(std::move(related));
    }

    [[nodiscard]] std::vector<Related> result() && { return std::move(found_); }

private:
    int count_events_lately(StatementId id) {
        auto row = database_.query("SELECT count(*) FROM (SELECT at FROM event WHERE statement = ? ORDER BY id DESC "
                                   "LIMIT ?) WHERE at >= ?",
                                   id, most_events, hour_ago_);
        row.next();
        return row.take<int>();
    }

    Database& database_;
    Instant hour_ago_;
    std::vector<Related> found_;
};

/// Each duplicate leads to an earlier mail, and that to what became of it: two mails are never each other's duplicates.
void find_duplicate(Database& database, Question const& question, Situation& situation) {
    if (question.content_hash.empty()) return;
    auto row = database.query("SELECT id, statement, outcome = 'held' FROM inbox WHERE content_hash = ? AND "
                              "content_hash <> '' AND message_id = ? AND id < ? AND outcome <> 'duplicate' "
                              "ORDER BY outcome = 'held', id LIMIT 1",
                              question.content_hash, question.message_id, question.self);
    if (!row.next()) return;
    situation.duplicate_of = row.take<InboxId>();
    situation.duplicate_statement = row.take<std::optional<StatementId>>();
    situation.duplicate_is_held = row.take<bool>();
}

/// A reference to a mail of ours, or to one that was filed on a statement.
void follow_reference(Database& database, std::string_view message_id, RelatedStatements& related,
                      Situation& situation) {
    related.by_key(FoundBy::message_id, "message_id", message_id);
    auto row = database.query("SELECT statement FROM outbox WHERE message_id = ?", message_id);
    while (row.next()) {
        situation.references_our_mail = true;
        if (auto const statement = row.take<std::optional<StatementId>>()) related.add(*statement, FoundBy::message_id);
    }
}

void find_related(Database& database, Question const& question, Situation& situation) {
    RelatedStatements related{database, question.now};
    if (question.token) related.add(*question.token, FoundBy::token);
    if (auto const returned = find_returned(database, question); returned && returned->statement)
        related.add(*returned->statement, FoundBy::message_id);
    for (auto const& reference : question.references) follow_reference(database, reference, related, situation);
    related.by_key(FoundBy::message_id, "message_id", question.message_id);
    if (question.tag) related.add(*question.tag, FoundBy::tag);
    related.by_key(FoundBy::url, "url", comparable_url(question.url));
    for (auto const& identifier : question.identifiers)
        related.by_key(FoundBy::identifier, "identifier", comparable(identifier));
    related.by_title(question.title, question.author);
    situation.related = std::move(related).result();
}

void add_other(Database& database, StatementId id, Situation& situation) {
    if (situation.record_of(id) != nullptr) return;
    if (auto record = find_record(database, id)) situation.others.push_back(*std::move(record));
}

/// The newest statement that bears the number, has the page or is called so.
std::optional<StatementId> find_cited(Database& database, std::string const& text) {
    for (auto const& [kind, value] : {std::pair{"identifier", comparable(text)}, std::pair{"url", comparable_url(text)},
                                      std::pair{"title", comparable_title(text)}})
        if (auto const ids = ids_of(database, kind, value); !ids.empty()) return ids.front();
    return std::nullopt;
}

/// The records that the decision could change, or is made from.
void find_records(Database& database, Question const& question, Situation& situation) {
    if (!situation.related.empty() && situation.related.front().by <= FoundBy::tag)
        situation.record = find_record(database, situation.related.front().id);
    for (auto const id : question.named) add_other(database, id, situation);
    for (auto const& related : situation.related | std::views::take(most_compared))
        add_other(database, related.id, situation);
    for (auto const& text : question.cited) {
        auto const cited = find_cited(database, text);
        if (!cited) continue;
        situation.cited.push_back({text, *cited});
        add_other(database, *cited, situation);
    }
    if (!situation.record) return;
    for (auto const& link : situation.record->links) add_other(database, link.other, situation);
}

void find_held(Database& database, Question const& question, Situation& situation) {
    if (!question.held) return;
    auto row = database.query(
        "SELECT id, outcome = 'held', dropped IS NOT NULL, subject, reason FROM inbox WHERE id = ?", *question.held);
    if (!row.next()) return;
    situation.held = HeldMail{.id = row.take<InboxId>(),
                              .held = row.take<std::optional<bool>>().value_or(false),
                              .dropped = row.take<bool>(),
                              .subject = row.take<std::string>(),
                              .reason = row.take<std::string>()};
}

int count_acknowledgements(Database& database, Question const& question) {
    auto row = database.query("SELECT count(*) FROM outbox_recipient WHERE address = ? AND acknowledged >= ?",
                              question.sender, question.since);
    row.next();
    return row.take<int>();
}

int count_held(Database& database, Question const& question) {
    auto row = database.query("SELECT count(*) FROM (SELECT processed FROM inbox WHERE outcome = 'held' "
                              "ORDER BY id DESC LIMIT ?) WHERE processed >= ?",
                              most_held, question.since);
    row.next();
    return row.take<int>();
}

StatementId next_statement(Database& database) {
    auto row = database.query("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'statement'");
    return row.next() ? row.take<StatementId>() : StatementId{1};
}

} // namespace

Result<Situation> Ledger::situation(Question const& question) const {
    return guarded("situation", [&]() -> Result<Situation> {
        auto& database = connection_.database();
        Snapshot const moment{database};
        Situation situation;
        find_duplicate(database, question, situation);
        find_related(database, question, situation);
        find_records(database, question, situation);
        find_held(database, question, situation);
        situation.returned = find_returned(database, question);
        situation.acknowledgements_today = count_acknowledgements(database, question);
        situation.held_today = count_held(database, question);
        situation.next_statement = next_statement(database);
        return situation;
    });
}

} // namespace liaison
