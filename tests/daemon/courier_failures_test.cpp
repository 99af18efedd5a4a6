#include "tests/daemon/sending_desk.hpp"
#include <fstream>

using namespace liaison;
using namespace std::chrono_literals;
using test::FakeRelay;
using test::is_sent;
using test::mail_for;
using test::SendingDesk;
using test::settings_for;
using test::states_of;

namespace {
constexpr auto waiting = RecipientState::waiting;
} // namespace

TEST_CASE("whatever happens at a stage before the final dot is tried again after a minute") {
    struct Row {
        std::string_view what;
        test::RelayRule rule;
        std::string_view reply;
    };
    auto const with = [](std::string line, std::string_view reply) {
        return test::RelayRule{std::move(line), {std::string{reply}}};
    };
    for (auto const& [what, rule, reply] : std::vector<Row>{
             {"hangs up at once", with("greeting", test::hang_up), "connecting: "},
             {"greets with 554", with("greeting", "554 5.3.2 not here"), "554 5.3.2 not here"},
             {"greets with 421", with("greeting", "421 4.3.2 too many"), "421 4.3.2 too many"},
             {"speaks another language", with("greeting", "SSH-2.0-OpenSSH"), "connecting: "},
             {"stalls at the greeting", with("greeting", test::stall), "connecting: "},
             {"stalls at EHLO", with("EHLO", test::stall), "connecting: "},
             {"hangs up at EHLO", with("EHLO", test::hang_up), "connecting: "},
             {"hangs up at MAIL", with("MAIL", test::hang_up), "at MAIL: the relay hung up"},
             {"stalls at MAIL", with("MAIL", test::stall), "at MAIL: the relay did not answer in time"},
             {"postpones at MAIL", with("MAIL", "451 4.3.0 later"), "451 4.3.0 later"},
             {"wants a login", with("MAIL", "530 5.7.0 Authentication required"), "530 5.7.0"},
             {"hangs up at RCPT", with("RCPT", test::hang_up), "at RCPT: the relay hung up"},
             {"stalls at RCPT", with("RCPT", test::stall), "at RCPT: the relay did not answer in time"},
             {"greylists", with("RCPT", "450 4.2.0 greylisted"), "450 4.2.0 greylisted"},
             {"closes at RCPT", with("RCPT", "421 4.7.0 slow down"), "421 4.7.0 slow down"},
             {"babbles at RCPT", with("RCPT", "hello"), "at RCPT: the relay does not speak SMTP: hello"},
             {"hangs up at DATA", with("DATA", test::hang_up), "at DATA: the relay hung up"},
             {"stalls at DATA", with("DATA", test::stall), "at DATA: the relay did not answer in time"},
             {"postpones at DATA", with("DATA", "451 4.3.0 later"), "451 4.3.0 later"},
             {"postpones at the end", with(".", "452 4.3.1 no space"), "452 4.3.1 no space"},
             {"closes at the end", with(".", "421 4.3.0 bye"), "421 4.3.0 bye"},
         }) {
        CAPTURE(what);
        FakeRelay relay{{rule}};
        RelayLimits limits;
        limits.connect = limits.command = limits.data = 300ms;
        SendingDesk desk{settings_for(relay), limits};
        auto const id = desk.add(mail_for({"a@b.example"}));
        REQUIRE(desk.run_until_settled(id));
        auto const row = desk.row(id);
        CHECK(states_of(row) == std::vector{waiting});
        CAPTURE(row.last_reply);
        CHECK(row.last_reply.contains(reply));
        CHECK(row.due > present() + 50s);
        CHECK(row.due < present() + 70s);
    }
}

TEST_CASE("a mail whose fate is unknown is sent again, the same octet for octet") {
    struct Row {
        std::string_view what;
        std::string reply;
    };
    for (auto const& [what, reply] : {Row{"hangs up", std::string{test::hang_up}},
                                      Row{"stalls", std::string{test::stall}}, Row{"babbles", "what?"}}) {
        CAPTURE(what);
        FakeRelay relay{{{".", {reply, "250 2.0.0 Ok"}}}};
        RelayLimits limits;
        limits.final_dot = 300ms;
        SendingDesk desk{settings_for(relay), limits};
        auto const id = desk.add(mail_for({"a@b.example"}));
        REQUIRE(desk.run_until_settled(id));
        CHECK(states_of(desk.row(id)) == std::vector{waiting});
        CHECK(desk.row(id).last_reply.starts_with("lost after the final dot, it may have arrived: "));
        desk.in_store([&](Connection& store) { return store.outbox().retry(id, present()); });
        desk.courier().wake();
        REQUIRE(desk.run_until([&] { return is_sent(desk.row(id)); }));
        auto const mails = relay.mails();
        REQUIRE(mails.size() == 2);
        CHECK(mails[0].content == mails[1].content);
    }
}

TEST_CASE("a relay that hangs up in the middle of a mail does not have it") {
    FakeRelay relay{{{"content", {std::string{test::hang_up}}}}};
    SendingDesk desk{settings_for(relay)};
    auto mail = mail_for({"a@b.example"});
    mail.head += std::string(30'000'000, 'x') + "\r\n";
    auto const id = desk.add(mail);
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{waiting});
    CHECK(desk.row(id).last_reply.starts_with("while sending: "));
}

