// What the store has to be asked about a mail before it is decided, and what it answers.
#pragma once
#include "core/ids.hpp"
#include "core/statement.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

/// Keys by which earlier mail and statements are found.
struct Question {
    InboxId self; ///< the mail itself: not its own duplicate
    std::string message_id;
    std::string content_hash;
    std::vector<std::string> references; ///< message-ids: In-Reply-To, References, of the mail inside a delivery notice
    std::vector<std::string> identifiers;  ///< the statement's own references, as written
    std::optional<StatementId> token;      ///< that a token of ours in it names
    std::optional<InboxId> held;           ///< the same: a held mail
    std::optional<StatementId> tag;        ///< of "[LS-42]" in the subject
    std::vector<StatementId> named;        ///< in its commands, and by our own number in what it answers or replaces
    std::optional<OutboxId> returned;      ///< the mail of ours whose bounce address it came to
    std::vector<std::string> returned_ids; ///< message-ids of the mail inside a delivery notice
    std::string url;                       ///< the tool's page
    std::vector<std::string> cited;        ///< others' numbers, titles and pages of what it answers or replaces
    std::string title;
    std::string author; ///< addr-spec of the statement's author
    std::string sender; ///< addr-spec that an acknowledgement would go to
    Instant since{};    ///< acknowledgements to `sender` and held mails are counted from here
    Instant now{};      ///< when the mail came
};

/// By what a known statement was found, the surest first.
enum class FoundBy { token, message_id, tag, url, identifier, title_and_author, title };

/// A statement already on record to which the mail may belong.
struct Related {
    StatementId id;
    FoundBy by = FoundBy::title;
    std::string title;
    std::string author; ///< addr-spec of its first from contact
    std::optional<std::string> organization;
    std::optional<Instant> sent;
    Direction direction = Direction::incoming;
    int events_lately = 0; ///< within the last hour
};

/// A statement on record that a mail names: one of the question's `cited`.
struct Cited {
    std::string text;
    StatementId statement;
};

/// A held mail that somebody writes about.
struct HeldMail {
    InboxId id;
    bool held = false;    ///< it still is, and was not taken up again
    bool dropped = false; ///< somebody decided that nothing will be done about it
    std::string subject;
    std::string reason;
};

/// A mail of ours that a delivery notice is about.
struct SentMail {
    OutboxId id;
    std::optional<StatementId> statement;
    std::vector<std::string> recipients;
    std::vector<std::string> told_of; ///< of these, who is known to the coordinators as not reachable
};

struct Situation {
    /// An earlier mail with the same Message-ID and content hash, which is no duplicate itself.
    std::optional<InboxId> duplicate_of;
    std::optional<StatementId> duplicate_statement; ///< the statement that mail made or was filed on
    bool duplicate_is_held = false;                 ///< nothing has become of that mail: a person looks at it
    std::vector<Related> related;                   ///< the surest first
    std::optional<Record> record;     ///< of the first of `related`, where that was found by token, message_id or tag
    std::vector<Cited> cited;         ///< for each of the question's the newest that fits
    std::vector<Record> others;       ///< those of `named`, `related` and `cited`, and those that `record` is linked to
    std::optional<HeldMail> held;     ///< of the question's `held`
    std::optional<SentMail> returned; ///< the mail of ours that came back
    bool references_our_mail = false; ///< one of `references` is the Message-ID of a mail in the outbox
    int acknowledgements_today = 0;   ///< sent to `sender` since `since`
    int held_today = 0;               ///< mails that were held since `since`
    StatementId next_statement;       ///< the number a new record would get, in this transaction

    /// `record` or one of `others`; nullptr: it is none of them.
    [[nodiscard]] Record const* record_of(StatementId id) const;
};

} // namespace liaison
