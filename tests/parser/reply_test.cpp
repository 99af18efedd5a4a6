#include "parser/html_quotes.hpp"
#include "parser/reply.hpp"
#include "tests/support/files.hpp"
#include <filesystem>
#include <set>

using namespace liaison;

TEST_CASE("of each mail program's replies only the writer's own words are left") {
    std::filesystem::path const top{LIAISOND_SOURCE_DIR};
    std::set<std::string> programs;
    for (auto const& file : std::filesystem::directory_iterator{top / "fixtures/reply"}) {
        if (file.path().extension() != ".eml") continue;
        auto const name = file.path().stem().string();
        CAPTURE(name);
        auto const mail = parse_mail(test::source_file(fmt::format("fixtures/reply/{}.eml", name)));
        CHECK(read_reply(mail).words + "\n" == test::source_file(fmt::format("fixtures/reply/{}.words", name)));
        programs.insert(name.substr(0, name.find('-')));
    }
    for (std::string const program : {"outlook", "gmail", "apple", "iphone", "thunderbird", "mutt"})
        CHECK(programs.contains(program));
}

TEST_CASE("words that only look like a quotation stay") {
    for (std::string const text :
         {"He wrote:\n\nplease wait", "Our group wrote in 2025 what follows:\npost", "From: ITU-T SG15\nTo: opsawg",
          "See section 3 > section 2", "We met on\nMonday, they wrote:", "a -- b", "---",
          "Sent from my office is what follows.\nx", "comment: sent via the old list\nand by post",
          "RFC 4053 > RFC 4052"}) {
        CAPTURE(text);
        CHECK(own_words(text) == text);
    }
}

TEST_CASE("what mail programs add is left out in many languages") {
    for (std::string const line :
         {"Sent from my iPad", "Sent from Outlook for Android", "Von meinem iPhone gesendet", "Envoyé de mon iPhone",
          "Enviado desde mi iPhone", "发自我的iPhone", "iPhoneから送信", "[Sent from my Galaxy]",
          "Télécharger Outlook pour iOS", "-- \nAnn", "--\u00a0\nAnn"}) {
        CAPTURE(line);
        CHECK(own_words("post\n\n" + line) == "post");
        CHECK(own_words("post\n\n" + line + "\n\nOn Fri, Nov 20, 2026 at 10:31 the desk wrote:\n> x") == "post");
    }
}

TEST_CASE("an introduction may be broken into lines but takes no words above it along") {
    CHECK(
        own_words("post\nOn Fri, Nov 20, 2026 at 10:31 AM IETF Liaison Desk <\nstatements@ietf.example> wrote:\n> x") ==
        "post");
    CHECK(own_words("extend to 2026-12-31\nAnn wrote:\n> x") == "extend to 2026-12-31");
    CHECK(own_words("a\n\n> x\n\nb\n\nOn Monday, Ann wrote:\n\n> y\n\nc") == "a\n\nb\n\nc");
}

TEST_CASE("a large text of nothing but quotations is read in no time") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "On 5 March 2027 we <\n";
    CHECK(own_words(text) == text.substr(0, text.size() - 1));
}

TEST_CASE("elements of HTML are known by the marks of each program") {
    CHECK(role_of({.is_blockquote = true}) == ReplyRole::quotation);
    CHECK(role_of({.classes = "x gmail_attr"}) == ReplyRole::introduction);
    CHECK(role_of({.classes = "gmail_quote"}) == ReplyRole::content);
    CHECK(role_of({.id = "divRplyFwdMsg"}) == ReplyRole::boundary);
    CHECK(role_of({.style = "border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"}) ==
          ReplyRole::boundary);
    CHECK(role_of({.style = "border-top:solid red 1.0pt"}) == ReplyRole::content);
    CHECK(role_of({.style = "border:none;border-bottom:solid red 1.0pt;padding:3.0pt 0in"}) == ReplyRole::content);
}
