#include "parser/prose_contacts.hpp"

using namespace liaison;

namespace {

/// "technical: ann@x.example; response: bo@x.example"
std::string said(std::string_view text) {
    std::string list;
    for (auto const& contact : contacts_in_prose(text)) {
        auto const kind = contact.field == Field::technical_contact  ? "technical"
                          : contact.field == Field::response_contact ? "response"
                                                                     : "contact";
        list += fmt::format("{}{}: {}", list.empty() ? "" : "; ", kind, contact.address.spec);
    }
    return list;
}

} // namespace

TEST_CASE("what stands nearest before an address says what it is for") {
    CHECK(said("Please send your answer to office@x.example.") == "response: office@x.example");
    CHECK(said("Technical comments go to Ann Lee (ann@x.example), formal replies to office@x.example.") ==
          "technical: ann@x.example; response: office@x.example");
    CHECK(said("For technical matters ask Ann Lee, ann@x.example; answers are to be sent to office@x.example") ==
          "technical: ann@x.example; response: office@x.example");
    CHECK(said("Should anything be unclear, do call Ann Lee: ann@x.example") == "contact: ann@x.example");
    CHECK(said("Fachliche Rückfragen beantwortet Frau Lee (lee@x.example).") == "technical: lee@x.example");
    CHECK(said("Les réponses sont à adresser à bureau@x.example.") == "response: bureau@x.example");
}

TEST_CASE("where nothing stands before it, what stands behind it does") {
    CHECK(said("If somebody reads the annex, Ann Lee (ann@x.example) wrote it and can explain it.") ==
          "technical: ann@x.example");
    CHECK(said("Ann Lee (ann@x.example) was in Geneva.").empty());
    CHECK(said("We thank Ann Lee (ann@x.example) for her comments.").empty());
    CHECK(said("Ann Lee (ann@x.example) has submitted the comments to SG17.").empty());
    CHECK(said("A copy of this liaison statement was sent to the chair of SG17, ann@x.example.").empty());
    CHECK(said("A copy of your reply should be sent to ann@x.example.") == "response: ann@x.example");
    CHECK(said("Please send your answer to Ann Lee, ann (at) x.example, soon.").empty());
}

TEST_CASE("a line with a label is a sentence of its own") {
    CHECK(said("Respuestas: oficina@x.example\nConsultas técnicas: Ing. Ana Ley, ana@x.example\n") ==
          "response: oficina@x.example; technical: ana@x.example");
    CHECK(said("Write to: office (at) x.example\n") == "response: office@x.example");
    CHECK(said("Contact:  Ann Lee\nE-mail:   ann@x.example\n") == "contact: ann@x.example");
    CHECK(said("Reply address: office@x.example. Clause 7 was written by Ann Lee\n(ann@x.example).\n") ==
          "response: office@x.example; technical: ann@x.example");
    CHECK(said("ご回答先: kaito@x.example\n技術的なお問い合わせ: 朝比奈 ann@x.example\n") ==
          "response: kaito@x.example; technical: ann@x.example");
}

TEST_CASE("several addresses behind one cue are for the same") {
    CHECK(said("Please reply to ann@x.example and bo@x.example.") == "response: ann@x.example; response: bo@x.example");
}

TEST_CASE("the line of each is told") {
    auto const found = contacts_in_prose("Dear chairs,\n\nwe inform you.\n\nPlease answer to a@x.example.\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 5);
}
