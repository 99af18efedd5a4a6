// One liaison statement: the record that everything here is about.
#pragma once
#include "core/address.hpp"
#include "core/ids.hpp"
#include "core/outgoing.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

enum class Direction { incoming, outgoing };
enum class Purpose { action, comment, information, response };
/// incoming: received, posted, withdrawn; outgoing: draft, approved, sent, abandoned.
enum class State { received, posted, withdrawn, draft, approved, sent, abandoned };
/// Whether something has to be done about it, and whether it was.
enum class Action { none, required, taken, declined };

/// A body that a statement comes from. `organization` and `groups` are names of the directory; `text` is what was
/// written.
struct From {
    std::optional<std::string> organization;
    std::vector<std::string> groups;
    std::string text;
    bool operator==(From const&) const = default;
};

/// A body that a statement goes to. `group` is a name of the directory, or nothing where none is known.
struct Addressee {
    std::optional<std::string> group;
    std::string text;
    bool operator==(Addressee const&) const = default;
};

struct Attachment {
    std::string name;
    std::string type;                 ///< media type in lower case
    std::uint64_t size = 0;           ///< of the decoded bytes
    std::string sha256;               ///< of the decoded bytes, 64 hexadecimal digits
    std::optional<InboxId> mail = {}; ///< the mail that it came with, in which its bytes are; none: not known
    bool operator==(Attachment const&) const = default;
};

/// Where a field's value was read, so that a person can check it: field "deadline", value "2026-12-31",
/// place `text line 12, "Please reply by"`.
struct Origin {
    std::string field;
    std::string value;
    std::string place;
    bool operator==(Origin const&) const = default;
};

/// What a statement says. Nothing in it is invented: what the mail does not say is empty.
struct Statement {
    Direction direction = Direction::incoming;
    std::string title;
    std::optional<Purpose> purpose;
    std::optional<Date> deadline;
    From from;
    std::vector<Addressee> to;
    std::vector<Addressee> cc;
    std::vector<Address> from_contacts;
    std::vector<Address> reply_to;
    std::vector<Address> response_contacts;
    std::vector<Address> technical_contacts;
    std::vector<Address> cc_contacts;
    std::vector<std::string> identifiers;    ///< the sender's own references
    std::vector<std::string> in_response_to; ///< references, as written, to what it answers
    std::optional<Instant> sent;
    std::vector<Attachment> attachments;
    std::string body; ///< UTF-8, LF line ends
    std::vector<Origin> origins;
    std::vector<std::string>
        remarks; ///< what a person should know: "sender not known for it", "03/04/2027 could be two dates"
    bool operator==(Statement const&) const = default;
};

/// How one statement belongs to another.
enum class LinkKind {
    answers,    ///< it is a response to the other
    supersedes, ///< it takes the other's place
    same_as,    ///< it was recorded twice: the other is the one that counts
};
struct Link {
    LinkKind kind = LinkKind::answers;
    StatementId other;
    bool operator==(Link const&) const = default;
};

/// What an outgoing statement needs before it is sent: both, in any order.
enum class Review { approver, coordinator };
struct Approval {
    Review as = Review::approver;
    std::string by; ///< as in events
    Instant at{};
    bool operator==(Approval const&) const = default;
};

/// A statement with what the desk has made of it.
struct Record {
    StatementId id;
    Statement statement;
    State state = State::received;
    Action action = Action::none;
    Instant received{};
    std::optional<Instant> posted;
    std::vector<Address> action_holders;
    std::string submitter;          ///< the authenticated address that it came from; empty: none
    std::string action_note;        ///< what was done, or why nothing will be
    std::optional<Carried> carried; ///< of an incoming one the mail that goes with it as it is when it is posted; none:
                                    ///< its text and its documents alone
    std::vector<Link> links;        ///< from this statement to others
    std::vector<Link> linked_from;  ///< from others to it: `other` is the one that links; never written
    std::vector<Approval> approvals;
};

/// One line of a statement's history; never edited, never deleted.
struct Event {
    Instant at{};
    std::string by;              ///< an address, or "liaisond", or "operator NAME"
    std::string what;            ///< one sentence
    std::optional<InboxId> mail; ///< the mail through which it happened
    bool is_private = false;     ///< for the desk's own people, not for the public record
};

/// The words of the record in tables, JSON, commands and mails.
[[nodiscard]] std::string_view name_of(Direction direction);
[[nodiscard]] std::string_view name_of(Purpose purpose);
[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::string_view name_of(Action action);
[[nodiscard]] std::string_view name_of(LinkKind kind);
[[nodiscard]] std::string_view name_of(Review review);
[[nodiscard]] std::optional<LinkKind> link_kind_named(std::string_view name);
[[nodiscard]] std::optional<Review> review_named(std::string_view name);
[[nodiscard]] std::optional<Direction> direction_named(std::string_view name);
[[nodiscard]] std::optional<Purpose> purpose_named(std::string_view name);
[[nodiscard]] std::optional<State> state_named(std::string_view name);
[[nodiscard]] std::optional<Action> action_named(std::string_view name);

/// The mandatory fields (RFC 4053 2.2.1) that are empty, by their JSON names and in that order: from, to, title,
/// response_contacts, technical_contacts, purpose, body (unless there is an attachment), and deadline where an action
/// or comment is asked for.
[[nodiscard]] std::vector<std::string> missing_fields(Statement const& statement);

/// What a new statement's action is: required for an action or comment, or where a deadline is given; else none.
[[nodiscard]] Action action_asked(Statement const& statement);

} // namespace liaison
