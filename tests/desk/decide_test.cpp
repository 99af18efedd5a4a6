#include "desk/decide.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

/// One row of DOMAIN.md's table "A mail that reads like a statement arrives".
struct Row {
    std::string sender;
    std::string body_named;
    std::optional<std::string> organization;
    std::string remark; ///< a beginning that one remark must have, or empty: no remark
    std::vector<std::string> to;
    std::vector<std::string> cc;
};

std::string const coordinators = "liaison-coordination@iab.example";
std::string const itu_manager = "itu-t-liaison@iab.example";

bool has_remark(Statement const& statement, std::string_view beginning) {
    return std::ranges::any_of(statement.remarks, [&](auto const& r) { return r.starts_with(beginning); });
}

} // namespace

TEST_CASE("an authenticated statement is recorded, acknowledged and forwarded as the table says") {
    auto const house = ietf_house();
    std::vector<Row> const rows{
        {"ann.lee@itu.example", "ITU-T SG13", "ITU-T", "", {itu_manager}, {}},
        {"ann.lee@itu.example", "", "ITU-T", "", {itu_manager}, {}},
        {"3gppliaison@etsi.example",
         "",
         "3GPP",
         "",
         {"3gpp-liaison@iab.example"},
         {"ietf-3gpp-coordination@iab.example"}},
        {"isg@etsi.example", "ETSI", "ETSI", "", {coordinators}, {}},
        {"isg@etsi.example", "ITU-T SG13", "ITU-T", "sent by ETSI's domain", {itu_manager}, {coordinators}},
        {"isg@etsi.example",
         "3GPP",
         "3GPP",
         "sent by ETSI's domain",
         {"3gpp-liaison@iab.example"},
         {"ietf-3gpp-coordination@iab.example", coordinators}},
        {"jo@kestrel-optics.example", "ITU-T SG13", "ITU-T", "sender not known for it", {itu_manager}, {}},
        {"jo@kestrel-optics.example", "", std::nullopt, "", {coordinators}, {}},
        {"jo@mesh.example",
         "Open Mesh Alliance",
         std::nullopt,
         "organization not in the directory",
         {coordinators},
         {}},
        {"itu-t-liaison@iab.example", "ITU-T SG13", "ITU-T", "handed in by", {itu_manager}, {}},
    };
    for (auto const& row : rows) {
        CAPTURE(row.sender);
        CAPTURE(row.body_named);
        auto const decision = decide(statement_from(row.sender, row.body_named), nothing_known(), house, morning);
        REQUIRE(decision.outcome == Outcome::statement);
        REQUIRE(decision.record);
        CHECK(decision.record->statement.from.organization == row.organization);
        CHECK((row.remark.empty() || has_remark(decision.record->statement, row.remark)));
        CHECK(row.remark.empty() == decision.record->statement.remarks.empty());
        auto const* acknowledged = mail_of_kind(decision, MailKind::acknowledgement);
        REQUIRE(acknowledged != nullptr);
        CHECK(specs(acknowledged->to) == std::vector{row.sender});
        auto const* forwarded = mail_of_kind(decision, MailKind::forward);
        REQUIRE(forwarded != nullptr);
        CHECK(specs(forwarded->to) == row.to);
        CHECK(specs(forwarded->cc) == row.cc);
        CHECK(forwarded->original == InboxId{812});
        CHECK(decision.mails.size() == 2);
    }
}

TEST_CASE("who has resent a statement is told beside its sender") {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    arrival.draft.handed_in_by = Address{"Kim", "kim@kestrel.example"};
    auto const decision = decide(arrival, nothing_known(), ietf_house(), morning);
    REQUIRE(decision.record);
    CHECK(has_remark(decision.record->statement, "handed in by kim@kestrel.example"));
}

TEST_CASE("an unauthenticated statement is held for the coordinators and its sender hears nothing") {
    auto const house = ietf_house();
    for (auto const* named : {"ITU-T SG13", "", "Open Mesh Alliance"}) {
        CAPTURE(named);
        auto const decision =
            decide(unauthenticated(statement_from("ann.lee@itu.example", named)), nothing_known(), house, morning);
        CHECK(decision.outcome == Outcome::held);
        CHECK_FALSE(decision.record);
        REQUIRE(decision.held_draft);
        CHECK(decision.held_draft->title == "LS on QKD key management");
        REQUIRE(decision.mails.size() == 1);
        CHECK(decision.mails[0].kind == MailKind::notice);
        CHECK(specs(decision.mails[0].to) == std::vector{coordinators});
        CHECK(decision.mails[0].original == InboxId{812});
    }
}

TEST_CASE("held mail is told one by one until there is too much of it") {
    auto const house = ietf_house();
    auto const notice = [&](int held_today) {
        auto known = nothing_known();
        known.held_today = held_today;
        auto const decision = decide(unauthenticated(statement_from("ann.lee@itu.example", "")), known, house, morning);
        CHECK(decision.outcome == Outcome::held);
        return decision.mails.empty() ? std::string{"none"} : decision.mails.front().head;
    };
    CHECK_FALSE(notice(48).contains("50th"));
    CHECK(notice(49).contains("50th"));
    CHECK(notice(50) == "none");
}

TEST_CASE("a desk that accepts unauthenticated mail marks it unverified and does not acknowledge it") {
    auto desk = ietf_desk();
    desk.unauthenticated = Unauthenticated::accept;
    auto const house = ietf_house(desk);
    auto const decision =
        decide(unauthenticated(statement_from("ann.lee@itu.example", "")), nothing_known(), house, morning);
    REQUIRE(decision.outcome == Outcome::statement);
    CHECK(decision.record->statement.from.organization == "ITU-T");
    CHECK(has_remark(decision.record->statement, "unverified"));
    REQUIRE(decision.mails.size() == 1);
    CHECK(decision.mails[0].kind == MailKind::forward);
    CHECK(specs(decision.mails[0].to) == std::vector{itu_manager});
}

