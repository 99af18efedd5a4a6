// What is in the mailbox, and the bytes of what is not recorded. Flags mean nothing here, and none is set.
#include "core/text.hpp"
#include "daemon/imap/imap_dialogue.hpp"

namespace liaison {
namespace {

constexpr std::size_t sizes_at_once = 500;

/// The first `count` of `from`, taken out of it.
std::vector<MailUid> take_first(std::vector<MailUid>& from, std::size_t count) {
    auto const end = from.begin() + static_cast<std::ptrdiff_t>(std::min(count, from.size()));
    std::vector<MailUid> taken{from.begin(), end};
    from.erase(from.begin(), end);
    return taken;
}

} // namespace

void ImapDialogue::search(bool everything) {
    looks_at_everything_ = everything || exists_ <= terms_.small_mailbox || highest_ == UINT32_MAX;
    more_came_ = false;
    listed_.clear();
    ask(looks_at_everything_ ? "UID SEARCH ALL" : fmt::format("UID SEARCH UID {}:*", highest_ + 1),
        &ImapDialogue::searched);
}

/// RFC 3501 6.4.8: "7:*" lists the last mail even where its number is below 7.
void ImapDialogue::searched(Reply const& reply) {
    if (!reply.is_ok()) return fail(Fault::unavailable, "the mail server does not list the mailbox: " + reply.text);
    std::ranges::sort(listed_);
    listed_.erase(std::ranges::unique(listed_).begin(), listed_.end());
    std::erase_if(listed_, [&](MailUid uid) { return uid == 0 || (!looks_at_everything_ && uid <= highest_); });
    if (!listed_.empty()) highest_ = std::max(highest_, listed_.back());
    if (looks_at_everything_ && !read_only_) not_moved_.clear(); // it may be possible by now
    step_ = Step::compare;
}

void ImapDialogue::compared(ImapWork work) {
    work_ = std::move(work);
    sizes_.clear();
    work_on();
}

/// Recording comes first, for all; moving can wait.
void ImapDialogue::work_on() {
    if (news_.is_urgent()) {
        step_ = Step::keep;
    } else if (!sizes_.empty()) {
        fetch_batch();
    } else if (!work_.fetch.empty()) {
        ask_sizes(work_.fetch, false);
    } else if (!work_.again.empty()) {
        ask_sizes(work_.again, true);
    } else if (!work_.move.empty()) {
        put_away(work_.move, processed_, "LiaisondProcessed");
    } else if (!work_.refuse.empty()) {
        put_away(work_.refuse, failed_, "LiaisondFailed");
    } else {
        look_ends_ = true;
        news_.looked = true;
        step_ = Step::keep;
    }
}

void ImapDialogue::ask_sizes(std::vector<MailUid>& from, bool alone) {
    alone_ = alone;
    asked_ = take_first(from, sizes_at_once);
    awaited_ = {asked_.begin(), asked_.end()};
    ask(fmt::format("UID FETCH {} (UID RFC822.SIZE)", write_uid_set(asked_)), &ImapDialogue::sizes_known);
}

/// Whoever has no size has just been moved away by somebody else, as the next look will show, or is in trouble.
void ImapDialogue::sizes_known(Reply const& reply) {
    if (!reply.is_ok()) return fail(Fault::unavailable, "the mail server does not tell sizes: " + reply.text);
    for (auto const uid : std::exchange(awaited_, {}))
        news_.failed.push_back({uid, "the mail server does not show it"});
    work_on();
}

void ImapDialogue::fetch_batch() {
    asked_.clear();
    std::uint64_t octets = 0;
    auto const most = alone_ ? 1 : terms_.batch_mails;
    for (auto const& [uid, size] : sizes_) {
        octets += size;
        if (asked_.size() == most || (!asked_.empty() && octets > terms_.batch_octets)) break;
        asked_.push_back(uid);
    }
    fetched_octets_ = 0;
    awaited_ = {asked_.begin(), asked_.end()};
    ask(fmt::format("UID FETCH {} (UID BODY.PEEK[])", write_uid_set(asked_)), &ImapDialogue::fetched);
}

void ImapDialogue::hear_fetch(ImapResponse& response) {
    auto fetch = parse_imap_fetch(response);
    if (!fetch || !fetch->uid || !awaited_.contains(*fetch->uid)) return; // a change of flags, or nothing we asked for
    auto const too_large = [&] {
        news_.refused.push_back({*fetch->uid, fmt::format("it is larger than {} octets", terms_.max_size)});
    };
    if (then_ == &ImapDialogue::sizes_known && fetch->size) {
        awaited_.erase(*fetch->uid);
        if (*fetch->size > terms_.max_size)
            too_large();
        else
            sizes_[*fetch->uid] = *fetch->size;
    } else if (then_ == &ImapDialogue::fetched && fetch->body) {
        awaited_.erase(*fetch->uid);
        sizes_.erase(*fetch->uid);
        auto const octets = fetch->body->octets.size();
        if (fetch->body->too_large || octets > terms_.max_size) return too_large();
        news_.fetched.push_back({*fetch->uid, std::move(fetch->body->octets)});
        fetched_octets_ += octets;
        if (fetched_octets_ > terms_.batch_octets + terms_.max_size) // no batch is larger, even if one size was wrong
            fail(Fault::bad_input, "the mail server hands over more than it told");
    }
}

/// A refusal may be for one mail's sake: the first that is missing is blamed, the others are asked for again.
void ImapDialogue::fetched(Reply const& reply) {
    if (reply.is_ok()) {
        while (!awaited_.empty()) blame_first_awaited("the mail server does not hand it over");
    } else if (awaited_.empty()) {
        return fail(Fault::unavailable, "the mail server takes back what it handed over: " + reply.text);
    } else {
        blame_first_awaited(reply.text);
    }
    if (sizes_.empty() || !news_.is_urgent()) return work_on();
    fetch_batch(); // the server works on it while the store keeps this one
    keeps_meanwhile_ = true;
}

void ImapDialogue::blame_first_awaited(std::string const& why) {
    if (awaited_.empty()) return;
    auto const uid = *awaited_.begin();
    news_.failed.push_back({uid, why});
    awaited_.erase(uid);
    sizes_.erase(uid);
}

ImapNews ImapDialogue::take_news() {
    if (!dead_) {
        for (auto const& mail : news_.fetched) work_.move.push_back(mail.uid);
        for (auto const& mail : news_.refused) work_.refuse.push_back(mail.uid);
    }
    return std::exchange(news_, {});
}

void ImapDialogue::kept() {
    if (dead_) return;
    if (!tag_.empty()) {
        step_ = Step::read;
        return;
    }
    if (!std::exchange(look_ends_, false)) return work_on();
    if (more_came_) return search(false);
    rest();
}

} // namespace liaison
