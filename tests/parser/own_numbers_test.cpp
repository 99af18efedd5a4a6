// The numbers that letters give themselves in sentences.
#include "core/text.hpp"
#include "parser/own_numbers.hpp"

using namespace liaison;

namespace {

std::string own(std::string_view sentence) {
    auto const plain = folded_with_origin(sentence);
    TellingPhrases telling;
    telling.find(plain.text);
    return joined(own_numbers_in(sentence, plain, telling), " ");
}

} // namespace

TEST_CASE("a letter's own number stands behind words that say so, in any form") {
    CHECK(own("Our reference is HDEC/L/2026/14.") == "HDEC/L/2026/14");
    CHECK(own("Please quote our ref. PAN/26-7 in your answer.") == "PAN/26-7");
    CHECK(own("Mit diesem Verbindungsschreiben (Az. LF-2026/77) wenden wir uns an Sie.") == "LF-2026/77");
    CHECK(own("中国车联产业协会致函贵工作组，文号 CVIA-LS-2026-09。") == "CVIA-LS-2026-09");
    CHECK(own("Cette lettre porte la référence (notre référence : CFE/26.104).") == "CFE/26.104");
    CHECK(own("This letter is registered under QKD-2026/3.") == "QKD-2026/3");
    CHECK(own("Title: Phones Document number: RTSF-N112") == "RTSF-N112");
    CHECK(own("Kindly quote the reference IWTC/26/031 and write to us.") == "IWTC/26/031");
    CHECK(own("Reference of this letter: NFV(26)000231r2") == "NFV(26)000231r2");
}

TEST_CASE("what a sentence hands over has the number behind its name") {
    CHECK(own("I have the honour to send you the liaison statement ORAN-WG4.LS.0093.") == "ORAN-WG4.LS.0093");
    CHECK(own("We attach LS S2-2606763 on slices.") == "S2-2606763");
    CHECK(own("We hereby submit the liaison statement G.8271 needs.").empty());
}

TEST_CASE("numbers of others are not the letter's own") {
    for (auto const* others :
         {"We received the liaison statement SG13-LS136 and attach a drawing.",
          "Thank you for your liaison statement with reference number ABC/2026/3.",
          "In reply to your letter, reference number ABC/2026/3, we attach a drawing.",
          "RFC 8915 is registered under IANA-TLS-2024/7, and the key is numbered X-12-AB5.",
          "The code point is registered under ALPN-H3-29.", "The draft is registered under Y.QKD-2026/3.",
          "We attach the liaison statement S2-2606763 of SA2.", "The group discussed the liaison statement SG13-LS136.",
          "Please send us the document number of it.", "Our reference clock is GNSS-1.", "Our reference is RFC-8915.",
          "Our reference is the draft."}) {
        CAPTURE(others);
        CHECK(own(others).empty());
    }
}
