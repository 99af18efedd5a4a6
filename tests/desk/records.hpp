// Records and replies by value, for the tests of what is done with them.
#pragma once
#include "desk/act.hpp"
#include "desk/command_reader.hpp"
#include "tests/desk/house.hpp"

namespace liaison::test {

inline constexpr std::string_view manager = "itu-t-liaison@iab.example";
inline constexpr std::string_view coordinator = "liaison-coordination@iab.example";
inline constexpr std::string_view chair = "chair@kestrel.example"; // of detnet
inline constexpr std::string_view holder = "holder@work.example";
inline constexpr std::string_view rapporteur = "ann.lee@itu.example";

/// LS-7, from ITU-T to detnet, for action by the end of the year; received and not posted.
inline Record incoming_record() {
    Record record;
    record.id = {7};
    auto& statement = record.statement;
    statement.title = "LS on QKD key management";
    statement.from = {"ITU-T", {"SG13"}, "ITU-T SG13"};
    statement.to = {{"detnet", "IETF DetNet"}};
    statement.from_contacts = {{"Ann Lee", std::string{rapporteur}}};
    statement.response_contacts = {{"", "tsbsg13@itu.example"}};
    statement.purpose = Purpose::action;
    statement.deadline = *parse_date("2026-12-31");
    statement.identifiers = {"SG13-LS136"};
    statement.body = "Please review.\n";
    record.received = morning - std::chrono::days{2};
    record.action = Action::required;
    record.action_holders = {{"Hal Holder", std::string{holder}}};
    record.submitter = rapporteur;
    record.carried = Carried{{800}, OriginalForm::rfc822, false, 90'000, std::string(64, 'd')};
    return record;
}

inline Record in_state(State state) {
    auto record = incoming_record();
    record.state = state;
    if (state == State::posted) record.posted = morning - std::chrono::days{1};
    return record;
}

inline Record outgoing_record() {
    auto record = incoming_record();
    record.id = {9};
    record.statement.direction = Direction::outgoing;
    record.statement.from = {std::nullopt, {"detnet"}, "detnet"};
    record.statement.to = {{std::nullopt, "ITU-T SG13"}};
    record.statement.from_contacts = {{"", std::string{chair}}};
    record.statement.cc_contacts = {{"", "tsbsg13@itu.example"}};
    record.state = State::draft;
    record.action = Action::none;
    record.action_holders.clear();
    record.links = {{LinkKind::answers, {7}}};
    return record;
}

inline Situation knowing(Record const& record, FoundBy by = FoundBy::token) {
    auto known = known_statement(by, record.statement.title);
    known.related.front().id = record.id;
    known.record = record;
    return known;
}

inline std::string token_for(TokenSubject const& subject, Holder given_to, Instant at = morning) {
    return write_token({subject, given_to, token_expiry(at)}, ietf_house().key);
}

/// A reply to a mail of ours about the record, with its token in the recipient's address.
inline Arrival reply_from(std::string_view from, std::string const& words, std::string const& token) {
    auto arrival = mail_from(std::string{from}, "Re: [LS-7] LS on QKD key management", words);
    arrival.mail.in_reply_to = {"ls7.forward.800.x." + token + "@ietf.example"};
    arrival.envelope.recipients = {"statements+" + token + "@ietf.example"};
    return arrival;
}

inline Command command(std::string const& line) {
    auto const house = ietf_house();
    auto const read = read_commands(line, {"", std::string{manager}}, house, morning);
    if (read.commands.size() != 1) throw std::runtime_error("\"" + line + "\" is not one command");
    return read.commands.front();
}

} // namespace liaison::test
