#include "parser/draft.hpp"
#include "parser/forwarded.hpp"
#include "parser/quoted_date.hpp"
#include <doctest/doctest.h>

using namespace liaison;

namespace {

std::string read_date(std::string_view written) {
    auto const date = read_quoted_date(written);
    return date ? write_instant(date->instant) : "none";
}

Draft read_mail(std::string_view header, std::string_view text) {
    return read_statement(parse_mail(fmt::format("From: Dana Holt <dana@desk.example>\nTo: statements@ietf.example\n{}"
                                                 "Content-Type: text/plain; charset=utf-8\n\n{}",
                                                 header, text)));
}

constexpr std::string_view quoted =
    "Please record this.\n\n________________________________\nFrom: Bo Roe <bo@loops.example>\nSent: Tuesday, October "
    "6, "
    "2026 5:55 PM\nTo: Dana Holt <dana@desk.example>\nSubject: LS on loops\n\nFrom: ITU-T SG15\nTo: IETF CCAMP\nTitle: "
    "Loops\nPurpose: For action\n\nLoops are closed now.\n";

std::string author_of(Draft const& draft) { return draft.author ? draft.author->spec : ""; }

} // namespace

TEST_CASE("the date of a quoted mail is read in the languages of mail programs, with its zone and half of the day") {
    for (auto const& [written, expected] : std::vector<std::pair<std::string, std::string>>{
             {"Tuesday, October 6, 2026 5:55 PM", "2026-10-06T17:55:00Z"},
             {"October 6, 2026 at 12:05:09 AM GMT+2", "2026-10-05T22:05:09Z"},
             {"Tue, 6 Oct 2026 17:55:00 +0200", "2026-10-06T15:55:00Z"},
             {"6. Oktober 2026 um 17:55:00 MESZ", "2026-10-06T15:55:00Z"},
             {"mardi 6 octobre 2026 à 17:55:00 UTC-05:00", "2026-10-06T22:55:00Z"},
             {"tir. 6. okt. 2026 kl. 17.55", "2026-10-06T17:55:00Z"},
             {"wt., 6 paź 2026 o 17:55", "2026-10-06T17:55:00Z"},
             {"pt., 7 sie 2026 o 9:05", "2026-08-07T09:05:00Z"},
             {"вт, 6 окт. 2026 г. в 17:55", "2026-10-06T17:55:00Z"},
             {"6 жовтня 2026 р. о 17:55", "2026-10-06T17:55:00Z"},
             {"mar, 6 oct 2026 a las 5:55 p. m.", "2026-10-06T17:55:00Z"},
             {"2026年10月6日周二 下午5:55", "2026-10-06T17:55:00Z"},
             {"2026年10月6日 GMT+8 17:55:00", "2026-10-06T09:55:00Z"},
             {"2026년 10월 6일 (화) 오전 12:30", "2026-10-06T00:30:00Z"},
             {"26.10.2026 17:55", "2026-10-26T17:55:00Z"},
             {"6 October 2026", "2026-10-06T00:00:00Z"},
             {"10:30 - 11:30", "none"},
             {"", "none"}}) {
        CAPTURE(written);
        CHECK(read_date(written) == expected);
    }
    bool const day_alone = read_quoted_date("26.10.2026").value().has_time;
    bool const with_time = read_quoted_date("26.10.2026, 17:55").value().has_time;
    CHECK_FALSE(day_alone);
    CHECK(with_time);
}

TEST_CASE("a forwarded mail is found under the marks and header names of each language") {
    for (auto const* text :
         {"-------- Messaggio Inoltrato --------\nOggetto: \tLoops\nData: \tTue, 6 Oct 2026 17:55:00 +0000\nMittente: "
          "\tBo <bo@x.example>\nA: \tdana@desk.example\n\nInside.\n",
          "-------- Przekazana wiadomość --------\nTemat: \tLoops\nData: \tTue, 6 Oct 2026 17:55:00 +0000\nNadawca: "
          "\tBo <bo@x.example>\nAdresat: \tdana@desk.example\n\nInside.\n",
          "-------- Mensagem reencaminhada --------\nAssunto: \tLoops\nData: \tTue, 6 Oct 2026 17:55:00 +0000\nDe: "
          "\tBo "
          "<bo@x.example>\nPara: \tdana@desk.example\n\nInside.\n",
          "-------- Перенаправленное сообщение --------\nТема: \tLoops\nДата: \tTue, 6 Oct 2026 17:55:00 +0000\nОт: "
          "\tBo "
          "<bo@x.example>\nКому: \tdana@desk.example\n\nInside.\n",
          "-------- 转发的消息 --------\n主题: \tLoops\n日期: \tTue, 6 Oct 2026 17:55:00 +0000\n发件人: \tBo "
          "<bo@x.example>\n收件人: \tdana@desk.example\n\nInside.\n"}) {
        CAPTURE(text);
        auto const mail = find_forwarded(text, false);
        REQUIRE(mail);
        CHECK(mail->author.spec == "bo@x.example");
        CHECK(mail->subject == "Loops");
        CHECK(mail->to.at(0).spec == "dana@desk.example");
        CHECK(write_instant(mail->sent.value()) == "2026-10-06T17:55:00Z");
    }
}

TEST_CASE(
    "a mail of the very subject that does not go to its author is passed on, without a word of it in the subject") {
    CHECK(author_of(read_mail("Subject: LS on loops\n", quoted)) == "bo@loops.example");
    CHECK(author_of(read_mail("Subject: Re: LS on loops\n", quoted)) == "dana@desk.example");
    CHECK(author_of(read_mail("Subject: Rings and loops\n", quoted)) == "dana@desk.example");
    CHECK(author_of(read_mail("Subject: LS on loops\nCc: bo@loops.example\n", quoted)) == "dana@desk.example");
}

TEST_CASE("who resends a mail has handed it in, and is not its sender") {
    constexpr std::string_view form =
        "From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\nPurpose: For action\n\nClosed.\n";
    auto const draft = read_mail("Subject: LS on loops\nResent-From: Kim <kim@desk.example>\n", form);
    CHECK(author_of(draft) == "dana@desk.example");
    REQUIRE(draft.handed_in_by);
    CHECK(draft.handed_in_by->spec == "kim@desk.example");
    CHECK_FALSE(read_mail("Subject: LS on loops\nResent-From: dana@desk.example\n", form).handed_in_by);
}
