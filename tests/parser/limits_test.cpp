#include "parser/draft.hpp"
#include "parser/limits.hpp"
#include "parser/mail.hpp"
#include "parser/sentences.hpp"
#include "parser/subject.hpp"
#include <ctime>

using namespace liaison;

namespace {

std::string nested_multiparts(std::size_t depth) {
    std::string raw;
    for (std::size_t i = 0; i < depth; ++i)
        raw += fmt::format("Content-Type: multipart/mixed; boundary=b{}\n\n--b{}\n", i, i);
    return raw + "\ntext\n";
}

std::string with_parts(std::size_t count) {
    std::string raw = "Content-Type: multipart/mixed; boundary=b\n\n";
    for (std::size_t i = 0; i < count; ++i) raw += "--b\n\nx\n";
    return raw + "--b--\n";
}

/// The sentence, or "" within the limits.
std::string over(std::string const& raw) { return parse_mail(raw).over_limit.value_or(""); }

} // namespace

TEST_CASE("a header field of 64 kB is read, a longer one is cut and told") {
    std::string const most(limits::field_bytes, 'x');
    CHECK(over("Subject: " + most + "\n\n") == "");
    CHECK(over("Subject: " + most + "y\n\n") == "1: a header field of more than 64 kB");
    CHECK(parse_mail("Subject: " + most + "y\n\nbody").subject == most);
    CHECK(parse_mail("Subject: " + most + "y\n\nbody").top.text == "body");
}

TEST_CASE("a header of more than 256 kB is cut and told") {
    std::string header;
    for (int i = 0; i < 9; ++i) header += "X-Long: " + std::string(30'000, 'x') + "\n";
    CHECK(over(header + "\nbody") == "1: a header of more than 256 kB");
    CHECK(parse_mail(header + "\nbody").top.text == "body");
    CHECK(over(header.substr(0, header.size() / 2)) == "");
}

TEST_CASE("more than 2,000 fields are too many") {
    std::string header;
    for (std::size_t i = 0; i < limits::fields; ++i) header += "X: y\n";
    CHECK(over(header + "\n") == "");
    auto const mail = parse_mail(header + "X: y\n\nbody");
    CHECK(mail.over_limit == "1: more than 2,000 header fields");
    CHECK(mail.headers.size() == limits::fields);
    CHECK(mail.top.text == "body");
}

TEST_CASE("more than 2,000 parts are too many") {
    CHECK(over(with_parts(limits::parts - 1)) == "");
    auto const mail = parse_mail(with_parts(limits::parts));
    CHECK(mail.over_limit == "1: more than 2,000 parts");
    CHECK(mail.top.parts.size() == limits::parts - 1);
}

TEST_CASE("parts nest a hundred deep, no deeper") {
    CHECK(over(nested_multiparts(limits::depth)) == "");
    CHECK(over(nested_multiparts(limits::depth + 1)).ends_with("more than 100 parts inside one another"));
    std::string messages;
    for (std::size_t i = 0; i < limits::depth; ++i) messages += "Content-Type: message/rfc822\n\n";
    CHECK(over(messages + "\nx") == "");
    CHECK(over("Content-Type: message/rfc822\n\n" + messages + "\nx")
              .ends_with("more than 100 parts inside one another"));
    CHECK(over(nested_multiparts(50'000)).ends_with("more than 100 parts inside one another"));
}

TEST_CASE("base64 messages inside one another are read three levels deep") {
    auto const in_base64 = [](std::string const& message) {
        static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string raw = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n";
        auto const padded = message + std::string((3 - message.size() % 3) % 3, '\n');
        for (std::size_t i = 0; i < padded.size(); i += 3) {
            std::uint32_t group = 0;
            for (std::size_t k = 0; k < 3; ++k) group = group << 8 | static_cast<unsigned char>(padded[i + k]);
            for (int shift = 18; shift >= 0; shift -= 6) raw += alphabet[(group >> shift) & 63U];
        }
        return raw;
    };
    auto const three = in_base64(in_base64(in_base64("Subject: x\n\nbody")));
    auto const mail = parse_mail(three);
    CHECK_FALSE(mail.over_limit);
    CHECK(mail.top.message->top.message->top.message->subject == "x");
    CHECK(over(in_base64(three)) == "1.1.1.1: more than 3 encoded messages inside one another");
}

TEST_CASE("sentences of more than 4 kB are cut at a blank") {
    std::string const words(100'000, 'x');
    std::string text;
    while (text.size() < 100'000) text += "a word ";
    for (auto const& sentence : sentences_of(text)) CHECK(sentence.text.size() <= 4100);
    CHECK(sentences_of(text).size() > 20);
    for (auto const& sentence : sentences_of(words)) CHECK(sentence.text.size() <= 8192);
    CHECK(sentences_of("A short one. Another.").size() == 2);
    CHECK(sentences_of(". 1 begins with its end").size() == 1);
}

TEST_CASE("reading a statement is linear in what its sender may repeat") {
    for (std::string const piece :
         {".)", "on behalf of x\n", "you asked by 1 May 2027\n", "ref: xy\n", "in response to S2-260676\n",
          "Email: x\n", "contact ann(at)x.example\n", "replaces SG13-LS1 and\n", "our reference SG13-LS1\n",
          "A has asks\n", "requires no x\n", "dear x,\n", "Source: x\nTo: x\nTitle: x\nUnheard of: x\n"}) {
        CAPTURE(piece);
        std::string repeated;
        while (repeated.size() < 1'000'000) repeated += piece;
        auto const begin = std::clock();
        (void)read_statement(parse_mail("Subject: Liaison statement\n\nplease comment " + repeated));
        CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 30);
    }
    std::string subject;
    while (subject.size() < 60'000) subject += "reply to S2-2606763 ";
    CHECK(read_subject(subject).answered.size() < 200);
}

TEST_CASE("reading is linear in what a sender may repeat") {
    for (std::string const piece :
         {"--b\n", "--", "--b--\n", "\n", "x\n", "=", "a:\n", " \n", "=?utf-8?Q?a?= ", "\r", "--b\n\n"}) {
        CAPTURE(piece);
        std::string repeated;
        while (repeated.size() < 2'000'000) repeated += piece;
        auto const begin = std::clock();
        (void)parse_mail(repeated);
        (void)parse_mail("Subject: x\n" + repeated);
        (void)parse_mail("Content-Type: multipart/mixed; boundary=b\n\n" + repeated);
        (void)parse_mail("Content-Transfer-Encoding: base64\nContent-Type: text/html\n\n" + repeated);
        CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 10);
    }
}