TEST_CASE("a sender listed for several organizations does not decide between them") {
    auto house = ietf_house();
    house.directory.organizations[0].domains.push_back("twin.example");
    auto const decision = decide(statement_from("jo@twin.example", ""), nothing_known(), house, morning);
    REQUIRE(decision.record);
    CHECK_FALSE(decision.record->statement.from.organization);
    CHECK(has_remark(decision.record->statement, "the sender is listed for ITU-T and ITU-R"));
    CHECK(specs(mail_of_kind(decision, MailKind::forward)->to) == std::vector{coordinators});
}

TEST_CASE("the record of a new statement begins as received, with its action and who has to see to it") {
    auto const house = ietf_house();
    auto const decision = decide(statement_from("ann.lee@itu.example", "ITU-T SG13"), nothing_known(), house, morning);
    REQUIRE(decision.record);
    CHECK(decision.reason == "new statement from ITU-T SG13");
    CHECK(decision.record->id == StatementId{42});
    CHECK(decision.record->state == State::received);
    CHECK(decision.record->action == Action::required);
    CHECK(decision.record->received == morning);
    CHECK_FALSE(decision.record->posted);
    CHECK(specs(decision.record->action_holders) == std::vector{itu_manager});
    CHECK(decision.on_statement == StatementId{42});
    CHECK(decision.statement_message_id == "m1@itu.example");
    std::vector<std::string> said;
    for (auto const& event : decision.events) said.push_back(event.by + ": " + event.what);
    CHECK(said == std::vector<std::string>{"ann.lee@itu.example: recorded as a statement from ITU-T SG13",
                                           "liaisond: acknowledged to ann.lee@itu.example",
                                           "liaisond: forwarded to Dagmar Feldt-Rhone <itu-t-liaison@iab.example>"});
}

TEST_CASE("a desk can file a comment as an action") {
    auto desk = ietf_desk();
    desk.comment_is_action = true;
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    for (auto& evidence : arrival.draft.evidence)
        if (evidence.field == Field::purpose) evidence.text = "comment";
    CHECK(decide(arrival, nothing_known(), ietf_house(desk), morning).record->statement.purpose == Purpose::action);
    CHECK(decide(arrival, nothing_known(), ietf_house(), morning).record->statement.purpose == Purpose::comment);
}

TEST_CASE("a draft from the desk's own side becomes an outgoing record for its reviewers") {
    auto const house = ietf_house();
    for (auto const* sender : {"detnet-chairs@ietf.example", "chair@kestrel.example", "itu-t-liaison@iab.example"}) {
        CAPTURE(sender);
        auto const decision = decide(statement_from(sender, "DetNet WG"), nothing_known(), house, morning);
        REQUIRE(decision.outcome == Outcome::statement);
        CHECK(decision.record->statement.direction == Direction::outgoing);
        CHECK(decision.record->state == State::draft);
        CHECK(decision.record->action_holders.empty());
        CHECK(specs(mail_of_kind(decision, MailKind::approval)->to) == std::vector{coordinators});
        CHECK(mail_of_kind(decision, MailKind::acknowledgement) != nullptr);
    }
}

TEST_CASE("an outgoing statement that a tool of the desk announces was sent already") {
    auto arrival = statement_from("lsmt@ietf.example", "DetNet WG");
    arrival.draft.form = Form::tool;
    set_header(arrival, "Auto-Submitted", "auto-generated");
    auto const decision = decide(arrival, nothing_known(), ietf_house(), morning);
    REQUIRE(decision.record);
    CHECK(decision.record->state == State::sent);
    CHECK(mail_of_kind(decision, MailKind::acknowledgement) == nullptr);
}

TEST_CASE("a stranger's mail in the name of one of the desk's groups is held") {
    auto const decision =
        decide(statement_from("jo@kestrel-optics.example", "DetNet WG"), nothing_known(), ietf_house(), morning);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.reason.contains("not of this desk's side"));
}

TEST_CASE("a held mail that a person released counts as trusted") {
    auto arrival = unauthenticated(statement_from("ann.lee@itu.example", "ITU-T SG13"));
    arrival.released = true;
    auto const decision = decide(arrival, nothing_known(), ietf_house(), morning);
    CHECK(decision.outcome == Outcome::statement);
    CHECK(mail_of_kind(decision, MailKind::acknowledgement) != nullptr);
}

TEST_CASE("a manager's address that is the desk's own gets no mail: it would come back") {
    auto house = ietf_house();
    house.directory.organizations[0].managers = {{"", "statements+itu@ietf.example"}};
    auto const decision = decide(statement_from("ann.lee@itu.example", "ITU-T SG13"), nothing_known(), house, morning);
    CHECK(specs(mail_of_kind(decision, MailKind::forward)->to) == std::vector{coordinators});
}

TEST_CASE("a mail that could not be processed is held, and the coordinators get it encoded") {
    auto const decision =
        hold_unprocessed({9}, {"a@b.example", {}, "lmtp"}, 82'110, "it died twice", ietf_house(), morning);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.reason == "could not be processed: it died twice");
    REQUIRE(decision.mails.size() == 1);
    CHECK(decision.mails[0].original_form == OriginalForm::base64);
    CHECK(decision.mails[0].without_original.contains("liaisond mail raw 9"));
}
