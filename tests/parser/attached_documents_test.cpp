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

AttachedReading reading_of(NamesAndBytes const& attachments, ReadAttached const& read = read_as_lines) {
    std::vector<Part> parts;
    for (auto const& [name, bytes] : attachments) {
        auto& part = parts.emplace_back();
        part.type = "application/octet-stream";
        part.name = name;
        part.bytes = bytes;
    }
    std::vector<Part const*> pointers;
    for (auto const& part : parts) pointers.push_back(&part);
    return read_attached_documents(pointers, read, std::nullopt);
}

std::string const form =
    "Title:\tLS on names\nSource:\tITU-T Study Group 12\nTo:\tIETF DNSOP\nDeadline:\t30 June 2026\n";

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
