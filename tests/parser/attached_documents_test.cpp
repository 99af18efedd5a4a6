#include "parser/attached_documents.hpp"

using namespace liaison;

namespace {

// Stands for the reading process: what a document "says" is its bytes, line by line.
DocumentText read_as_lines(std::string_view bytes, std::string_view, std::string_view name) {
    DocumentText document{.name = std::string{name}, .kind = "txt", .lines = {}, .inner = {}, .remarks = {}};
    document.lines.push_back({PagePart::body, std::string{bytes}});
    return document;
}

using NamesAndBytes = std::vector<std::pair<std::string, std::string>>;

AttachedReading reading_of(NamesAndBytes const& attachments, ReadAttached const& read = read_as_lines,
                           CoveringMail const& mail = {}) {
    std::vector<Part> parts;
    for (auto const& [name, bytes] : attachments) {
        auto& part = parts.emplace_back();
        part.type = "application/octet-stream";
        part.name = name;
        part.bytes = bytes;
    }
    std::vector<Part const*> pointers;
    for (auto const& part : parts) pointers.push_back(&part);
    return read_attached_documents(pointers, read, std::nullopt, mail);
}

std::string const form =
    "Title:\tLS on names\nSource:\tITU-T Study Group 12\nTo:\tIETF DNSOP\nDeadline:\t30 June 2026\n";

std::string form_of(std::string_view title, std::string_view more = {}) {
    return fmt::format("Title:\t{}\nSource:\tSA2\nTo:\tIETF DETNET\n{}", title, more);
}

std::vector<std::string> texts(AttachedReading const& reading, Field field) {
    std::vector<std::string> found;
    for (auto const& evidence : reading.evidence)
        if (evidence.field == field && evidence.rank == Rank::label) found.push_back(evidence.text);
    return found;
}

std::string mail_with(std::string_view text, std::string_view name, std::string_view document) {
    return fmt::format("From: ann@itu.example\nSubject: Documents\nMIME-Version: 1.0\n"
                       "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{}\n--b\n"
                       "Content-Type: application/pdf; name=\"{}\"\nContent-Disposition: attachment\n\n{}\n--b--\n",
                       text, name, document);
}

} // namespace

TEST_CASE("of several documents the one with a statement's labels speaks, wherever it stands") {
    auto const reading = reading_of(
        {{"CR.docx", "CHANGE REQUEST\nTitle:\tAnother title\n"}, {"LS.docx", form}, {"annex.pdf", "Work items\n"}});
    CHECK(reading.name == "LS.docx");
    CHECK(reading.has_form);
    CHECK(texts(reading, Field::title) == std::vector<std::string>{"LS on names"});
    for (auto const& evidence : reading.evidence) CHECK(evidence.place.starts_with("document LS.docx"));
}

TEST_CASE("a document without labels is the statement when it calls itself one, else none is") {
    CHECK(reading_of({{"a.pdf", "A list"}, {"b.pdf", "Liaison statement to the IETF"}}).name == "b.pdf");
    auto const none = reading_of({{"a.pdf", "A list of work items"}, {"b.pdf", "Minutes"}});
    CHECK(none.name.empty());
    CHECK(none.evidence.empty());
}

TEST_CASE("a statement in an archive is found, and named with its archive") {
    auto const reading = reading_of({{"LS.zip", form}}, [](auto bytes, auto type, auto name) {
        DocumentText archive{.name = std::string{name}, .kind = "zip", .lines = {}, .inner = {}, .remarks = {}};
        archive.inner.push_back(read_as_lines(bytes, type, "LS.zip: LS.docx"));
        return archive;
    });
    CHECK(reading.name == "LS.zip: LS.docx");
    CHECK(texts(reading, Field::to) == std::vector<std::string>{"IETF DNSOP"});
}

TEST_CASE("only what may be a document is read, and not without end") {
    std::size_t read = 0;
    auto const counting = [&](auto bytes, auto type, auto name) {
        ++read;
        return read_as_lines(bytes, type, name);
    };
    (void)reading_of({{"logo.png", "x"}, {"key.asc", "x"}}, counting);
    CHECK(read == 0);
    (void)reading_of(NamesAndBytes(50, {"a.pdf", "x"}), counting);
    CHECK(read == 20);
}

TEST_CASE("what could not be read of a document is a remark of the statement") {
    auto const failing = [](auto, auto, std::string_view name) {
        DocumentText document;
        document.name = name;
        document.remarks.emplace_back("is encrypted: it needs a password");
        return document;
    };
    auto const mail = parse_mail(mail_with("Please find attached a liaison statement.", "LS.pdf", "x"));
    auto const draft = read_statement(mail, failing);
    CHECK(draft.form == Form::covering);
    CHECK(draft.remarks == std::vector<std::string>{"LS.pdf is encrypted: it needs a password"});
}

