// What the tests of the store have in common: opening one, and invented mail.
#pragma once
#include "store/connection.hpp"
#include "tests/support/temporary_folder.hpp"
#include <doctest/doctest.h>

namespace liaison::test {

inline Instant const noon = *parse_instant("2026-11-20T12:00:00Z");

/// The value of a result that must be there.
template <class T> T must(Result<T> result) {
    if (!result) FAIL(result.error().what);
    return *std::move(result);
}
inline void must(Done done) {
    if (!done) FAIL(done.error().what);
}
/// The error of a result that must fail.
template <class T> Error error_in(Result<T> result) {
    if (result) FAIL("it succeeded");
    return result.error();
}

inline std::unique_ptr<Connection> in_memory() { return must(Connection::open({}, Opening::memory)); }

inline Envelope envelope() {
    return {.sender = "ann.lee@itu.example", .recipients = {"statements@ietf.example"}, .via = "lmtp"};
}

inline InboxId put(Connection& store, std::string_view raw = "Subject: LS\r\n\r\nDear all\r\n", Instant at = noon) {
    return must(store.inbox().put(envelope(), raw, at));
}

inline Arrival arrival(InboxId id, std::string message_id = "m1@itu.example", std::string content_hash = "c1") {
    Arrival arrival{.id = id, .received = noon, .envelope = envelope(), .mail = {}, .draft = {}};
    arrival.mail.message_id = std::move(message_id);
    arrival.mail.subject = "LS on QKD";
    arrival.content_hash = std::move(content_hash);
    return arrival;
}

inline Record record(StatementId id, std::string title = "LS on QKD key management") {
    Record record{.id = id, .statement = {}, .received = noon};
    record.statement.title = std::move(title);
    record.statement.from = {.organization = "ITU-T", .groups = {"SG13"}, .text = "ITU-T SG13"};
    record.statement.from_contacts = {{"Ann Lee", "ann.lee@itu.example"}};
    return record;
}

inline Outgoing outgoing(std::string to, MailKind kind = MailKind::forward) {
    return {.kind = kind,
            .message_id = "1@desk.example",
            .subject = "[LS-1] LS on QKD",
            .to = {{"", std::move(to)}},
            .head = "Subject: x\r\n\r\n",
            .tail = "--\r\n"};
}

inline Decision new_statement(Record record) {
    Decision decision{.outcome = Outcome::statement, .reason = "new statement from ITU-T"};
    decision.on_statement = record.id;
    decision.events = {{.at = noon, .by = "liaisond", .what = "received", .mail = {}}};
    decision.record = std::move(record);
    return decision;
}

inline Decision held(std::string reason = "reads like no statement") {
    return {.outcome = Outcome::held, .reason = std::move(reason)};
}

} // namespace liaison::test
