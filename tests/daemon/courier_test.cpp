#include "core/sha256.hpp"
#include "tests/daemon/sending_desk.hpp"
#include <boost/asio/steady_timer.hpp>
#include <thread>

using namespace liaison;
using namespace std::chrono_literals;
using test::FakeRelay;
using test::is_sent;
using test::mail_for;
using test::SendingDesk;
using test::settings_for;
using test::states_of;

namespace {
constexpr auto sent = RecipientState::sent;
constexpr auto waiting = RecipientState::waiting;
} // namespace

TEST_CASE("a mail is handed over once, whole, and its recipients are sent with the relay's words") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto const id = desk.add(mail_for({"a@b.example", "c@d.example"}));
    REQUIRE(desk.run_until_settled(id));
    auto const row = desk.row(id);
    CHECK(states_of(row) == std::vector{sent, sent});
    CHECK(row.recipients[0].reply == "250 2.0.0 Ok: queued as 4XTEST");
    CHECK(row.attempts == 1);
    auto const mails = relay.mails();
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].sender.starts_with("<statements+b1."));
    CHECK(mails[0].sender.contains("@ietf.example> SIZE="));
    CHECK(mails[0].recipients == std::vector<std::string>{"<a@b.example>", "<c@d.example>"});
    CHECK(mails[0].content == "Message-ID: <1@desk.example>\r\nSubject: a statement\r\n\r\n.dot\r\n");
}

TEST_CASE("the null sender is handed over as such") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto mail = mail_for({"a@b.example"});
    mail.envelope_sender.clear();
    REQUIRE(desk.run_until_settled(desk.add(mail)));
    CHECK(relay.mails().at(0).sender.starts_with("<> "));
}

TEST_CASE("a forward carries its original as it came, or in base64") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    std::string original = "Subject: original\r\n\r\n..\r\n.\r\n";
    for (int i = 0; i < 20'000; ++i) original += "a line of the original that is carried\r\n";
    auto mail = mail_for({"a@b.example"});
    mail.original = desk.receive(original);
    mail.original_form = OriginalForm::rfc822;
    mail.head = "head\r\n\r\n";
    mail.tail = "\r\ntail\r\n";
    REQUIRE(desk.run_until_settled(desk.add(mail)));
    CHECK(relay.mails().at(0).content == "head\r\n\r\n" + original + "\r\ntail\r\n");
    mail.original = desk.receive("foo");
    mail.original_form = OriginalForm::base64;
    REQUIRE(desk.run_until_settled(desk.add(mail)));
    CHECK(relay.mails().at(1).content == "head\r\n\r\nZm9v\r\ntail\r\n");
}

TEST_CASE("a mail carries documents without the mails that they came with") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    std::string const document(100, 'x');
    auto const with_it =
        desk.receive("Subject: hush\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhush\r\n"
                     "--b\r\nContent-Type: application/pdf\r\n\r\n" +
                     document + "\r\n--b--\r\n");
    auto mail = mail_for({"a@b.example"});
    mail.head = "head\r\n";
    mail.enclosures = {{with_it, sha256(document), "\r\n--c\r\nfirst\r\n\r\n"},
                       {with_it, sha256(document), "\r\n--c\r\nsecond\r\n\r\n"}};
    mail.tail = "\r\n--c--\r\n";
    REQUIRE(desk.run_until_settled(desk.add(mail)));
    auto const encoded = "eHh4" + std::string{};
    auto const content = relay.mails().at(0).content;
    std::string lines;
    for (int i = 0; i < 19; ++i) lines += encoded;
    lines += "\r\n";
    for (int i = 0; i < 14; ++i) lines += encoded;
    lines += "eA==";
    CHECK(content ==
          "head\r\n\r\n--c\r\nfirst\r\n\r\n" + lines + "\r\n--c\r\nsecond\r\n\r\n" + lines + "\r\n--c--\r\n");
    mail.enclosures = {{with_it, std::string(64, 'a'), "\r\n--c\r\n\r\n"}};
    auto const id = desk.add(mail);
    REQUIRE(desk.run_until([&] { return desk.row(id).last_reply.contains("no document in it"); }));
    CHECK(relay.mails().size() == 1);
}

