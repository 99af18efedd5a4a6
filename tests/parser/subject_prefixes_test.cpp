#include "parser/subject.hpp"
#include "parser/subject_prefixes.hpp"

using namespace liaison;

TEST_CASE("prefixes of mail programs are known in their languages, however they write the colon and count") {
    for (auto const* subject : {"Re: LS on loops", "RE : LS on loops", "re[4]: LS on loops", "Re(2): LS on loops",
                                "RES: LS on loops", "Rép : LS on loops", "Odp: LS on loops", "Antw.: LS on loops",
                                "YNT: LS on loops", "Ответ: LS on loops", "Відп: LS on loops", "ΑΠ: LS on loops",
                                "回复：LS on loops", "答复: LS on loops", "返信: LS on loops", "회신: LS on loops"}) {
        CAPTURE(subject);
        auto const read = read_subject(subject);
        CHECK(read.is_reply);
        CHECK_FALSE(read.is_forward);
        CHECK(read.title == "LS on loops");
    }
    for (auto const* subject : {"FW：LS on loops", "Fwd: LS on loops", "WG: LS on loops", "TR : LS on loops",
                                "ENC: LS on loops", "PD: LS on loops", "RV: LS on loops", "İLT: LS on loops",
                                "Пересл: LS on loops", "转发: LS on loops", "轉寄: LS on loops", "전달: LS on loops"}) {
        CAPTURE(subject);
        CHECK(read_subject(subject).is_forward);
        CHECK(read_subject(subject).title == "LS on loops");
    }
}

TEST_CASE("the first of several prefixes says what the mail is, lists' tags and filters' marks apart") {
    auto const read = read_subject("[mesh] {Spam?} WG: Re: AW: LS on loops");
    CHECK(read.is_forward);
    CHECK_FALSE(read.is_reply);
    CHECK(read.title == "LS on loops");
    CHECK(read_subject("Re:").plain == "Re:");
    CHECK(without_prefixes("Re: [mesh] ").empty());
}

TEST_CASE("filters mark spam in brackets, braces and stars, with figures and in their languages") {
    for (auto const* subject :
         {"[SPAM] x", "{Spam?} x", "*****SPAM***** x", "***Spam*** x", "[SUSPECTED SPAM] x", "[Spam 7.4/5.0] x",
          "(probably spam) x", "[Bulk] x", "---SPAM--- x", "[Спам] x", "【迷惑メール】x", "[垃圾邮件] x"}) {
        CAPTURE(subject);
        auto const [prefix, rest] = split_prefix(subject);
        CHECK(prefix == SubjectPrefix::spam_mark);
        CHECK(rest == "x");
    }
}

TEST_CASE("words of a title are no prefix") {
    for (auto const* subject : {"Regarding loops: x", "Spam: how bodies deal with it", "[spam filters of lists] x",
                                "Results: LS on loops", "BLS: signatures", "3: x", ":", ""}) {
        CAPTURE(subject);
        CHECK(split_prefix(subject).prefix == SubjectPrefix::none);
        CHECK(without_prefixes(subject) == subject);
    }
    CHECK(split_prefix("[anti-spam] x").prefix == SubjectPrefix::list_tag);
    CHECK(split_prefix("Ref: LS on loops").prefix == SubjectPrefix::reference);
    CHECK(without_prefixes("Ref: LS on loops") == "LS on loops");
}

TEST_CASE("a gateway's warning of mail from outside is no part of a title") {
    for (auto const* subject : {"[EXTERNAL] LS on loops", "[External Email] LS on loops", "EXTERNAL: LS on loops",
                                "(Extern) LS on loops", "*** Externe E-Mail *** LS on loops", "[EXT] LS on loops"}) {
        CAPTURE(subject);
        CHECK(split_prefix(subject).prefix == SubjectPrefix::origin_mark);
        CHECK(read_subject(subject).title == "LS on loops");
    }
    CHECK(read_subject("External references: LS on loops").title == "External references: LS on loops");
    CHECK(read_subject("[External] AW: LS on loops").is_reply);
    CHECK(without_marks("[External] [mesh] AW: LS on loops") == "AW: LS on loops");
}