TEST_CASE("a forward that the relay finds too large goes at once without its original") {
    struct Row {
        std::string_view what;
        test::RelayRule rule;
    };
    for (auto const& [what, rule] :
         {Row{"by the SIZE it offers", {"EHLO", {"250-relay.example\n250 SIZE 1000"}}},
          Row{"at MAIL", {"MAIL", {"552 5.3.4 too big", "250 Ok"}}},
          Row{"at the end", {".", {"552 5.3.4 Message size exceeds fixed limit", "250 Ok"}}}}) {
        CAPTURE(what);
        FakeRelay relay{{rule}};
        SendingDesk desk{settings_for(relay)};
        auto mail = mail_for({"a@b.example"});
        mail.original = desk.receive(std::string(2000, 'x'));
        mail.original_form = OriginalForm::rfc822;
        mail.without_original = "Message-ID: <1@desk.example>\r\n\r\nit is on the desk\r\n";
        auto const id = desk.add(mail);
        REQUIRE(desk.run_until([&] { return is_sent(desk.row(id)); }));
        CHECK(desk.row(id).give_up_original);
        CHECK(relay.mails().back().content == mail.without_original);
    }
}

TEST_CASE("a relay that is down is asked once, not once for each mail") {
    SmtpSettings settings;
    {
        FakeRelay const gone;
        settings = settings_for(gone);
    }
    SendingDesk desk{settings};
    for (int i = 0; i < 20; ++i) desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until(
        [&] { return std::ranges::any_of(desk.rows(), [](auto const& row) { return !row.last_reply.empty(); }); }));
    std::ignore = desk.run_until(
        [end = std::chrono::steady_clock::now() + 300ms] { return std::chrono::steady_clock::now() > end; });
    CHECK(std::ranges::count_if(desk.rows(), [](auto const& row) { return row.attempts > 0; }) <= 4);
}

TEST_CASE("a connection that the relay closed while it was idle costs no attempt") {
    FakeRelay relay{{{".", {"250 2.0.0 Ok"}}, {"MAIL", {"250 Ok", std::string{test::hang_up}, "250 Ok"}}}};
    SendingDesk desk{settings_for(relay)};
    auto const first = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(first)); }));
    auto const second = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(second)); }));
    CHECK(desk.row(second).attempts == 1);
    CHECK(relay.connections() == 2);
}

TEST_CASE("a reply too many is not taken for the answer to the next mail") {
    FakeRelay relay{
        {{".", {"250 2.0.0 Ok\n250 2.0.0 really", "250 2.0.0 Ok"}}, {"RCPT TO:<nobody@", {"550 5.1.1 no such user"}}}};
    SendingDesk desk{settings_for(relay)};
    auto const first = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(first)); }));
    auto const second = desk.add(mail_for({"nobody@b.example"}, MailKind::notice));
    REQUIRE(desk.run_until_settled(second));
    CHECK(desk.row(second).recipients.front().reply == "550 5.1.1 no such user");
    CHECK(relay.connections() == 2);
    CHECK(relay.mails().size() == 1);
}

TEST_CASE("the desk logs in with the password of its file; a refusal is temporary and does not tell it") {
    test::TemporaryFolder const folder;
    FakeRelay relay{{{"EHLO", {"250-relay.example\n250 AUTH PLAIN"}},
                     {"AUTH PLAIN", {"334 "}},
                     {"AGRlc2sAb2xk", {"535 5.7.8 no"}},       // "\0desk\0old"
                     {"AGRlc2sAZ2VoZWlt", {"235 2.7.0 ok"}}}}; // "\0desk\0geheim"
    auto settings = settings_for(relay);
    settings.user = "desk";
    settings.password_file = folder.path() / "password";
    std::ofstream{settings.password_file} << "old\n";
    auto const first = [&] {
        SendingDesk desk{settings};
        auto const id = desk.add(mail_for({"a@b.example"}));
        REQUIRE(desk.run_until_settled(id));
        return desk.row(id);
    }();
    CHECK(states_of(first) == std::vector{waiting});
    CHECK(first.last_reply.starts_with("connecting: the relay refuses the login: 535 5.7.8 no"));
    CHECK_FALSE(first.last_reply.contains("old"));
    std::ofstream{settings.password_file} << "geheim\n";
    SendingDesk desk{settings};
    auto const id = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until([&] { return is_sent(desk.row(id)); }));
}

TEST_CASE("a password that cannot be read is a temporary matter") {
    FakeRelay relay;
    auto settings = settings_for(relay);
    settings.user = "desk";
    settings.password_file = "/nowhere/password";
    SendingDesk desk{settings};
    auto const id = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{waiting});
    CHECK(desk.row(id).last_reply == "connecting: password_file /nowhere/password cannot be read");
    CHECK(relay.connections() == 0);
}

TEST_CASE("TLS that is required and not offered is a temporary matter; nothing goes in the clear") {
    FakeRelay relay;
    auto settings = settings_for(relay);
    settings.starttls = Starttls::required;
    SendingDesk desk{settings};
    auto const id = desk.add(mail_for({"a@b.example"}));
    REQUIRE(desk.run_until_settled(id));
    CHECK(states_of(desk.row(id)) == std::vector{waiting});
    CHECK(desk.row(id).last_reply.contains("does not offer the TLS that is required"));
    CHECK(relay.mails().empty());
    CHECK(std::ranges::none_of(relay.lines(), [](auto const& line) { return line.starts_with("MAIL"); }));
}
