#include "core/text.hpp"
#include "parser/draft.hpp"
#include "parser/evidence_limits.hpp"
#include "parser/label_reader.hpp"
#include "parser/prose.hpp"
#include "parser/quoted_text.hpp"
#include "parser/statement_text.hpp"
#include "parser/subject.hpp"
#include "parser/title_bodies.hpp"

using namespace liaison;

namespace {

Date const sent = *parse_date("2026-11-09");

Draft read(std::string_view subject, std::string_view text, std::string_view more_header = {}) {
    return read_statement(parse_mail(
        fmt::format("From: Ann Lee <ann@itu.example>\nTo: statements@ietf.example\nSubject: {}\nDate: Mon, 09 Nov 2026 "
                    "10:00:00 +0000\n{}Content-Type: text/plain; charset=utf-8\n\n{}",
                    subject, more_header, text)));
}

constexpr std::string_view form =
    "From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\nPurpose: For action\n\nLoops are closed now.\n";

} // namespace

TEST_CASE("a mail that is no statement reads like none") {
    CHECK(
        read("How do we establish a liaison relationship?", "We are a young alliance. Which steps are needed?").form ==
        Form::none);
    CHECK(read("Lunch", "Noon at the corner?").form == Form::none);
    CHECK(read("", "").form == Form::none);
    CHECK(read("Re: Liaison statement", "Thanks.\n\n> From: A\n> To: B\n> Title: C\n> Purpose: For action\n").form ==
          Form::none);
    CHECK(read("Minutes of the liaison call", "Please send comments on the minutes by 5 December 2026.").form ==
          Form::none);
}

TEST_CASE("a letter that only speaks of a statement is none") {
    for (auto const& [subject, text] : {
             std::pair{"Liaison to ETSI on NFV", "Hi, who is responsible for the liaison to ETSI? Please let me know."},
             {"Your liaison statement", "Thank you for your liaison statement, we will discuss it next week."},
             {"Liaison statement lost",
              "It seems that our liaison statement was never acknowledged. Could you look into it, please?"},
             {"Standards weekly: liaison statements in review",
              "This week a liaison statement from ITU-T SG15 to IETF CCAMP was published."},
             {"Out of office: LS on loops",
              "I am out of the office until 5 December 2026. Please contact bo@x.example."},
             {"New liaison manager for ITU-T",
              "The IAB has appointed a new liaison manager. Please send comments to iab@x.example."},
         }) {
        CAPTURE(subject);
        CHECK(read(subject, text).form == Form::none);
    }
}

TEST_CASE("forms, letters and tool mails are told apart") {
    CHECK(read("x", form).form == Form::labelled);
    CHECK(
        read("Liaison statement on loops", "Dear CCAMP,\n\nplease note that loops are closed now. This is all.").form ==
        Form::letter);
    auto const tool = read("Updated Liaison Statement, \"Loops\"",
                           "Title: Loops\nSubmission Date: 2026-07-18\nURL of the IETF Web page: /liaison/941/\n"
                           "From: Bo(ITU-T) <bo@itu.example>\nTo: IETF CCAMP WG(Cy <cy@x.example>)\nPurpose: For "
                           "action\nBody: Loops.\nAttachment(s):\n");
    CHECK(tool.form == Form::tool);
    CHECK(tool.tool_notice == ToolNotice::updated);
    CHECK(tool.url == "/liaison/941/");
    CHECK(tool.body == "Loops.");
    REQUIRE(tool.author);
    CHECK(tool.author->spec == "bo@itu.example");
}

TEST_CASE("of a forwarded mail the inner one is read, and who handed it in is kept") {
    auto const draft = read(
        "Fwd: Loops",
        fmt::format(
            "Please file.\n\n---------- Forwarded message ---------\nFrom: Bo Roe <bo@x.example>\nDate: Tue, Oct 6, "
            "2026 at 5:55 PM\nSubject: LS on loops\nTo: Ann Lee <ann@itu.example>\n\n{}",
            form));
    CHECK(draft.form == Form::labelled);
    REQUIRE(draft.author);
    CHECK(draft.author->spec == "bo@x.example");
    REQUIRE(draft.handed_in_by);
    CHECK(draft.handed_in_by->spec == "ann@itu.example");
    REQUIRE(draft.sent);
    CHECK(write_instant(*draft.sent) == "2026-10-06T17:55:00Z");
    CHECK(draft.message_id.empty());
    CHECK(draft.body == "Loops are closed now.");
}

