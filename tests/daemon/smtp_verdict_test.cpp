#include "daemon/courier/smtp_verdict.hpp"

using namespace liaison;

namespace {

Transfer transfer_with(SmtpStage stage, RelayReply recipient, RelayReply data = {}, RelayReply content = {},
                       std::string failure = "") {
    return {stage, {250, "2.1.0 Ok"}, {std::move(recipient)}, std::move(data), std::move(content), std::move(failure)};
}
RelayReply const accepted{250, "2.1.5 Ok"};
RelayReply const go_ahead{354, "go ahead"};

struct Row {
    std::string_view what;
    Transfer transfer;
    Fate fate;
    bool too_large = false;
    bool is_ours = false;
};

} // namespace

TEST_CASE("the reply to the final dot decides about the recipients that were accepted") {
    using enum SmtpStage;
    for (auto const& row : std::vector<Row>{
             {"taken", transfer_with(ended, accepted, go_ahead, {250, "2.0.0 queued as 4X"}), Fate::sent},
             {"taken, another 2xx", transfer_with(ended, accepted, go_ahead, {252, "ok"}), Fate::sent},
             {"not now", transfer_with(ended, accepted, go_ahead, {451, "4.3.0 later"}), Fate::temporary},
             {"closing", transfer_with(ended, accepted, go_ahead, {421, "4.3.0 bye"}, "closes"), Fate::temporary},
             {"never", transfer_with(ended, accepted, go_ahead, {554, "5.7.1 spam"}), Fate::permanent},
             {"too large", transfer_with(ended, accepted, go_ahead, {552, "5.3.4 big"}), Fate::permanent, true},
             {"too large, bare code", transfer_with(ended, accepted, go_ahead, {552, "exceeded"}), Fate::permanent,
              true},
             {"mailbox full is not the mail's size", transfer_with(ended, accepted, go_ahead, {552, "5.2.2 quota"}),
              Fate::permanent},
             {"nonsense", transfer_with(ended, accepted, go_ahead, {354, "what"}), Fate::unknown},
             {"lost", transfer_with(final_dot, accepted, go_ahead, {}, "connection reset"), Fate::unknown},
         }) {
        CAPTURE(row.what);
        auto const verdict = judge(row.transfer).at(0);
        CHECK(verdict.fate == row.fate);
        CHECK(verdict.too_large == row.too_large);
        CHECK(verdict.is_ours == row.is_ours);
    }
}

TEST_CASE("before the final dot nothing can have arrived") {
    using enum SmtpStage;
    for (auto const& row : std::vector<Row>{
             {"no connection", {connect, {}, {{}}, {}, {}, "refused"}, Fate::temporary},
             {"lost at MAIL", {sender, {}, {{}}, {}, {}, "reset"}, Fate::temporary},
             {"lost at RCPT", transfer_with(recipients, {}, {}, {}, "reset"), Fate::temporary},
             {"lost at DATA, all accepted", transfer_with(data, accepted, {}, {}, "reset"), Fate::temporary},
             {"lost in the content", transfer_with(content, accepted, go_ahead, {}, "reset"), Fate::temporary},
             {"hung up on with a word", transfer_with(content, accepted, go_ahead, {421, "bye"}, "reset"),
              Fate::temporary},
             {"cut off for the size", transfer_with(content, accepted, go_ahead, {552, "5.3.4 big"}, "reset"),
              Fate::permanent, true},
             {"an early 250 is a lie", transfer_with(content, accepted, go_ahead, {250, "Ok"}, "reset"),
              Fate::temporary},
             {"DATA refused", transfer_with(data, accepted, {554, "5.5.1 no"}), Fate::permanent},
             {"DATA postponed", transfer_with(data, accepted, {451, "4.3.0 no"}), Fate::temporary},
             {"DATA answered 250", transfer_with(data, accepted, {250, "Ok"}), Fate::temporary},
         }) {
        CAPTURE(row.what);
        auto const verdict = judge(row.transfer).at(0);
        CHECK(verdict.fate == row.fate);
        CHECK(verdict.too_large == row.too_large);
    }
}

TEST_CASE("MAIL refused is everybody's fate; what is refused to us is no fault of the mail") {
    using enum SmtpStage;
    auto const refused_with = [](RelayReply reply) { return Transfer{sender, std::move(reply), {{}, {}}, {}, {}, ""}; };
    for (auto const& row : std::vector<Row>{
             {"never", refused_with({550, "5.7.1 no"}), Fate::permanent},
             {"not now", refused_with({452, "4.3.1 disk"}), Fate::temporary},
             {"too large by SIZE=", refused_with({552, "5.3.4 big"}), Fate::permanent, true},
             {"login wanted", refused_with({530, "5.7.0 Authentication required"}), Fate::temporary, false, true},
             {"TLS wanted", refused_with({530, "5.7.0 Must issue a STARTTLS command first"}), Fate::temporary, false,
              true},
             {"login bad", refused_with({535, "5.7.8 no"}), Fate::temporary, false, true},
         }) {
        CAPTURE(row.what);
        for (auto const& verdict : judge(row.transfer)) {
            CHECK(verdict.fate == row.fate);
            CHECK(verdict.too_large == row.too_large);
            CHECK(verdict.is_ours == row.is_ours);
        }
    }
}

TEST_CASE("each recipient has its own fate, in the relay's words") {
    Transfer transfer = transfer_with(SmtpStage::ended, accepted, go_ahead, {250, "2.0.0 queued as 4X"});
    transfer.recipients.push_back({550, "5.1.1 no such user"});
    transfer.recipients.push_back({450, "4.2.0 greylisted"});
    transfer.recipients.push_back({552, "too many recipients"}); // RFC 5321 4.5.3.1.10
    transfer.recipients.push_back({552, "5.2.3 over its limit"});
    CHECK(judge(transfer) == std::vector<Verdict>{{Fate::sent, "250 2.0.0 queued as 4X"},
                                                  {Fate::permanent, "550 5.1.1 no such user"},
                                                  {Fate::temporary, "450 4.2.0 greylisted"},
                                                  {Fate::temporary, "552 too many recipients"},
                                                  {Fate::permanent, "552 5.2.3 over its limit", true}});
}

TEST_CASE("the words say where the connection was lost") {
    CHECK(judge(Transfer{SmtpStage::connect, {}, {{}}, {}, {}, "refused"}).at(0).reply == "connecting: refused");
    CHECK(judge(transfer_with(SmtpStage::final_dot, accepted, go_ahead, {}, "no reply")).at(0).reply ==
          "lost after the final dot, it may have arrived: no reply");
}
