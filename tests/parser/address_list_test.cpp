#include "parser/address_list.hpp"
#include <ctime>

using namespace liaison;

namespace {

/// "group: name <spec>" of each, for one look at a whole list.
std::string shown(std::vector<ListedAddress> const& list) {
    std::string text;
    for (auto const& address : list) {
        if (!text.empty()) text += " | ";
        if (!address.group.empty()) text += address.group + ": ";
        if (!address.name.empty()) text += address.name + " ";
        text += "<" + address.spec + ">";
    }
    return text;
}

struct Example {
    std::string raw;
    std::string expected;
};

void check_all(std::vector<Example> const& examples) {
    for (auto const& [raw, expected] : examples) {
        CAPTURE(raw);
        CHECK(shown(parse_address_list(raw)) == expected);
    }
}

} // namespace

TEST_CASE("address lists as RFC 5322 has them") {
    check_all({
        {"", ""},
        {"ann@itu.example", "<ann@itu.example>"},
        {"<ann@itu.example>", "<ann@itu.example>"},
        {"Ann Lee <ann@itu.example>", "Ann Lee <ann@itu.example>"},
        {"\"Lee, Ann\" <ann@itu.example>, bob@x.example", "Lee, Ann <ann@itu.example> | <bob@x.example>"},
        {R"("Ann \"Q\" Lee" <ann@itu.example>)", "Ann \"Q\" Lee <ann@itu.example>"},
        {"ann@itu.example (Ann Lee)", "Ann Lee <ann@itu.example>"},
        {"ann@itu.example (Ann (the boss) Lee)", "Ann (the boss) Lee <ann@itu.example>"},
        {"Ann (work) Lee <ann(x)@itu.example>", "Ann Lee <ann@itu.example>"},
        {"(none) <ann@itu.example>", "none <ann@itu.example>"},
        {"WG: Ann <ann@itu.example>, bob@x.example;, c@x.example",
         "WG: Ann <ann@itu.example> | WG: <bob@x.example> | <c@x.example>"},
        {"undisclosed-recipients:;", "undisclosed-recipients: <>"},
        {"Undisclosed recipients:", "Undisclosed recipients: <>"},
        {"\"A Group\":a@x.example;b@x.example", "A Group: <a@x.example> | <b@x.example>"},
        {"\"ann lee\"@itu.example", "<\"ann lee\"@itu.example>"},
        {"Ann <\"ann lee\"@itu.example>", "Ann <\"ann lee\"@itu.example>"},
        {"ann@[192.0.2.1], b@[IPv6:2001:db8::1]", "<ann@[192.0.2.1]> | <b@[IPv6:2001:db8::1]>"},
        {"Ann\r\n\tLee\r\n <ann@itu.example>", "Ann Lee <ann@itu.example>"},
    });
}

TEST_CASE("obsolete address syntax") {
    check_all({
        {"Ann <@a.example,@b.example:ann@itu.example>", "Ann <ann@itu.example>"},
        {"ann . lee @ itu . example", "<ann.lee@itu.example>"},
        {"< ann @ itu.example >", "<ann@itu.example>"},
        {"J. R. Doe <j@x.example>", "J. R. Doe <j@x.example>"},
        {",, a@x.example,,b@x.example,", "<a@x.example> | <b@x.example>"},
    });
}

TEST_CASE("encoded words in names") {
    check_all({
        {"=?utf-8?Q?J=C3=BCrgen?= <j@x.example>", "Jürgen <j@x.example>"},
        {"=?utf-8?Q?Lee,_Ann?= <a@x.example>, b@x.example", "Lee, Ann <a@x.example> | <b@x.example>"},
        {"\"=?utf-8?B?SsO8cmdlbg==?=\" <j@x.example>", "Jürgen <j@x.example>"},
        {"=?utf-8?Q?J=C3?= =?utf-8?Q?=BCrgen?= M <j@x.example>", "Jürgen M <j@x.example>"},
        {"j@x.example (=?iso-8859-1?Q?J=FCrgen?=)", "Jürgen <j@x.example>"},
        {"=?utf-8?Q?Doe, J. (x)?= <j@x.example>", "Doe, J. (x) <j@x.example>"},
        {"=?utf-8?Q?WG_=C3=A9?=: a@x.example;", "WG é: <a@x.example>"},
        {"J\xFCrgen <j@x.example>", "Jürgen <j@x.example>"},
        {"Jürgen <j@exämple.example>", "Jürgen <j@exämple.example>"},
    });
}

TEST_CASE("address lists as people and programs write them") {
    check_all({
        {"Lee, Ann <ann@itu.example>", "Lee, Ann <ann@itu.example>"},
        {"a@x.example b@x.example", "<a@x.example> | <b@x.example>"},
        {"Ann <a@x.example> Bob <b@x.example>", "Ann <a@x.example> | Bob <b@x.example>"},
        {"Ann Lee ann@itu.example", "Ann Lee <ann@itu.example>"},
        {"ann@itu.example <ann@itu.example>", "ann@itu.example <ann@itu.example>"},
        {"Ann @ ITU <ann@itu.example>", "Ann @ ITU <ann@itu.example>"},
        {"ann@itu.example; bob@x.example", "<ann@itu.example> | <bob@x.example>"},
        {"\"ann@itu.example\"", "<ann@itu.example>"},
        {"'ann@itu.example'", "<ann@itu.example>"},
        {"Ann <<ann@itu.example>>", "Ann <ann@itu.example>"},
        {"Ann <ann@itu.example", "Ann <ann@itu.example>"},
        {"Ann <ann@itu.example, Bob <b@x.example>", "Ann <ann@itu.example> | Bob <b@x.example>"},
        {"Ann ann@itu.example>", "Ann <ann@itu.example>"},
        {"ann@itu.example <Ann Lee>", "Ann Lee <ann@itu.example>"},
        {"<ann@itu.example> Ann Lee", "Ann Lee <ann@itu.example>"},
        {"<mailto:ann@itu.example>, mailto:b@x.example", "<ann@itu.example> | <b@x.example>"},
        {"\"Ann Lee <ann@itu.example>", "Ann Lee <ann@itu.example>"},
        {"Ann :) <ann@itu.example>", "Ann: ) <ann@itu.example>"},
        {"Ann (work <ann@itu.example>", "Ann (work <ann@itu.example>"},
        {"<>", ""},
        {"Mail Delivery <>", "Mail Delivery <>"},
        {"postmaster", "<postmaster>"},
        {"root, postmaster", "<root> | <postmaster>"},
        {"root (Super User)", "Super User <root>"},
        {"Ann Lee", "Ann Lee <>"},
        {"Ann <postmaster>", "Ann <postmaster>"},
        {";", ""},
        {"((((((((", "(((((((( <>"},
    });
}

TEST_CASE("an address list is read in linear time") {
    for (std::string const piece :
         {"(", "(a)(", "\"\\\"", "<", "<\"", "a,", "=?", "=?a?q?", "=?a?q?x", "a:", "[", "@", "(((a)"}) {
        CAPTURE(piece);
        std::string raw;
        while (raw.size() < 64'000) raw += piece;
        auto const begin = std::clock();
        (void)parse_address_list(raw);
        CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 2);
    }
}