TEST_CASE("a form above a forwarded mail is the statement") {
    auto const draft =
        read("Fwd: x",
             fmt::format(
                 "{}\n-----Original Message-----\nFrom: Bo <bo@x.example>\nSent: Friday, October 2, 2026 4:17 PM\nTo: "
                 "Ann\nSubject: y\n\nOlder text.",
                 form));
    REQUIRE(draft.author);
    CHECK(draft.author->spec == "ann@itu.example");
    CHECK(draft.body == "Loops are closed now.");
}

TEST_CASE("an empty document with a name is kept, an empty text or part is not") {
    auto const mail = parse_mail("From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
                                 "Content-Type: application/pdf; name=LS.pdf\n\n--b\nContent-Type: text/plain; "
                                 "name=ATT00001.txt\n\n--b\nContent-Type: application/octet-stream\n\n--b--\n");
    auto const draft = read_statement(mail);
    REQUIRE(draft.attachments.size() == 1);
    CHECK(draft.attachments[0].name == "LS.pdf");
}

TEST_CASE("an attached mail is followed, a delivery notice is not") {
    constexpr auto inner = "From: Bo <bo@x.example>\nSubject: LS on loops\nMessage-ID: <inner@x.example>\n\n";
    auto const wrap = [&](std::string_view type) {
        return parse_mail(fmt::format("From: Ann <ann@itu.example>\nSubject: Fwd: LS on loops\nMIME-Version: "
                                      "1.0\nContent-Type: {}; boundary=b\n\n--b\n\nFor the "
                                      "record.\n--b\nContent-Type: message/rfc822\n\n{}{}\n--b--\n",
                                      type, inner, form));
    };
    auto const draft = read_statement(wrap("multipart/mixed"));
    CHECK(draft.form == Form::labelled);
    CHECK(draft.message_id == "inner@x.example");
    REQUIRE(draft.handed_in_by);
    CHECK(draft.handed_in_by->spec == "ann@itu.example");
    CHECK(read_statement(wrap("multipart/report")).form == Form::none);
}

TEST_CASE("a mail from an empty group (RFC 6854) that carries another was handed in by nobody") {
    auto const draft = read_statement(
        parse_mail(fmt::format("From: Desk:;\nSubject: Fwd: LS on loops\nMIME-Version: 1.0\nContent-Type: "
                               "message/rfc822\n\nFrom: Bo <bo@x.example>\nSubject: LS on loops\n\n{}\n",
                               form)));
    REQUIRE(draft.author);
    CHECK(draft.author->spec == "bo@x.example");
    CHECK_FALSE(draft.handed_in_by);
}

TEST_CASE("what a mail says about one field has a limit, and what lies beyond it is told") {
    auto const limited = [](std::vector<std::string> const& numbers) {
        Draft draft;
        for (auto const& number : numbers) draft.evidence.push_back({Field::identifier, number, "text", Rank::label});
        draft.evidence.push_back({Field::title, "Loops", "text", Rank::label});
        keep_evidence_within_limits(draft);
        CHECK(draft.evidence.back().text == "Loops");
        draft.evidence.pop_back();
        return draft;
    };
    auto const whole = limited(std::vector<std::string>(limits::evidence_pieces, "SG13-LS1"));
    CHECK(whole.evidence.size() == limits::evidence_pieces);
    CHECK(whole.remarks.empty());
    auto const one_more = limited(std::vector<std::string>(limits::evidence_pieces + 1, "SG13-LS1"));
    CHECK(one_more.evidence.size() == limits::evidence_pieces);
    CHECK(one_more.remarks == std::vector<std::string>{"identifiers: the mail says more about it than is read"});

    std::string list = "SG13-LS1";
    while (list.size() <= limits::evidence_octets) list += ", SG13-LS1";
    auto const long_value = limited({list, "SG13-LS2"});
    REQUIRE(long_value.evidence.size() == 1);
    CHECK(long_value.evidence[0].text.size() <= limits::evidence_octets);
    CHECK(long_value.evidence[0].text.size() > limits::evidence_octets - 20);
    CHECK(long_value.evidence[0].text.contains(", SG13-LS1"));
    CHECK(long_value.remarks.size() == 1);
    CHECK(limited({std::string(limits::evidence_octets + 1, 'x')}).evidence.empty());
}

