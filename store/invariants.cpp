#include "store/invariants.hpp"

namespace liaison {
namespace {

constexpr Invariant table[] = {
    {"file", "the pages and indexes of the file are sound, and each value is one that its column may have",
     "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
    {"references", "what a row refers to is there",
     "SELECT format('%s, row %s: refers to a row of %s that is not there', \"table\", ifnull(rowid, '?'), parent) "
     "FROM pragma_foreign_key_check"},
    {"mail_count", "as many mails are there as numbers were given out",
     "SELECT format('%d numbers were given out, %d mails are there', given, mails) FROM (SELECT (SELECT count(*) FROM "
     "inbox) AS mails, ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'inbox'), 0) AS given) "
     "WHERE given <> mails"},
    {"outcomes", "every mail has one outcome or none yet, and the day of it exactly then; none that has one is in hand",
     "SELECT format('mail %d', id) FROM inbox WHERE (processed IS NULL) <> (outcome IS NULL) OR "
     "(claimed IS NOT NULL AND outcome IS NOT NULL) OR (dropped IS NOT NULL AND outcome IS NOT 'held')"},
    {"outcome_statement", "a mail that made a statement, or was filed on one, says which",
     "SELECT format('mail %d', id) FROM inbox WHERE outcome IN ('statement', 'filed') AND statement IS NULL"},
    {"duplicates", "a duplicate has an earlier mail with its name and words that is none",
     "SELECT format('mail %d', id) FROM inbox AS copy WHERE outcome = 'duplicate' AND NOT EXISTS (SELECT 1 FROM inbox "
     "AS first WHERE first.content_hash = copy.content_hash AND first.content_hash <> '' AND first.message_id = "
     "copy.message_id AND first.id < copy.id AND first.outcome IS NOT 'duplicate')"},
    {"raw_present", "the bytes of every mail are there, but for those that were removed",
     "SELECT format('mail %d', id) FROM inbox WHERE (removed IS NULL) <> EXISTS (SELECT 1 FROM inbox_raw WHERE "
     "id = inbox.id)"},
    {"raw_needed", "no bytes were removed that something needs",
     "SELECT format('mail %d is held and waits', id) FROM inbox WHERE removed IS NOT NULL AND outcome = 'held' AND "
     "dropped IS NULL UNION ALL SELECT format('outgoing mail %d carries mail %d', outbox.id, original) FROM outbox "
     "JOIN "
     "inbox ON inbox.id = original WHERE waiting > 0 AND inbox.removed IS NOT NULL"},
    {"raw_bytes", "the bytes of each mail are those that came",
     "SELECT format('mail %d', id) FROM inbox JOIN inbox_raw USING (id) "
     "WHERE size <> length(bytes) OR inbox.sha256 <> sha256(bytes)"},
    {"numbers", "a number of a statement or an event is never given to another",
     "SELECT format('%s: %d is there, %d was the last given out', name, last, given) FROM "
     "(SELECT 'statement' AS name, max(id) AS last FROM statement UNION ALL SELECT 'event', max(id) FROM event) "
     "LEFT JOIN (SELECT name, seq AS given FROM sqlite_sequence) USING (name) WHERE last > ifnull(given, 0)"},
    {"event_count", "no line of the history is missing",
     "SELECT format('%d lines were written, %d are there', given, lines) FROM (SELECT (SELECT count(*) FROM event) AS "
     "lines, ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) AS given) WHERE given <> lines"},
    {"history", "every statement has a history",
     "SELECT format('LS-%d', id) FROM statement WHERE NOT EXISTS (SELECT 1 FROM event WHERE statement = statement.id)"},
    {"history_of_mail", "the history of a statement names the mail that made it",
     "SELECT format('LS-%d: mail %d', statement, id) FROM inbox WHERE outcome = 'statement' AND statement IS NOT NULL "
     "AND NOT EXISTS "
     "(SELECT 1 FROM event WHERE event.statement = inbox.statement AND event.mail = inbox.id)"},
    {"attachments", "the digest of an attachment is one",
     "SELECT format('LS-%d: %s', statement, name) FROM statement_attachment WHERE sha256 GLOB '*[^0-9a-f]*' OR "
     "length(sha256) <> 64"},
    {"approvals", "what is approved is an outgoing statement",
     "SELECT format('LS-%d: %s', statement, by_whom) FROM statement_approval JOIN statement ON statement.id = "
     "statement "
     "WHERE direction <> 'outgoing'"},
    {"outbox_bytes", "the bytes of every outgoing mail are there, but for those that were removed",
     "SELECT format('outgoing mail %d', id) FROM outbox WHERE (removed IS NULL) <> EXISTS (SELECT 1 FROM outbox_bytes "
     "WHERE id = outbox.id)"},
    {"outbox_waiting", "an outgoing mail counts its recipients that wait, and has at least one recipient",
     "SELECT format('outgoing mail %d', id) FROM outbox LEFT JOIN (SELECT mail, count(*) AS listed, "
     "sum(state IS 'waiting') AS open FROM outbox_recipient GROUP BY mail) ON mail = id "
     "WHERE listed IS NULL OR waiting <> open"},
    {"outbox_settled", "a recipient has the day of its fate exactly when that is known",
     "SELECT format('outgoing mail %d, recipient %d', mail, position) FROM outbox_recipient WHERE "
     "(settled IS NOT NULL) <> (state IS NOT NULL AND state <> 'waiting')"},
    {"outbox_original", "an outgoing mail says how it carries the mail that it carries",
     "SELECT format('outgoing mail %d', id) FROM outbox WHERE (original IS NULL) <> (original_form = 'none')"},
    {"outbox_enclosure", "the digest of a document that an outgoing mail carries is one",
     "SELECT format('outgoing mail %d', outgoing) FROM outbox_enclosure WHERE sha256 GLOB '*[^0-9a-f]*' OR "
     "length(sha256) <> 64"},
    {"outbox_returned", "what came back had gone out: the recipient counts as failed",
     "SELECT format('outgoing mail %d, recipient %d', mail, position) FROM outbox_recipient WHERE reply GLOB "
     "'returned: *' AND state IS NOT 'failed'"},
    {"unreachable", "an address that mail came back from has a first and a last time, and a count",
     "SELECT format('%s', address) FROM unreachable WHERE times < 1 OR (times = 1 AND first <> last)"},
    {"schedules", "every statement has a schedule",
     "SELECT format('LS-%d', id) FROM statement WHERE NOT EXISTS (SELECT 1 FROM schedule WHERE "
     "statement = statement.id)"},
    {"reminders", "a reminder that was sent belongs to a step that was done",
     "SELECT format('outgoing mail %d', id) FROM outbox WHERE kind IN ('reminder', 'overdue') AND NOT EXISTS "
     "(SELECT 1 FROM reminder_step WHERE reminder_step.statement = outbox.statement AND mail = outbox.id)"},
    {"reminder_steps", "a step that was done is of its statement's mail, and was not done before it was due",
     "SELECT format('LS-%d: %s, %d days', s.statement, s.kind, days) FROM reminder_step AS s LEFT JOIN outbox ON "
     "outbox.id = mail WHERE s.done < s.due OR (mail IS NOT NULL AND outbox.statement IS NOT s.statement)"},
    {"desk_steps", "a summary was not sent before it was due",
     "SELECT format('%s', name) FROM desk_step WHERE done < due"},
    {"mailbox_mails", "a mail that was fetched from a mailbox is in the inbox, with the bytes that were fetched",
     "SELECT format('mailbox %d, mail %d.%d', mailbox, uidvalidity, uid) FROM mailbox_mail LEFT JOIN inbox ON inbox.id "
     "= "
     "mailbox_mail.inbox WHERE ((state = 'recorded' OR hash <> '') AND inbox IS NULL) OR (hash <> '' AND hash <> "
     "sha256)"},
    {"mailbox_open", "a mail that could not be fetched yet says how often that failed, and is not in the inbox",
     "SELECT format('mailbox %d, mail %d.%d', mailbox, uidvalidity, uid) FROM mailbox_mail WHERE state = 'open' AND "
     "(attempts < 1 OR inbox IS NOT NULL)"},
    {"tallies", "what is counted as it changes is what a count finds",
     "SELECT format('%s: %d counted, %d there', name, number, there) FROM tally JOIN (SELECT 'mail ' || outcome AS "
     "name, "
     "count(*) AS there FROM inbox GROUP BY outcome UNION ALL SELECT 'recipient ' || state, count(*) FROM "
     "outbox_recipient GROUP BY state) USING (name) WHERE number <> there UNION ALL SELECT format('%s: %d counted, "
     "none "
     "there', name, number) FROM tally WHERE number <> 0 AND name NOT IN (SELECT 'mail ' || outcome FROM inbox WHERE "
     "outcome IS NOT NULL UNION SELECT 'recipient ' || state FROM outbox_recipient WHERE state IS NOT NULL)"},
    {"erasures", "an erasure was brought to its end: `liaisond erase` does that",
     "SELECT format('erasure %d: the file was not written anew', id) FROM erasure WHERE finished IS NULL UNION ALL "
     "SELECT 'an erasure is under way' FROM meta WHERE name = 'erasing'"},
};

} // namespace

std::span<Invariant const> invariants() { return table; }

} // namespace liaison
