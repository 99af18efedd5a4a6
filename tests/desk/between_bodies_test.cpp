#include "desk/between_bodies.hpp"
#include "parser/parse_mail.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

struct Letter {
    std::string from = "ann@itu.example";
    std::string subject = "Recommendation Y.3800";
    std::string text;
    std::string header;
};

bool is_recorded(Letter const& letter) {
    static auto const house = ietf_house();
    auto const raw =
        fmt::format("Authentication-Results: mx.ietf.example; dmarc=pass header.from={}\r\nFrom: {}\r\nTo: "
                    "statements@ietf.example\r\nSubject: {}\r\nDate: Mon, 09 Nov 2026 10:00:00 +0000\r\n{}\r\n{}",
                    domain_of(letter.from), letter.from, letter.subject, letter.header, letter.text);
    auto const arrival = prepare(InboxId{1}, morning, Envelope{letter.from, {"statements@ietf.example"}, "lmtp"}, raw);
    return facts_of(arrival, house).reads_like_statement();
}

std::string const asking =
    "Dear OPSAWG chairs,\n\nSG13 has started work on key supply. We ask you for guidance on it.\n\n";
std::string const signed_by_chair = asking + "Ann Lee\nChair, ITU-T SG13\n";

} // namespace

TEST_CASE("a letter of a known body to a group of ours is a statement, though it does not say so") {
    CHECK(is_recorded({.text = asking + "Ann Lee\n"}));
    CHECK(is_recorded({.text = "Dear OPSAWG chairs,\n\nITU-T SG13 has approved Y.3800 and sends it to you.\n\nAnn\n"}));
    CHECK(is_recorded({.from = "bo@lumina.example", .text = signed_by_chair}));
}

TEST_CASE("it is none where an end of it is no body") {
    CHECK_FALSE(is_recorded({.text = "Dear all,\n\nSG13 has started work. We ask you for guidance on it.\n\nAnn\n"}));
    CHECK_FALSE(is_recorded({.from = "bo@lumina.example",
                             .text = "Dear OPSAWG chairs,\n\nLumina is pleased to inform you that its meters comply "
                                     "with ITU-T SG13's work.\n\nBo Ek\n"}));
    CHECK_FALSE(is_recorded({.from = "bo@lumina.example", .text = asking + "Bo Ek\nLumina Telecom\n"}));
}

TEST_CASE("a person's own business is none of his body's") {
    std::string const greeting = "Dear OPSAWG chairs,\n\n", signature = "\n\nAnn Lee\nChair, ITU-T SG13\n";
    for (auto const* text : {"could you please tell me where errata are reported?",
                             "SG13 has a meeting on Thursday. Please move our call to Friday.",
                             "here are our slides for the session. Please upload them.",
                             "SG13 is pleased to welcome you in Geneva. Please send us your passport number.",
                             "we would like to invite the chairs of both groups to a dinner. Please let us know."}) {
        CAPTURE(text);
        CHECK_FALSE(is_recorded({.text = greeting + text + signature}));
    }
}

TEST_CASE("a body that the directory does not know speaks for itself by several signs") {
    CHECK(
        is_recorded({.from = "office@tides.example",
                     .subject = "Time in harbour gauges",
                     .text = "Dear chairs of OPSAWG,\n\nthe Harbour Gauge Forum has decided to take its time from the "
                             "network alone. This letter is for information; no reaction is required.\n\nFor the "
                             "Forum\nIda Moor, secretary\n"}));
    CHECK(is_recorded({.from = "ida@tides.example",
                       .subject = "Letter from the Harbour Gauge Forum",
                       .text =
                           "Dear sirs of the OPSAWG group,\n\nwe would be grateful for your remarks on our plan by 14 "
                           "December 2026.\n\nIda Moor\nfor the Harbour Gauge Forum\n"}));
    CHECK_FALSE(is_recorded({.from = "ida@gauges.example",
                             .subject = "Gauges for the OPSAWG group",
                             .text = "Dear OPSAWG chairs,\n\nGauges Ltd would like to offer you its new meters. Would "
                                     "Thursday suit you for a demonstration?\n\nIda Moor\nAccount manager\n"}));
}

TEST_CASE("a letter in another language needs no sender who acts, if it names itself or wants nothing") {
    CHECK(is_recorded({.subject = "Gestion de claves",
                       .text = "Estimados presidentes:\n\nEsta comunicación se dirige al grupo de trabajo OPSAWG "
                               "únicamente a título informativo; no se espera respuesta.\n\nAna Ley\nRelatora\n"}));
}

TEST_CASE("what a subject or a footer speaks of does not outweigh an official letter") {
    CHECK(is_recorded({.subject = "Guidance on key supply?", .text = signed_by_chair}));
    CHECK(is_recorded({.text = signed_by_chair + "\nSG13 plenary in March - register now!\n"}));
    CHECK_FALSE(
        is_recorded({.subject = "Save the date: workshop on keys",
                     .text = "Dear OPSAWG chairs,\n\nwe are glad to announce a workshop. Please let us know who "
                             "comes. Registration closes on 8 January 2027.\n\nAnn Lee\n"}));
}

TEST_CASE("neither is what our own side, a list or a program sends, nor an answer") {
    CHECK_FALSE(is_recorded({.from = "itu-t-liaison@iab.example", .text = signed_by_chair}));
    CHECK_FALSE(is_recorded({.text = signed_by_chair, .header = "List-Id: <opsawg.ietf.example>\r\n"}));
    CHECK_FALSE(is_recorded({.text = signed_by_chair, .header = "Auto-Submitted: auto-generated\r\n"}));
    CHECK_FALSE(is_recorded({.text = signed_by_chair, .header = "In-Reply-To: <a@b.example>\r\n"}));
}

TEST_CASE("of a letter that our own side forwards the author counts") {
    auto const head = [](std::string_view subject) {
        return fmt::format(
            "Please register.\n\n-------- Forwarded Message --------\nSubject: {}\nDate: Mon, 9 Nov 2026 "
            "10:00:00 +0000\nFrom: Ann Lee <ann@itu.example>\nTo: itu-t-liaison@iab.example\n\n",
            subject);
    };
    std::string const manager = "itu-t-liaison@iab.example";
    CHECK(is_recorded({.from = manager, .subject = "Fwd: Key supply", .text = head("Key supply") + signed_by_chair}));
    CHECK(is_recorded(
        {.from = manager,
         .subject = "Fwd: Liaison about key supply",
         .text = head("Liaison about key supply") + "SG13 asks for guidance on the supply of keys.\n\nAnn Lee\n"}));
    CHECK_FALSE(is_recorded({.from = manager,
                             .subject = "Fwd: Key supply",
                             .text = head("Key supply") + "Who answers? Please tell me.\n\nAnn Lee\n"}));
}