TEST_CASE("a mail that says nothing itself covers a document with a form") {
    auto const mail = parse_mail(mail_with("See below.", "paper.pdf", form));
    CHECK(read_statement(mail).form == Form::none);
    auto const draft = read_statement(mail, read_as_lines);
    CHECK(draft.form == Form::covering);
    CHECK(draft.why == "paper.pdf has the labels of a statement");
}

TEST_CASE("where the mail itself has the form, a document does not speak over it") {
    auto const mail = parse_mail(mail_with(form, "other.pdf", "Title:\tOther\nFrom:\tX\nTo:\tY\nPurpose:\tAction\n"));
    auto const draft = read_statement(mail, read_as_lines);
    CHECK(draft.form == Form::labelled);
    for (auto const& evidence : draft.evidence) CHECK(!evidence.place.starts_with("document"));
}

TEST_CASE("two documents that are statements of their own are both told") {
    NamesAndBytes const two{{"SG12-LS1.docx", form}, {"SG12-LS2.docx", form_of("LS on loops")}};
    auto const reading = reading_of(two);
    CHECK(reading.name == "SG12-LS1.docx");
    CHECK(reading.further == std::vector<std::string>{"SG12-LS2.docx"});
    auto const draft = read_statement(
        parse_mail(fmt::format(
            "From: ann@itu.example\nSubject: Liaison statements\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
            "boundary=b\n\n--b\n\nPlease find attached.\n--b\nContent-Type: application/pdf; name=a.pdf\n\n{}\n--b\n"
            "Content-Type: application/pdf; name=b.pdf\n\n{}\n--b--\n",
            form, form_of("LS on loops"))),
        read_as_lines);
    CHECK(draft.statements == 2);
    CHECK(draft.remarks == std::vector<std::string>{"b.pdf is a statement of its own, too"});
}

TEST_CASE("two files are not one for want of Latin letters in their names") {
    NamesAndBytes const two{{"联络函一.docx", form}, {"联络函二.pdf", form_of("LS on loops")}};
    CHECK(reading_of(two).further == std::vector<std::string>{"联络函二.pdf"});
    CHECK(reading_of({{"通知1.docx", form}, {"附件1.pdf", form_of("LS on loops")}}).further.size() == 1);
    CHECK(reading_of({{"联络函.docx", form}, {"联络函.pdf", form_of("LS on loops")}}).further.empty());
}

TEST_CASE("of several forms in the text and a letter that the subject names, the letter was sent") {
    auto const mail = [](std::string_view subject) {
        return fmt::format("From: ann@jtc1.example\nSubject: {}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
                           "boundary=b\n\n--b\n\nSTATEMENT 1\n{}\nIt grew.\n\nSTATEMENT 2\n{}\nPlease review.\n--b\n"
                           "Content-Type: application/pdf; name=6N18204.pdf\n\n6N18204\nLiaison statement to the IETF "
                           "Security Area\nSC 6 asks for comments on clause 8.\n--b--\n",
                           subject, form, form_of("LS on loops"));
    };
    auto const draft = read_statement(parse_mail(mail("6N18204 - Liaison statement")), read_as_lines);
    CHECK(draft.statements == 1);
    CHECK(draft.remarks == std::vector<std::string>{"the mail's text holds 2 statements"});
    for (auto const& evidence : draft.evidence) CHECK_FALSE(evidence.place.starts_with("text"));
    CHECK(read_statement(parse_mail(mail("Liaison statements")), read_as_lines).statements == 2);
}

TEST_CASE("one statement in two formats, or with what belongs to it, is one") {
    CHECK(reading_of({{"LS.docx", form}, {"LS.pdf", form_of("LS on names (clean)")}}).further.empty());
    CHECK(reading_of({{"a.docx", form}, {"b.pdf", form}}).further.empty());
    auto const french = "Titre:\tNote sur les noms\nOrigine:\tCE 12\nPour action à:\tIETF\nReference:\tSG12-LS7\n";
    CHECK(reading_of({{"e.docx", form + "Reference:\tSG12-LS7\n"}, {"f.docx", french}}).further.empty());
    CHECK(reading_of({{"1/LS.docx", form}, {"2/LS.docx", form_of("LS on loops")}}).further.size() == 1);
    auto const contribution = "Title:\tDraft text\nSource:\tEditor\nPurpose:\tDiscussion\nContact:\ta@b.example\n";
    CHECK(reading_of({{"LS.docx", form}, {"annex.docx", contribution}}).further.empty());
}

TEST_CASE("the statement that is answered or enclosed is not the one that was sent, however many labels it has") {
    auto const old = form_of("LS on slices", "Cc:\tRAN3\nPurpose:\tAction\nDeadline:\t1 March 2027\n");
    for (auto const* said : {"Response to:\tLS (S5-264321) on slices from SA5\n",
                             "Response to:\tLS on slices from SA5\n", "Attachments:\tS5-264321\n"}) {
        CAPTURE(said);
        auto const reading =
            reading_of({{"S5-264321.docx", old}, {"S2-2609000.docx", form_of("Reply LS on slices", said)}});
        CHECK(reading.name == "S2-2609000.docx");
        CHECK(reading.further.empty());
        CHECK(reading.enclosed.empty());
    }
}