TEST_CASE("many mails share at most the configured connections") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    for (int i = 0; i < 50; ++i) desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return std::ranges::all_of(desk.rows(), is_sent); }));
    CHECK(relay.mails().size() == 50);
    CHECK(relay.connections() <= 4);
    CHECK(relay.most_at_once() <= 4);
}

TEST_CASE("while the relay thinks about the final dot the loop does other work") {
    FakeRelay relay{{{".", {std::string{test::stall}}}}};
    RelayLimits limits;
    limits.final_dot = 500ms;
    SendingDesk desk{settings_for(relay), limits};
    auto const id = desk.add(mail_for({"a@b.example"}));
    auto longest = 0ns;
    std::move_only_function<void()> tick;
    asio::steady_timer timer{desk.loop()};
    auto last = std::chrono::steady_clock::now();
    tick = [&] {
        timer.expires_after(5ms);
        timer.async_wait([&](auto const& error) {
            if (error) return;
            auto const now = std::chrono::steady_clock::now();
            longest = std::max<std::chrono::nanoseconds>(longest, now - last);
            last = now;
            tick();
        });
    };
    tick();
    REQUIRE(desk.run_until_settled(id));
    CHECK(longest < 250ms);
    timer.cancel();
    desk.stop();
}

TEST_CASE("stopping finishes the mail in hand and leaves the others in the outbox") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto const id = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return !relay.lines().empty(); }));
    desk.stop();
    CHECK(desk.has_ended());
    CHECK(is_sent(desk.row(id)));
}

TEST_CASE("stopping cuts a relay off that does not answer; the mail stays due at once") {
    for (auto const* line : {"greeting", "MAIL", "."}) {
        CAPTURE(line);
        FakeRelay relay{{{line, {std::string{test::stall}}}}};
        RelayLimits limits;
        limits.farewell = 200ms;
        SendingDesk desk{settings_for(relay), limits};
        auto const id = desk.add(mail_for({"a@b.example"}));
        REQUIRE(desk.run_until([&] { return relay.connections() > 0; }));
        auto const begin = std::chrono::steady_clock::now();
        desk.stop();
        CHECK(desk.has_ended());
        CHECK(std::chrono::steady_clock::now() - begin < 2s);
        auto const row = desk.row(id);
        CHECK(states_of(row) == std::vector{waiting});
        CHECK(row.last_reply.contains("the desk is stopping"));
        CHECK(row.due <= present());
    }
}

TEST_CASE("a courier that is stopped before it runs returns at once") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto const id = desk.add(mail_for({"a@b.example"}));
    desk.courier().stop();
    REQUIRE(desk.run_until([&] { return desk.has_ended(); }));
    CHECK(desk.row(id).attempts == 0);
}

TEST_CASE("each recipient has its own fate in one attempt") {
    FakeRelay relay{{{"RCPT TO:<later@", {"450 4.2.0 greylisted"}}}};
    SendingDesk desk{settings_for(relay)};
    auto const id = desk.add(mail_for({"a@b.example", "later@b.example"}));
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{sent, waiting});
    desk.in_store([&](Connection& store) { return store.outbox().retry(id, present()); });
    desk.courier().wake();
    REQUIRE(desk.run_until([&] { return desk.row(id).attempts == 2 && relay.lines().back().contains("later@"); }));
    CHECK(std::ranges::count(relay.lines(), "RCPT TO:<a@b.example>") == 1);
}

TEST_CASE("a recipient that is refused is told to the coordinators, and that notice is a mail like others") {
    FakeRelay relay{{{"RCPT TO:<gone@", {"550 5.1.1 no such user"}}}};
    SendingDesk desk{settings_for(relay), {}, std::make_shared<House const>(test::ietf_house())};
    auto const id = desk.add(mail_for({"gone@b.example", "a@b.example"}, MailKind::acknowledgement));
    REQUIRE(desk.run_until([&] { return desk.rows().size() == 2 && is_sent(desk.rows().back()); }));
    CHECK(states_of(desk.row(id)) == std::vector{RecipientState::failed, sent});
    CHECK(desk.row(id).recipients[0].reply == "550 5.1.1 no such user");
    auto const notice = relay.mails().back();
    CHECK(notice.sender.starts_with("<> "));
    CHECK(notice.recipients == std::vector<std::string>{"<liaison-coordination@iab.example>"});
    CHECK(notice.content.contains("gone@b.example"));
    CHECK(notice.content.contains("550 5.1.1 no such user"));
}

