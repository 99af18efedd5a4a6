// Out of the way once it is recorded: MOVE (RFC 6851), else COPY, \Deleted and UID EXPUNGE (RFC 4315), else a keyword.
#include "core/text.hpp"
#include "daemon/imap/imap_dialogue.hpp"

namespace liaison {
namespace {

constexpr std::size_t put_away_at_once = 500;

} // namespace

/// What can be neither moved nor marked stays as it is: the store knows it.
void ImapDialogue::put_away(std::vector<MailUid>& from, std::string const& folder, std::string_view keyword) {
    if (!may_move() && !takes_keywords_) {
        from.clear();
        return work_on();
    }
    std::ranges::sort(from);
    auto const end = from.begin() + static_cast<std::ptrdiff_t>(std::min(put_away_at_once, from.size()));
    asked_.assign(from.begin(), end);
    from.erase(from.begin(), end);
    target_ = folder;
    keyword_ = keyword;
    if (may_move()) return move();
    ask(fmt::format("UID STORE {} +FLAGS.SILENT ({})", write_uid_set(asked_), keyword_), &ImapDialogue::marked);
}

void ImapDialogue::move() {
    auto const arguments = fmt::format("{} {}", write_uid_set(asked_), write_imap_string(target_));
    if (offers("move")) return ask("UID MOVE " + arguments, &ImapDialogue::moved);
    ask("UID COPY " + arguments, &ImapDialogue::copied);
}

void ImapDialogue::moved(Reply const& reply) {
    if (!reply.is_ok()) return put_away_failed(reply);
    put_away_done();
}

void ImapDialogue::copied(Reply const& reply) {
    if (!reply.is_ok()) return put_away_failed(reply);
    ask(fmt::format("UID STORE {} +FLAGS.SILENT (\\Deleted)", write_uid_set(asked_)), &ImapDialogue::marked_deleted);
}

/// Without UIDPLUS an EXPUNGE would remove what other people marked: ours stay marked.
void ImapDialogue::marked_deleted(Reply const& reply) {
    if (!reply.is_ok() || !offers("uidplus")) return expunged(reply);
    ask("UID EXPUNGE " + write_uid_set(asked_), &ImapDialogue::expunged);
}

/// Once copied a mail is where it should be; a second copy would not be better.
void ImapDialogue::expunged(Reply const& reply) {
    if (!reply.is_ok()) not_moved_ = reply.text;
    put_away_done();
}

void ImapDialogue::put_away_done() {
    news_.settled.insert(news_.settled.end(), asked_.begin(), asked_.end());
    work_on();
}

void ImapDialogue::put_away_failed(Reply const& reply) {
    if (same_word(reply.code, "TRYCREATE") && created_.insert(target_).second)
        return ask("CREATE " + write_imap_string(target_), &ImapDialogue::made_for_move);
    not_moved_ = reply.text.empty() ? "the mail server refuses" : reply.text;
    if (!takes_keywords_) return work_on();
    ask(fmt::format("UID STORE {} +FLAGS.SILENT ({})", write_uid_set(asked_), keyword_), &ImapDialogue::marked);
}

void ImapDialogue::made_for_move(Reply const& /* the next refusal says why */) { move(); }

void ImapDialogue::marked(Reply const& /* who cannot be marked is known to the store all the same */) { work_on(); }

} // namespace liaison