TEST_CASE("a megabyte is read of all texts of a mail together") {
    std::string raw = "From: Ann <ann@itu.example>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
                      "boundary=b\n\n";
    for (int part = 0; part < 3; ++part) raw += "--b\n\n" + std::string(600'000, 'x') + "\n";
    auto const content = content_of(parse_mail(raw + "--b--\n"));
    CHECK(content.text.size() <= 1'000'001);
    CHECK(content.is_cut);
}

TEST_CASE("a label's value may be something else than the label says") {
    auto const draft = read("FASG letter", "Liaison Statement: FASG_LS_27\nTitle: Route origins\nFrom: GSMA FASG\n"
                                           "To: IETF SIDROPS\nAnswer to: wg9@x.example\nExpected reply: comment\n"
                                           "Action due date: 2027-01-29\n\nPlease see below.\n");
    auto const all = [&](Field field) {
        std::vector<std::string> values;
        for (auto const& evidence : draft.evidence)
            if (evidence.field == field && evidence.rank == Rank::label) values.push_back(evidence.text);
        return joined(values, " | ");
    };
    CHECK(all(Field::title) == "Route origins");
    CHECK(all(Field::identifier) == "FASG_LS_27");
    CHECK(all(Field::response_contact) == "wg9@x.example");
    CHECK(all(Field::in_response_to).empty());
    CHECK(all(Field::purpose) == "comment");
    CHECK(all(Field::deadline) == "2027-01-29");
}

TEST_CASE("a subject may say by when an answer is wanted") {
    auto const deadline = [](std::string_view subject) {
        auto const draft = read(subject, form);
        auto const found = std::ranges::find(draft.evidence, Field::deadline, &Evidence::field);
        return found == draft.evidence.end() ? std::string{} : found->text;
    };
    CHECK(deadline("SG11 to IETF SPRING: slices (for comment by 2027-03-31)") == "2027-03-31");
    CHECK(deadline("Liaison statement on slices, reply requested by 31 March 2027") == "31 March 2027");
    CHECK(deadline("Liaison statement on the meeting of 31 March 2027").empty());
    CHECK(deadline("Liaison statement on slices, published by 31 March 2027").empty());
}

TEST_CASE("a table drawn with bars is read cell by cell") {
    auto const draft =
        read("LS", "| Sent by     | Cold Chain Initiative   |\n+----+----+\n"
                   "| Addressed to| IETF CoRE               |\n+----+----+\n"
                   "| Subject     | Sensors which sleep for |\n|             | months                  |\n"
                   "+----+----+\n| Kind        | For action              |\n+----+----+\n");
    auto const title = std::ranges::find(draft.evidence, Field::title, &Evidence::field);
    REQUIRE(title != draft.evidence.end());
    CHECK(title->text == "Sensors which sleep for months");
}

TEST_CASE("a cell that names a part of the form stands before a label") {
    auto const draft = read("LS", "Parties\tSource body\tETSI ISG ZSM\n\tDestination body\tIETF OPSAWG\n"
                                  "Document\tTitle\tClosed loops\n\tNumber\tZSM(26)000412r2\n");
    auto const title = std::ranges::find(draft.evidence, Field::title, &Evidence::field);
    REQUIRE(title != draft.evidence.end());
    CHECK(title->text == "Closed loops");
}

TEST_CASE("a purpose may have its date behind it") {
    auto const draft = read(
        "LS", "From: Unicode\nTo: IETF DNSOP\nTitle: Labels\nRequested: Comment until 2027-01-31\n\nPlease look.\n");
    auto const has = [&](Field field, std::string_view text) {
        return std::ranges::any_of(draft.evidence, [&](auto const& e) { return e.field == field && e.text == text; });
    };
    CHECK(has(Field::deadline, "2027-01-31"));
    CHECK(has(Field::purpose, "Comment until 2027-01-31"));
}

TEST_CASE("a letter's own number in a sentence is evidence, in a form's text it is not") {
    auto const numbers = [](Draft const& draft) {
        return std::ranges::count(draft.evidence, Field::identifier, &Evidence::field);
    };
    constexpr std::string_view sentence = "Our reference is HDEC/L/26/14, and we ask for your comments.\n";
    CHECK(numbers(read("Liaison statement of HDEC", sentence)) == 1);
    CHECK(numbers(read("Liaison statement of HDEC", fmt::format("{}{}", form, sentence))) == 0);
}

TEST_CASE("two forms in one mail are counted and told") {
    auto const draft = read("Two", fmt::format("STATEMENT 1\n{}\nSTATEMENT 2\nFrom: ITU-T SG15\nTo: IETF PCE\nTitle: "
                                               "Paths\nPurpose: For action\n\nMore.\n",
                                               form));
    CHECK(draft.statements == 2);
    CHECK_FALSE(draft.remarks.empty());
}

TEST_CASE("what lists and old tools do to the text is undone") {
    CHECK(without_escapes("Ann &lt;a@x.example&gt; &amp; &quot;Bo&quot;") == "Ann <a@x.example> & \"Bo\"");
    CHECK(without_escapes("R&D") == "R&D");
    CHECK(without_list_footer("Text\n_______________________________________________\nx mailing list\nx@y.example\n") ==
          "Text\n");
    CHECK(without_list_footer("Text\n_______________________________________________\nsigned\n") ==
          "Text\n_______________________________________________\nsigned\n");
    CHECK(without_quoted("Yes.\n\nOn Monday, Ann wrote:\n> no\n") == "Yes.\n\n\n");
}

TEST_CASE("an attached document's text is read by the same rules") {
    auto const evidence = read_labelled_text(
        "COM 15 - LS 418 - E\nSource:\tITU-T SG15\nTitle:\tLoops\nFor action to:\tIETF CCAMP\nContact:\tAnn Lee\tTel: "
        "+1\n\tEmail: a@x.example\nWe ask you to reply by 29 January 2027.",
        "attachment x.docx", sent);
    auto const find = [&](Field field) {
        auto const found = std::ranges::find(evidence, field, &Evidence::field);
        return found == evidence.end() ? std::string{} : found->text;
    };
    CHECK(find(Field::title) == "Loops");
    CHECK(find(Field::identifier) == "COM 15 - LS 418 - E");
    CHECK(find(Field::deadline) == "29 January 2027");
    CHECK(find(Field::contact).contains("a@x.example"));
    CHECK(evidence.front().place == "attachment x.docx line 2, \"Source\"");
}

TEST_CASE("a deadline that could be two dates is read as the mail writes its other dates, and that is said") {
    auto const deadline = [](std::string_view meeting) {
        auto const draft =
            read("LS on loops", fmt::format("From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\nPurpose: For "
                                            "action\nDeadline: 03/04/2027\n\nWe meet on {}.\n",
                                            meeting));
        for (auto const& evidence : draft.evidence)
            if (evidence.field == Field::deadline) return evidence.text + (draft.remarks.empty() ? "" : ", remarked");
        return std::string{};
    };
    CHECK(deadline("24/05/2027") == "2027-04-03, remarked");
    CHECK(deadline("05/24/2027") == "2027-03-04, remarked");
    CHECK(deadline("24 May 2027") == "03/04/2027");
}

TEST_CASE("a document that the subject names speaks where the text's labels say something else") {
    auto const mail =
        parse_mail("From: Ann Lee <ann@jtc1.example>\nSubject: 6N18204 - Liaison statement\nContent-Type: "
                   "multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nFrom: ITU-T SG15\nTo: "
                   "IETF CCAMP\nTitle: Other\nPurpose: For action\nDeadline: 2027-03-04\n\nText.\n--b\n"
                   "Content-Type: application/pdf; name=6N18204.pdf\n\n%PDF\n--b--\n");
    auto const reader = [](std::string_view, std::string_view, std::string_view name) {
        DocumentText text{.name = std::string{name}, .kind = "pdf"};
        for (auto const* line :
             {"Source:\tJTC 1/SC 6", "To:\tIETF Security Area", "Title:\tLoops", "Purpose:\tFor comment"})
            text.lines.push_back({.text = line});
        return text;
    };
    auto const first = [](Draft const& draft, Field field) {
        for (auto const& evidence : draft.evidence)
            if (evidence.field == field && evidence.rank == Rank::label) return evidence.text;
        return std::string{};
    };
    auto const draft = read_statement(mail, reader);
    CHECK(first(draft, Field::title) == "Loops");
    CHECK(first(draft, Field::from) == "JTC 1/SC 6");
    CHECK(first(draft, Field::deadline) == "2027-03-04"); // the document has no word on it
    CHECK(first(read_statement(mail), Field::title) == "Other");
}

TEST_CASE("a text signed with OpenPGP in its own frame is read without the frame") {
    auto const plain = without_armour("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nTitle: Loops\n- -- \nAnn\n"
                                      "-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n");
    CHECK(plain.starts_with("Title: Loops\n-- \nAnn\n"));
    CHECK_FALSE(plain.contains("iQ"));
    for (std::string const text :
         {"Title: Loops\n", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nTitle: Loops\n",
          "> -----BEGIN PGP SIGNED MESSAGE-----\n\nTitle: A\n-----BEGIN PGP SIGNATURE-----\n"})
        CHECK(without_armour(text) == text);
}

TEST_CASE("a number in a labelled title is the statement's own, except in an answer") {
    CHECK(own_numbers_in_title("LS on loops (S3-261234)") == std::vector<std::string>{"S3-261234"});
    CHECK(own_numbers_in_title("SG15-LS12: loops") == std::vector<std::string>{"SG15-LS12"});
    CHECK(own_numbers_in_title("Reply LS on loops (S3-261234)").empty());
    CHECK(own_numbers_in_title("LS on loops (reply to S3-261234)").empty());
    CHECK(own_numbers_in_title("LS on loops in S3-261234").empty());
}

TEST_CASE("the number of an earlier version in a heading is no number of this one") {
    auto const draft =
        read("LS on loops", "3GPP TSG SA WG3 Meeting #128\tS3-261234\n(rev. of S3-261200)\n\n" + std::string{form});
    std::vector<std::string> own, earlier;
    for (auto const& evidence : draft.evidence) {
        if (evidence.field == Field::identifier) own.push_back(evidence.text);
        if (evidence.field == Field::supersedes) earlier.push_back(evidence.text);
    }
    CHECK(own == std::vector<std::string>{"S3-261234"});
    CHECK(earlier == std::vector<std::string>{"S3-261200"});
}

TEST_CASE("a line behind sentences is no title, whatever stands above them") {
    auto const title = [](std::string_view text) {
        for (auto const& evidence : read_labelled_text(text, "document LS.pdf", sent))
            if (evidence.field == Field::title) return evidence.text;
        return std::string{};
    };
    CHECK(title("6N18204\nLiaison statement to the IETF Security Area\nSC 6 asks for comments on clause 8.\n"
                "The Secretariat\n") == "Liaison statement to the IETF Security Area");
    CHECK(title("LIAISON STATEMENT TO IETF CCAMP\nControl of nested rings\n\nWP 5D asks for comments.\n") ==
          "Control of nested rings");
}

TEST_CASE("headings above a letter that ends with its labels are read") {
    std::string text = "Document 4C/88-E\n\nLIAISON STATEMENT TO THE IETF ON THE SHARING OF BEACONS\n\n";
    for (int i = 0; i < 20; ++i) text += fmt::format("Paragraph {} of the letter has a sentence in it.\n\n", i);
    auto const draft = read("liaison", text + "STATUS: For action\nDEADLINE: 3 May 2027\nCONTACT: Bo <b@x.example>\n");
    bool const numbered = std::ranges::any_of(draft.evidence, [](auto const& evidence) {
        return evidence.field == Field::identifier && evidence.text == "4C/88-E";
    });
    CHECK(numbered);
}

TEST_CASE("labels of other papers, whose purpose is none of a statement's, are no form") {
    constexpr auto other = "From: Sales\nTo: Engineering\nPurpose: {}\n\nThe parts are on their way.\n";
    CHECK(read("Parts", fmt::format(other, "delivery")).form == Form::none);
    CHECK(read("Parts", fmt::format(other, "For information")).form == Form::labelled);
}

TEST_CASE("what says plainly that it is a statement may be about the status or registration of something") {
    constexpr auto letter = "Dear CCAMP,\n\nITU-T SG15 informs you that its code points are registered. This liaison "
                            "statement is for your information.\n";
    for (auto const* subject : {"Liaison statement on the registration of code points", "LS on the status of rings",
                                "LS/r on registration", "Liaison statement: invitation to a workshop"}) {
        CAPTURE(subject);
        CHECK(read(subject, letter).form == Form::letter);
    }
    CHECK(read("Status of rings", std::string{"LIAISON STATEMENT\n\n"} + letter).form == Form::letter);
    for (auto const* subject : {"Status of your liaison statement", "Registration for the liaison meeting",
                                "LS on the status of rings?", "Minutes: LS on rings"}) {
        CAPTURE(subject);
        CHECK(read(subject, letter).form == Form::none);
    }
}
