// A desk, a directory and mails by value for the tests of desk/: no parser stands between.
#pragma once
#include "config/built_in_templates.hpp"
#include "desk/decide.hpp"
#include <chrono>

namespace liaison::test {

inline Instant const morning = *parse_instant("2026-11-20T09:30:00Z");

inline Desk ietf_desk() {
    Desk desk;
    desk.name = "IETF";
    desk.address = "statements@ietf.example";
    desk.aliases = {"liaisons@ietf.example"};
    desk.sender = {"IETF Liaison Desk", "statements@ietf.example"};
    desk.coordinators = {{"", "liaison-coordination@iab.example"}};
    desk.authserv_id = "mx.ietf.example";
    return desk;
}

inline Directory small_directory() {
    Directory directory;
    directory.organizations.resize(4);
    auto& itu = directory.organizations[0];
    itu.name = "ITU-T";
    itu.aliases = {"ITU"};
    itu.domains = {"itu.example"};
    itu.relationship = Relationship::formal;
    itu.managers = {{"Dagmar Feldt-Rhone", "itu-t-liaison@iab.example"}};
    itu.groups = {{"SG13", "Study Group 13", {}, {}}};
    auto& etsi = directory.organizations[1];
    etsi.name = "ETSI";
    etsi.domains = {"etsi.example"};
    auto& threegpp = directory.organizations[2];
    threegpp.name = "3GPP";
    threegpp.addresses = {{"", "3gppliaison@etsi.example"}};
    threegpp.managers = {{"Priya Venkat-Ohlsson", "3gpp-liaison@iab.example"}};
    threegpp.support_group = {{"", "ietf-3gpp-coordination@iab.example"}};
    auto& twin = directory.organizations[3];
    twin.name = "ITU-R";
    twin.domains = {"twin.example"};
    directory.groups.resize(2);
    directory.groups[0] = {"opsawg", "Operations and Management Area Working Group", {"OPSA"}, {}, {}, {}, ""};
    directory.groups[1] = {"detnet", "Deterministic Networking", {"DetNet"}, {}, {{"", "chair@kestrel.example"}}, {},
                           ""};
    return directory;
}

inline House ietf_house(Desk desk = ietf_desk()) {
    auto directory = small_directory();
    Bodies bodies{directory, desk.name};
    return House{std::move(desk), std::move(directory), std::move(bodies),
                 Templates::compile(built_in_templates()).value(), *SecretKey::parse(std::string(64, 'a'))};
}

/// A mail of one text part from `from`, as our MTA hands it on.
inline Arrival mail_from(std::string const& from, std::string const& subject, std::string const& text) {
    Arrival arrival;
    arrival.id = {812};
    arrival.received = morning;
    arrival.envelope = {from, {"statements@ietf.example"}, "lmtp"};
    arrival.size = 2000 + text.size();
    arrival.content_hash = std::string(64, 'c');
    auto& mail = arrival.mail;
    mail.headers = {
        {"Return-Path", "<" + from + ">"},
        {"Received", "from mail.example by mx.ietf.example with ESMTPS id 1; Fri, 20 Nov 2026 09:30:00 +0000"},
        {"Authentication-Results", "mx.ietf.example; dmarc=pass header.from=" + domain_of(from)},
        {"From", from},
        {"Subject", subject}};
    mail.message_id = "m1@" + domain_of(from);
    mail.subject = subject;
    mail.from = {{"", "", from}};
    mail.top.path = "1";
    mail.top.type = "text/plain";
    mail.top.text = text;
    arrival.draft.message_id = mail.message_id;
    arrival.draft.author = Address{"", from};
    return arrival;
}

/// Replaces or adds a header field.
inline void set_header(Arrival& arrival, std::string const& name, std::string const& value) {
    auto& headers = arrival.mail.headers;
    std::erase_if(headers, [&](Header const& h) { return h.name == name; });
    headers.push_back({name, value});
}

inline void add_evidence(Arrival& arrival, Field field, std::string const& text) {
    arrival.draft.evidence.push_back({field, text, "text line 1", Rank::label});
}

/// A labelled statement; an empty `body_named` says nothing of the sender's body.
inline Arrival statement_from(std::string const& from, std::string const& body_named) {
    auto arrival = mail_from(from, "LS on key management", "Please comment.\n");
    arrival.draft.form = Form::labelled;
    arrival.draft.body = "Please comment.\n";
    if (!body_named.empty()) add_evidence(arrival, Field::from, body_named);
    add_evidence(arrival, Field::title, "LS on QKD key management");
    add_evidence(arrival, Field::to, "OPSAWG");
    add_evidence(arrival, Field::purpose, "action");
    add_evidence(arrival, Field::deadline, "2026-12-31");
    add_evidence(arrival, Field::response_contact, "key-office@lumina-telecom.example");
    add_evidence(arrival, Field::identifier, "LS136");
    return arrival;
}

/// The same sender without any word of our MTA.
inline Arrival unauthenticated(Arrival arrival) {
    std::erase_if(arrival.mail.headers, [](Header const& h) { return h.name == "Authentication-Results"; });
    return arrival;
}

inline Situation nothing_known() {
    Situation known;
    known.next_statement = {42};
    return known;
}

/// LS-7 is on record, found in that way.
inline Situation known_statement(FoundBy by, std::string const& title = "LS on QKD key management") {
    auto known = nothing_known();
    known.related = {{{7}, by, title, "ann.lee@itu.example", "ITU-T", morning - std::chrono::days{2}}};
    return known;
}

inline Outgoing const* mail_of_kind(Decision const& decision, MailKind kind) {
    auto const found = std::ranges::find(decision.mails, kind, &Outgoing::kind);
    return found == decision.mails.end() ? nullptr : &*found;
}

inline std::vector<std::string> specs(std::vector<Address> const& addresses) {
    std::vector<std::string> list;
    for (auto const& address : addresses) list.push_back(address.spec);
    return list;
}

inline Decision decide(Arrival const& arrival, Situation const& known, House const& house, Instant now) {
    return liaison::decide(facts_of(arrival, house), known, now);
}

} // namespace liaison::test
