#include "parser/document_wire.hpp"

using namespace liaison;

namespace {

DocumentText example() {
    DocumentText inner{.name = "a.zip: b.docx", .kind = "docx", .lines = {}, .inner = {}, .remarks = {"is damaged"}};
    return {.name = "a.zip",
            .kind = "zip",
            .lines = {{PagePart::header, "Title:\tx"}, {PagePart::footer, ""}},
            .inner = {inner, inner},
            .remarks = {"one", "two"}};
}

std::string_view body_of(std::string_view frame) { return frame.substr(frame_header_bytes); }

} // namespace

TEST_CASE("a request comes out as it went in") {
    auto const frame =
        write_request({.media_type = "application/pdf", .file_name = "a.pdf", .bytes = std::string_view{"a\0b", 3}});
    CHECK(frame_length(frame) == frame.size() - frame_header_bytes);
    auto const request = parse_request(body_of(frame));
    REQUIRE(request.has_value());
    CHECK(request->media_type == "application/pdf");
    CHECK(request->file_name == "a.pdf");
    CHECK(request->bytes == std::string_view{"a\0b", 3});
}

TEST_CASE("an answer comes out as it went in") {
    auto const frame = write_answer({.document = example(), .is_last = true});
    auto const answer = parse_answer(body_of(frame));
    REQUIRE(answer.has_value());
    CHECK(answer->is_last);
    CHECK(answer->document.value() == example());
    auto const refused =
        parse_answer(body_of(write_answer({.document = failure(Fault::bad_input, "is empty"), .is_last = false})));
    REQUIRE(refused.has_value());
    CHECK(refused->document.error().what == "is empty");
}

TEST_CASE("a cut or lengthened body is no answer, whatever it claims to hold") {
    auto const frame = write_answer({.document = example(), .is_last = false});
    auto const body = body_of(frame);
    for (std::size_t size = 0; size < body.size(); ++size) CHECK(!parse_answer(body.substr(0, size)).has_value());
    CHECK(!parse_answer(std::string{body} + "x").has_value());
    for (std::size_t i = 0; i < body.size(); ++i) {
        std::string changed{body};
        changed[i] = '\xff';
        (void)parse_answer(changed); // no count in it may cost memory or time
    }
    CHECK(!parse_request("").has_value());
    CHECK(!parse_request("\xff\xff\xff\xff").has_value());
}

TEST_CASE("an answer nested without end is none") {
    auto document = example();
    for (int i = 0; i < 20; ++i) {
        DocumentText outer;
        outer.inner.push_back(document);
        document = outer;
    }
    CHECK(!parse_answer(body_of(write_answer({.document = document, .is_last = false}))).has_value());
}

TEST_CASE("documents are told by their declared type or by their name") {
    CHECK(may_be_document("application/PDF", ""));
    CHECK(may_be_document("application/octet-stream", "LS.DOCX"));
    CHECK(may_be_document("application/ms-tnef", "winmail.dat"));
    CHECK(!may_be_document("image/png", "logo.png"));
    CHECK(!may_be_document("application/pgp-signature", "signature.asc"));
}

TEST_CASE("what hangs on a mail is read, told or passed over") {
    CHECK(worth_of("application/octet-stream", "", "{\\rtf1 x}") == Worth::reading);
    CHECK(worth_of("application/octet-stream", "a.bin", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == Worth::reading);
    CHECK(worth_of("application/x-7z-compressed", "a.7z", "7z") == Worth::a_remark);
    CHECK(worth_of("application/pkcs7-mime", "LS.docx.p7m", "0") == Worth::a_remark);
    CHECK(worth_of("image/png", "a.png", "x") == Worth::no_mention);
    CHECK(worth_of("text/calendar", "", "x") == Worth::no_mention);
}

TEST_CASE("the text for a label reader has headers first and no footers") {
    DocumentText const document{.name = {},
                                .kind = {},
                                .lines = {{PagePart::body, "b"}, {PagePart::footer, "f"}, {PagePart::header, "h"}},
                                .inner = {},
                                .remarks = {}};
    CHECK(text_of(document) == "h\nb\n");
    CHECK(footer_of(document) == "f\n");
}