TEST_CASE("a notice that is refused makes no further notice") {
    FakeRelay relay{{{"RCPT TO:<gone@", {"550 5.1.1 no such user"}}}};
    SendingDesk desk{settings_for(relay), {}, std::make_shared<House const>(test::ietf_house())};
    auto const id = desk.add(mail_for({"gone@b.example"}, MailKind::notice));
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{RecipientState::failed});
    CHECK(desk.rows().size() == 1);
}

TEST_CASE("a mail that waited for too long is given up with the last reply, and the coordinators are told") {
    FakeRelay relay{{{"RCPT TO:<a@", {"450 4.2.0 later"}}}};
    auto settings = settings_for(relay);
    settings.give_up_after = 1min; // one attempt will do
    SendingDesk desk{settings, {}, std::make_shared<House const>(test::ietf_house())};
    auto const id = desk.add(mail_for({"a@b.example"}), present() - 121h);
    REQUIRE(desk.run_until([&] { return desk.rows().size() == 2 && is_sent(desk.rows().back()); }));
    CHECK(desk.row(id).recipients[0].reply == "gave up after 1 minute: 450 4.2.0 later");
}

TEST_CASE("mail goes the way that the settings say now") {
    FakeRelay first;
    FakeRelay second;
    SendingDesk desk{settings_for(first)};
    auto const before = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(before)); }));
    desk.courier().use(settings_for(second));
    auto const after = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(after)); }));
    CHECK(first.mails().size() == 1);
    CHECK(second.mails().size() == 1);
}

TEST_CASE("a loop that is destroyed with mails in hand leaves nothing behind") {
    FakeRelay relay{{{"MAIL", {std::string{test::stall}}}}};
    auto desk = std::make_unique<SendingDesk>(settings_for(relay));
    desk->add(mail_for({"a@b.example"}));
    REQUIRE(desk->run_until([&] { return relay.lines().size() > 1; }));
    desk->abandon();
    desk.reset();
}

/// A mail that a courier has claimed and will not be heard of again.
static OutboxId add_claimed(SendingDesk& desk) {
    auto const id = desk.add(mail_for({"a@b.example"}));
    desk.in_store([&](Connection& store) -> Done {
        REQUIRE(store.outbox().claim_due(1, "courier", present(), present() + 4h).value().size() == 1);
        return {};
    });
    return id;
}

TEST_CASE("what a courier that died had in hand is sent by the next one") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto const id = add_claimed(desk);
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(id)); }));
    CHECK(desk.row(id).attempts == 2);
}

TEST_CASE("what a courier that died had in hand is sent even where the store is locked at the start") {
    FakeRelay relay;
    SendingDesk desk{settings_for(relay)};
    auto const id = add_claimed(desk);
    {
        auto const other = Connection::open(desk.store(), Opening::existing).value();
        std::atomic<bool> locked = false;
        std::jthread const locking{[&] {
            CHECK(other->transact([&](Connection&) -> Done {
                locked = true;
                locked.notify_one();
                std::this_thread::sleep_for(6s); // the writer waits for five
                return {};
            }));
        }};
        locked.wait(false);
        std::ignore = desk.run_until(
            [end = std::chrono::steady_clock::now() + 6s] { return std::chrono::steady_clock::now() > end; });
    }
    desk.courier().wake();
    CHECK(desk.run_until([&] { return is_sent(desk.row(id)); }));
}

TEST_CASE("a Maildir takes the relay's place") {
    test::TemporaryFolder const folder;
    SmtpSettings settings;
    settings.maildir = folder.path() / "out";
    SendingDesk desk{settings};
    auto const id = desk.add(mail_for({"a@b.example", "c@d.example"}));
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{sent, sent});
    CHECK(std::distance(std::filesystem::directory_iterator{settings.maildir / "new"}, {}) == 1);
}