TEST_CASE("of several statements the one whose number or title the mail bears was sent") {
    NamesAndBytes const two{{"S2-2609000.docx", form_of("LS on slices")}, {"S2-2608000.docx", form}};
    for (auto const* subject : {"S2-2609000", "LS on slices"}) {
        CAPTURE(subject);
        auto const reading = reading_of(two, read_as_lines, covering_mail(read_subject(subject), {}));
        CHECK(reading.name == "S2-2609000.docx");
        CHECK(reading.further.empty());
        CHECK(reading.enclosed == std::vector<std::string>{"S2-2608000.docx"});
    }
    auto const zipped = reading_of({{"S2-2609000.zip", ""}}, [&](auto, auto, auto name) {
        DocumentText archive{.name = std::string{name}, .kind = "zip", .lines = {}, .inner = {}, .remarks = {}};
        for (auto const& [inner, text] : two)
            archive.inner.push_back(read_as_lines(text, "", "S2-2609000.zip: " + inner));
        return archive;
    });
    CHECK(zipped.name == "S2-2609000.zip: S2-2609000.docx");
}

TEST_CASE("a document is known by its first bytes where nothing else tells") {
    CHECK(reading_of({{"noname", "%PDF-1.7\n" + form}}).name == "noname");
    CHECK(reading_of({{"LS.bin", "PK\x03\x04\n" + form}}).name == "LS.bin");
}

TEST_CASE("what nobody looked into is told, what only accompanies a mail is not") {
    auto const reading = reading_of({{"notes.7z", "7z"}, {"logo.png", "x"}, {"plan.mpp", "x"}, {"signature.asc", "x"}});
    CHECK(reading.unread ==
          std::vector<std::string>{
              "notes.7z was not read: not a kind of document that this desk reads; the same of plan.mpp"});
    auto const many = reading_of(NamesAndBytes(23, {"a.pdf", "x"}));
    CHECK(many.unread ==
          std::vector<std::string>{"a.pdf was not read: of one mail 20 documents are; the same of a.pdf, a.pdf"});
}

TEST_CASE("the document that the subject names is read, however many stand before it") {
    NamesAndBytes many(25, {"a.pdf", "x"});
    many.emplace_back("S2-2609000.docx", form_of("LS on slices"));
    CHECK(reading_of(many).name.empty());
    auto const reading = reading_of(many, read_as_lines, covering_mail(read_subject("S2-2609000 on slices"), {}));
    CHECK(reading.name == "S2-2609000.docx");
}

TEST_CASE("a second form in a document is told") {
    auto const reading = reading_of({{"LS.docx", form + "\nPlease see.\n\n" + form_of("LS on loops")}});
    CHECK(texts(reading, Field::title) == std::vector<std::string>{"LS on names"});
    CHECK(reading.remarks == std::vector<std::string>{"LS.docx holds 2 forms of a statement; the first was read"});
    CHECK(reading_of({{"LS.docx", form}}).remarks.empty());
}

TEST_CASE("one remark about many documents is told once") {
    auto const failing = [](auto, auto, std::string_view name) {
        DocumentText document;
        document.name = name;
        document.remarks.emplace_back("is damaged");
        return document;
    };
    CHECK(reading_of(NamesAndBytes(8, {"a.pdf", "x"}), failing).remarks ==
          std::vector<std::string>{"a.pdf is damaged; the same of a.pdf, a.pdf, a.pdf, a.pdf and 3 more"});
}

TEST_CASE("contacts at the foot of the pages count where the document has none, and nothing else there does") {
    auto const with_footer = [](std::string const& body) {
        return [body](auto, auto, std::string_view name) {
            DocumentText document{.name = std::string{name}, .kind = "docx", .lines = {}, .inner = {}, .remarks = {}};
            document.lines.push_back({PagePart::body, body});
            for (auto const* line : {"Page 1 of 3", "Contact:\tAnn Lee\tTel: +1 555",
                                     "\tOptics\tE-mail: ann@optics.example", "Title:\tLS template"})
                document.lines.push_back({PagePart::footer, line});
            return document;
        };
    };
    auto const reading = reading_of({{"LS.docx", "x"}}, with_footer(form));
    REQUIRE(texts(reading, Field::contact).size() == 1);
    CHECK(texts(reading, Field::contact).front().contains("ann@optics.example"));
    CHECK(texts(reading, Field::title) == std::vector<std::string>{"LS on names"});
    auto const other = reading_of({{"LS.docx", "x"}}, with_footer(form + "Contact:\tbo@optics.example\n"));
    CHECK(texts(other, Field::contact) == std::vector<std::string>{"bo@optics.example"});
}
