#include "core/sha256.hpp"
#include "store/mailbox_progress.hpp"
#include "tests/store/samples.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

using Uids = std::vector<std::uint32_t>;
MailboxKey const mailbox{"imaps://statements@mail.ietf.example:993/INBOX", 42};
MailboxKey const renumbered{mailbox.name, 43};

MailboxMail mail(std::uint32_t uid, std::string_view raw) { return {uid, envelope(), raw, sha256(raw)}; }

} // namespace

TEST_CASE("a mail that is kept is in the inbox, is to be moved, and is not fetched again") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    CHECK(must(progress.compare(mailbox, {3, 7}, true, noon)).fetch == Uids{3, 7});
    auto const kept = must(progress.keep(mailbox, mail(3, "Subject: a\r\n\r\n"), noon));
    CHECK(!kept.known);
    CHECK(must(store->inbox().raw(kept.inbox)) == "Subject: a\r\n\r\n");
    auto const work = must(progress.compare(mailbox, {3, 7}, true, noon));
    CHECK(work.fetch == Uids{7});
    CHECK(work.move == Uids{3});
    must(progress.settle(mailbox, {3}));
    CHECK(must(progress.compare(mailbox, {3, 7}, true, noon)).move.empty());
}

TEST_CASE("a mail that fails three times is given up, and before that it comes alone") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    CHECK(must(progress.compare(mailbox, {5}, true, noon)).fetch == Uids{5});
    CHECK_FALSE(must(progress.count_failure(mailbox, {5, "no"})));
    CHECK(must(progress.compare(mailbox, {5}, true, noon)).again == Uids{5});
    CHECK_FALSE(must(progress.count_failure(mailbox, {5, "no"})));
    CHECK(must(progress.count_failure(mailbox, {5, "no"})));
    CHECK_FALSE(must(progress.count_failure(mailbox, {5, "no"})));
    auto const work = must(progress.compare(mailbox, {5}, true, noon));
    CHECK(work.again.empty());
    CHECK(work.refuse == Uids{5});
}

TEST_CASE("a mail that failed and is fetched at last is one like all others") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    static_cast<void>(must(progress.compare(mailbox, {5}, true, noon)));
    static_cast<void>(must(progress.count_failure(mailbox, {5, "no"})));
    static_cast<void>(must(progress.keep(mailbox, mail(5, "x"), noon)));
    CHECK(must(progress.compare(mailbox, {5}, true, noon)).move == Uids{5});
}

TEST_CASE("what is gone from the whole mailbox is settled, what is not in a partial list is not") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    static_cast<void>(must(progress.compare(mailbox, {1, 2}, true, noon)));
    static_cast<void>(must(progress.keep(mailbox, mail(1, "a"), noon)));
    static_cast<void>(must(progress.count_failure(mailbox, {2, "no"})));
    CHECK(must(progress.compare(mailbox, {9}, false, noon)).fetch == Uids{9});
    CHECK(must(progress.list()).front().open == 1);
    CHECK(must(progress.compare(mailbox, {}, true, noon)).fetch.empty());
    auto const state = must(progress.load(mailbox.name));
    CHECK(state.open == 0);
    CHECK(state.unmoved == 0);
    CHECK(state.recorded == 1);
}

TEST_CASE("when all numbers change, the mails are known by their bytes, each once") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    static_cast<void>(must(progress.compare(mailbox, {1, 2}, true, noon)));
    auto const first = must(progress.keep(mailbox, mail(1, "same"), noon));
    static_cast<void>(must(progress.keep(mailbox, mail(2, "other"), noon)));
    auto const work = must(progress.compare(renumbered, {8, 9}, true, noon));
    CHECK(work.renumbered);
    CHECK(work.fetch == Uids{8, 9});
    CHECK(must(progress.load(mailbox.name)).unmoved == 0); // the old numbers are nobody's work
    auto const again = must(progress.keep(renumbered, mail(8, "same"), noon));
    CHECK(again.known);
    CHECK(again.inbox == first.inbox);
    auto const twin = must(progress.keep(renumbered, mail(9, "same"), noon));
    CHECK(!twin.known);
    CHECK(twin.inbox != first.inbox);
    CHECK_FALSE(must(progress.compare(renumbered, {8, 9}, true, noon)).renumbered);
}

TEST_CASE("two mails of the same bytes in one mailbox are two mails") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    auto const one = must(progress.keep(mailbox, mail(1, "same"), noon));
    auto const two = must(progress.keep(mailbox, mail(2, "same"), noon));
    CHECK(!two.known);
    CHECK(one.inbox != two.inbox);
}

TEST_CASE("a mail and its number are written together or not at all") {
    auto const store = in_memory();
    auto const done = store->transact([&](Connection& connection) -> Done {
        static_cast<void>(must(connection.mailboxes().keep(mailbox, mail(1, "a"), noon)));
        return failure(Fault::io, "the disk is full");
    });
    CHECK_FALSE(done);
    CHECK(must(store->inbox().count_unprocessed()) == 0);
    CHECK(must(store->mailboxes().compare(mailbox, {1}, true, noon)).fetch == Uids{1});
}

TEST_CASE("how a mailbox fares is known: it fails from its last success on, until the next") {
    auto const store = in_memory();
    auto progress = store->mailboxes();
    CHECK(error_in(progress.load(mailbox.name)).fault == Fault::not_found);
    must(progress.note_failure(mailbox.name, "no answer", noon));
    auto state = must(progress.load(mailbox.name));
    CHECK(state.fails());
    CHECK(state.error == "no answer");
    CHECK(state.last_good() == noon);
    must(progress.note_told(mailbox.name, noon));
    CHECK(must(progress.load(mailbox.name)).told == noon);
    auto const later = noon + std::chrono::hours{2};
    must(progress.note_success(mailbox.name, later));
    must(progress.note_token(mailbox.name, later));
    state = must(progress.load(mailbox.name));
    CHECK_FALSE(state.fails());
    CHECK_FALSE(state.told);
    CHECK(state.last_good() == later);
    CHECK(state.token == later);
}
