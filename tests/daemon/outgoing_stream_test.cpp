#include "daemon/courier/outgoing_stream.hpp"

using namespace liaison;

namespace {

std::string whole(OutgoingContent const& content) {
    OutgoingStream stream{content};
    std::string all;
    for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) all += piece;
    return all;
}
std::string stuffed_in_pieces(std::string_view text, std::size_t size) {
    DotStuffer stuffer;
    std::string all;
    for (std::size_t i = 0; i < text.size(); i += size) all += stuffer.stuff(text.substr(i, size));
    return all += stuffer.final_dot();
}
std::string repeated(std::string_view line, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += line;
    return text;
}

} // namespace

TEST_CASE("a mail is its head, its original and its tail, and knows its size") {
    auto const big = repeated("line\r\n", 50'000);
    for (auto const& content :
         {OutgoingContent{"head\r\n", "", OriginalForm::none, ""}, OutgoingContent{"", "", OriginalForm::none, ""},
          OutgoingContent{"head\r\n", "original\r\n", OriginalForm::rfc822, "\r\ntail\r\n"},
          OutgoingContent{"head\r\n", big, OriginalForm::rfc822, "tail\r\n"}}) {
        CHECK(whole(content) == content.head + content.original + content.tail);
        CHECK(whole(content).size() == content.size());
    }
}

TEST_CASE("an original in base64 has lines of 76 characters and no line end of its own at the end") {
    for (auto const& [original, encoded] : std::vector<std::pair<std::string, std::string>>{
             {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"\xff\xfe", "//4="}}) {
        CAPTURE(original);
        CHECK(whole({"h\r\n", original, OriginalForm::base64, "\r\nt"}) == "h\r\n" + encoded + "\r\nt");
    }
    CHECK(whole({"", std::string(57, 'a'), OriginalForm::base64, ""}) == repeated("YWFh", 19));
    CHECK(whole({"", std::string(58, 'a'), OriginalForm::base64, ""}) == repeated("YWFh", 19) + "\r\nYQ==");
}

TEST_CASE("the size of an encoded original is right around each border") {
    for (std::size_t const size :
         std::vector<std::size_t>{0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 45'599, 45'600, 45'601, 200'000}) {
        CAPTURE(size);
        OutgoingContent const content{"h", std::string(size, 'x'), OriginalForm::base64, "t"};
        auto const all = whole(content);
        CHECK(all.size() == content.size());
        std::size_t longest = 0;
        for (std::size_t from = 0, end = 0; end != all.npos; from = end + 2) {
            end = all.find("\r\n", from);
            longest = std::max(longest, std::min(end, all.size()) - from);
        }
        CHECK(longest <= 78); // head and tail stand on the same lines here
    }
}

TEST_CASE("octets over 127 are seen on the wire, not behind base64") {
    CHECK_FALSE(OutgoingContent{"a", "b", OriginalForm::rfc822, "c"}.is_eight_bit());
    CHECK(OutgoingContent{"a", "\xc3", OriginalForm::rfc822, "c"}.is_eight_bit());
    CHECK_FALSE(OutgoingContent{"a", "\xc3", OriginalForm::base64, "c"}.is_eight_bit());
    CHECK(OutgoingContent{"a", "", OriginalForm::none, "\xff"}.is_eight_bit());
}

TEST_CASE("a dot at a line's beginning is doubled, however the text is cut") {
    std::string_view const text = ".a\r\n..\r\nb.c\r\n.\r\nd\r\n.";
    for (std::size_t size = 1; size <= text.size(); ++size) {
        CAPTURE(size);
        CHECK(stuffed_in_pieces(text, size) == "..a\r\n...\r\nb.c\r\n..\r\nd\r\n..\r\n.\r\n");
    }
}

TEST_CASE("the final dot stands on a line of its own") {
    CHECK(stuffed_in_pieces("a\r\n", 64) == "a\r\n.\r\n");
    CHECK(stuffed_in_pieces("a", 64) == "a\r\n.\r\n");
    CHECK(stuffed_in_pieces("a\r", 64) == "a\r\r\n.\r\n");
    CHECK(stuffed_in_pieces("", 64) == ".\r\n");
    for (std::size_t size = 1; size <= 3; ++size) CHECK(stuffed_in_pieces("\r\n", size) == "\r\n.\r\n");
}

TEST_CASE("a bare LF cannot smuggle a final dot into a relay that takes it for a line end") {
    for (std::size_t size = 1; size <= 6; ++size) {
        CHECK_FALSE(stuffed_in_pieces("a\n.\r\nQUIT\r\n", size).contains("\n.\r\nQUIT"));
        CHECK_FALSE(stuffed_in_pieces("a\n.\nQUIT\r\n", size).contains("\n.\nQUIT"));
    }
}
