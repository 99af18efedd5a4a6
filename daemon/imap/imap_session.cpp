#include "daemon/imap/imap_session.hpp"
#include "core/crash_point.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/run_on_writer.hpp"
#include "daemon/traced_envelope.hpp"
#include "desk/mailbox_notices.hpp"
#include "store/mailbox_progress.hpp"

namespace liaison {
namespace {

constexpr std::size_t buffer_size = 65'536;
constexpr auto renew_before = std::chrono::minutes{5};
constexpr auto shortest_renewed = std::chrono::seconds{4};

void log_line(std::string_view who, std::string_view line) {
    if (!is_logged(LogEvent::dialogue_line) || line.contains("BODY[")) return;
    log(LogEvent::dialogue_line, {{LogKey::mailbox, who}, {LogKey::line, trimmed(line.substr(0, 1000))}});
}

ImapTerms terms_of(ImapSettings const& settings, std::uint64_t max_size) {
    return {
        .mailbox = settings.mailbox, .processed = settings.processed, .failed = settings.failed, .max_size = max_size};
}

} // namespace

std::optional<std::chrono::seconds> time_to_renew(std::chrono::seconds lifetime) {
    if (lifetime < shortest_renewed) return std::nullopt;
    return std::max<std::chrono::seconds>(lifetime / 2, lifetime - renew_before);
}

Error token_expires() { return {Fault::try_later, "the access token has to be renewed"}; }

/// What one transaction has written.
struct ImapSession::Kept {
    std::vector<KeptMail> mails;
    std::vector<ImapNews::Trouble> given_up;
    bool notified = false;
};

ImapSession::ImapSession(ImapSurroundings& around, ImapSettings settings)
    : around_(around),
      settings_(std::move(settings)),
      name_(settings_.name()),
      connection_(around.curl, around.loop, "the mail server"),
      reader_({.literals = around.max_size}),
      buffer_(buffer_size) {}

asio::awaitable<Error> ImapSession::run(ImapSecret secret) {
    if (secret.token)
        if (auto const time = time_to_renew(secret.token->lifetime)) renewal_ = Clock::now() + *time;
    auto const logged_in = co_await log_in(connection_, settings_, secret, around_.patience.connect);
    if (!logged_in) co_return logged_in.error();
    log(LogEvent::mailbox_opened, {{LogKey::mailbox, name_}});
    ImapDialogue dialogue{terms_of(settings_, around_.max_size)};
    next_full_look_ = Clock::now() + around_.patience.full_look;
    while (dialogue.step() != ImapDialogue::Step::ended) co_await converse(dialogue);
    co_return dialogue.failure();
}

asio::awaitable<void> ImapSession::converse(ImapDialogue& dialogue) {
    switch (dialogue.step()) {
    case ImapDialogue::Step::send: co_await send(dialogue); break;
    case ImapDialogue::Step::read: co_await listen(dialogue); break;
    case ImapDialogue::Step::compare: co_await compare(dialogue); break;
    case ImapDialogue::Step::keep: co_await keep(dialogue); break;
    case ImapDialogue::Step::rest: co_await rest(dialogue); break;
    case ImapDialogue::Step::ended: break;
    }
}

asio::awaitable<void> ImapSession::send(ImapDialogue& dialogue) {
    auto const octets = dialogue.output();
    log_line(name_, octets);
    auto const sent = co_await connection_.send(octets, Clock::now() + around_.patience.silence);
    if (!sent) dialogue.lost(sent.error());
}

/// Whether the dialogue got something to hear.
bool ImapSession::take_response(ImapDialogue& dialogue) {
    auto response = reader_.next();
    if (!response) {
        dialogue.lost(response.error());
        return true;
    }
    if (!*response) return false;
    log_line(name_, (*response)->line);
    dialogue.heard(**std::move(response));
    return true;
}

asio::awaitable<void> ImapSession::listen(ImapDialogue& dialogue) {
    if (take_response(dialogue)) co_return;
    auto const octets = co_await connection_.receive(buffer_, Clock::now() + around_.patience.silence);
    if (octets)
        reader_.feed(*octets);
    else
        dialogue.lost(octets.error());
}

asio::awaitable<void> ImapSession::rest(ImapDialogue& dialogue) {
    if (take_response(dialogue)) co_return;
    auto const until = std::min({Clock::now() + around_.patience.keep_alive, next_look_, renewal_});
    auto const octets = co_await connection_.receive_or_rest(buffer_, until);
    auto const now = Clock::now();
    if (!octets) {
        dialogue.lost(octets.error());
    } else if (!octets->empty()) {
        reader_.feed(*octets);
    } else if (now >= renewal_) {
        connection_.say_last(dialogue.farewell());
        dialogue.lost(token_expires());
    } else {
        bool const full = now >= next_full_look_;
        if (full) next_full_look_ = now + around_.patience.full_look;
        using enum ImapDialogue::Look;
        dialogue.awake(now < next_look_ ? none : full ? everything : new_mail);
    }
}

asio::awaitable<void> ImapSession::compare(ImapDialogue& dialogue) {
    MailboxKey const key{name_, dialogue.uidvalidity()};
    auto work = co_await run_on(around_.writer, Writer::Lane::work, [&](Connection& store) {
        return store.mailboxes().compare(key, dialogue.listed(), dialogue.listed_everything(), present());
    });
    if (!work) {
        dialogue.store_failed(work.error());
        co_return;
    }
    if (work->renumbered)
        log(LogEvent::mailbox_renumbered, {{LogKey::mailbox, name_}, {LogKey::count, dialogue.listed().size()}});
    dialogue.compared({std::move(work->fetch), std::move(work->again), std::move(work->move), std::move(work->refuse)});
}

/// The order of this function is the promise: first durable, then moved.
asio::awaitable<void> ImapSession::keep(ImapDialogue& dialogue) {
    auto const news = dialogue.take_news();
    crash_point("fetched");
    auto const house = around_.house();
    auto const kept = co_await run_on(around_.writer, Writer::Lane::accept, [&](Connection& store) {
        return write(store, *house, news, dialogue.uidvalidity());
    });
    if (!kept) {
        log(LogEvent::mail_not_kept, {{LogKey::mailbox, name_}, {LogKey::cause, kept.error().what}});
        dialogue.store_failed(kept.error());
        co_return;
    }
    crash_point("fetched-and-kept");
    note(news, *kept);
    dialogue.kept();
    if (news.looked) note_unmoved(dialogue.not_moved());
}

Result<ImapSession::Kept> ImapSession::write(Connection& store, House const& house, ImapNews const& news,
                                             std::uint32_t uidvalidity) const {
    auto progress = store.mailboxes();
    auto const now = present();
    MailboxKey const key{name_, uidvalidity};
    Kept kept;
    for (auto const& [uid, raw] : news.fetched) {
        auto const mail = progress.keep(key, {uid, envelope_in_mailbox(raw, house.desk), raw, sha256(raw)}, now);
        if (!mail) return std::unexpected(mail.error());
        kept.mails.push_back(*mail);
    }
    for (auto const& [uid, why] : news.refused) {
        if (auto const done = progress.refuse(key, {uid, why}); !done) return std::unexpected(done.error());
        kept.given_up.push_back({uid, why});
    }
    for (auto const& [uid, why] : news.failed) {
        auto const last = progress.count_failure(key, {uid, why});
        if (!last) return std::unexpected(last.error());
        if (*last) kept.given_up.push_back({uid, fmt::format("it could not be fetched three times: {}", why)});
    }
    for (auto const& [uid, why] : kept.given_up) {
        auto const number = fmt::format("{}.{}", uidvalidity, uid);
        auto const notice = notice_of_unfetched({name_, number, why, settings_.failed}, house, now);
        if (!notice) continue;
        auto const added = store.outbox().add(*notice, now);
        if (!added) return std::unexpected(added.error());
        kept.notified = true;
    }
    if (auto const done = progress.settle(key, news.settled); !done) return std::unexpected(done.error());
    auto const noted = news.looked ? progress.note_success(name_, now) : Done{};
    return noted ? Result<Kept>{std::move(kept)} : std::unexpected(noted.error());
}

void ImapSession::note(ImapNews const& news, Kept const& kept) {
    for (std::size_t i = 0; i < kept.mails.size(); ++i) {
        auto const& mail = kept.mails[i];
        log(mail.known ? LogEvent::mailbox_mail_known : LogEvent::mail_accepted,
            {{LogKey::inbox, mail.inbox},
             {LogKey::mailbox, name_},
             {LogKey::uid, mail.uid},
             {LogKey::size, news.fetched[i].raw.size()}});
    }
    for (auto const& [uid, why] : kept.given_up)
        log(LogEvent::mailbox_mail_refused, {{LogKey::mailbox, name_}, {LogKey::uid, uid}, {LogKey::reason, why}});
    if (!kept.mails.empty()) around_.mail_accepted();
    if (kept.notified) around_.mails_queued();
    if (!news.looked) return;
    looked_ = true;
    next_look_ = Clock::now() + settings_.poll;
}

void ImapSession::note_unmoved(std::string const& why) {
    if (!why.empty() && unmoved_.empty()) // the server's words may have a time in them
        log(LogEvent::mailbox_not_moved, {{LogKey::mailbox, name_}, {LogKey::cause, why}});
    unmoved_ = why;
}

} // namespace liaison
