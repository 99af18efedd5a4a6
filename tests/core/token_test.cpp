#include "core/text.hpp"
#include "core/token.hpp"
#include <doctest/doctest.h>

using namespace liaison;

namespace {

SecretKey key_of(char digit) { return SecretKey::parse(std::string(64, digit)).value(); }
Instant at(std::string_view text) { return parse_instant(text).value(); }
Date day(std::string_view text) { return parse_date(text).value(); }

Token const token{StatementId{42}, Holder::staff, day("2027-12-25")};

} // namespace

TEST_CASE("a token is read back as it was written, in capitals too") {
    for (TokenSubject const& subject : {TokenSubject{StatementId{1}}, TokenSubject{InboxId{9'007'199'254'740'993}}})
        for (auto const holder : {Holder::staff, Holder::group, Holder::sender}) {
            Token const written{subject, holder, day("2028-02-29")};
            auto text = write_token(written, key_of('a'));
            CAPTURE(text);
            auto const read = parse_token(text, key_of('a'));
            REQUIRE(read);
            CHECK(read->genuine);
            CHECK(read->token == written);
            for (auto& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            CHECK(parse_token(text, key_of('a'))->genuine);
        }
}

TEST_CASE("a token fits into a local part beside the desk's name and has nothing that a mail system would change") {
    auto const text = write_token({StatementId{999'999'999}, Holder::sender, day("2027-12-25")}, key_of('a'));
    CHECK(text.size() <= 40);
    CHECK(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.") == text.npos);
}

TEST_CASE("no character of a token can be changed without its signature failing") {
    auto const text = write_token(token, key_of('a'));
    for (std::size_t at = 0; at < text.size(); ++at)
        for (char const c : base32_alphabet) {
            auto changed = text;
            changed[at] = c;
            if (changed == text) continue;
            CAPTURE(changed);
            auto const read = parse_token(changed, key_of('a'));
            CHECK_FALSE((read && read->genuine));
        }
}

TEST_CASE("a token of another key has the form of a token and is not genuine") {
    auto const read = parse_token(write_token(token, key_of('b')), key_of('a'));
    REQUIRE(read);
    CHECK(read->token == token);
    CHECK_FALSE(read->genuine);
}

TEST_CASE("what has not the form of a token is none") {
    auto const good = write_token(token, key_of('a'));
    for (auto const& text : std::vector<std::string>{
             "", ".", "ls42", "ls42.", "ls0" + good.substr(4), "ls-42" + good.substr(4), "x42" + good.substr(4),
             good + "a", good.substr(0, good.size() - 1), "ls42.." + good.substr(5),
             "ls99999999999999999999" + good.substr(4), good.substr(0, 5) + "x" + good.substr(6),
             good.substr(0, good.size() - 1) + "1", "l" + good.substr(4), " " + good, "m" + good.substr(4)}) {
        CAPTURE(text);
        CHECK_FALSE(parse_token(text, key_of('a')).has_value());
    }
}

TEST_CASE("a token is good until its day has ended") {
    CHECK(is_good_at(token, at("2027-12-25T23:59:59Z")));
    CHECK_FALSE(is_good_at(token, at("2027-12-26T00:00:00Z")));
    auto const now = at("2026-11-20T09:30:00Z");
    CHECK(std::chrono::sys_days{token_expiry(now)} - std::chrono::floor<std::chrono::days>(now) ==
          std::chrono::days{400});
}

TEST_CASE("a key is written and read as 64 hexadecimal digits, and two keys differ") {
    auto const key = SecretKey::random();
    CHECK(key.write().size() == 64);
    CHECK(SecretKey::parse(key.write())->write() == key.write());
    CHECK(SecretKey::random().write() != key.write());
    for (auto const& text :
         {std::string{}, std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g'), std::string(63, 'a') + " "})
        CHECK_FALSE(SecretKey::parse(text).has_value());
}

TEST_CASE("what is signed for one purpose is worth nothing for another") {
    auto const key = key_of('a');
    auto const signature = key.sign("one", "text");
    CHECK(key.verify("one", "text", signature));
    CHECK_FALSE(key.verify("two", "text", signature));
    CHECK_FALSE(key.verify("one", "texts", signature));
    CHECK_FALSE(key.verify("one", "text", signature.substr(1)));
    CHECK_FALSE(key.verify("one", "text", ""));
}
