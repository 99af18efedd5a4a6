#include "daemon/lmtp/smtp_path.hpp"

using namespace liaison;

TEST_CASE("a path is read as the addr-spec in it") {
    struct Row {
        std::string_view text;
        std::string_view spec;
    };
    constexpr std::array rows{
        Row{"<ann@itu.example>", "ann@itu.example"},
        Row{" <ann@itu.example>", "ann@itu.example"},
        Row{"<a.b+c=d@x-y.itu.example>", "a.b+c=d@x-y.itu.example"},
        Row{R"(<"ann lee"@itu.example>)", R"("ann lee"@itu.example)"},
        Row{R"(<"a@b>c"@itu.example>)", R"("a@b>c"@itu.example)"},
        Row{R"(<"a\"b"@itu.example>)", R"("a\"b"@itu.example)"},
        Row{R"(<"ann"@itu.example>)", "ann@itu.example"},
        Row{"<@one.example,@two.example:ann@itu.example>", "ann@itu.example"},
        Row{"<ann@[192.0.2.1]>", "ann@[192.0.2.1]"},
        Row{"<ann@[IPv6:2001:db8::1]>", "ann@[IPv6:2001:db8::1]"},
        Row{"<ann@under_score.example>", "ann@under_score.example"},
        Row{"<änn@itü.example>", "änn@itü.example"},
        Row{"<postmaster>", "postmaster"},
    };
    for (auto const& row : rows) {
        CAPTURE(std::string{row.text});
        auto const path = parse_smtp_path(row.text);
        REQUIRE(path);
        CHECK(path->spec == row.spec);
        CHECK(path->has_domain == row.spec.contains('@'));
    }
}

TEST_CASE("what is no path is not read") {
    for (std::string_view const text : {"",
                                        "ann@itu.example",
                                        "<ann@itu.example",
                                        "<ann@>",
                                        "<@itu.example>",
                                        "<ann itu@x.example>",
                                        "<ann@x..example>",
                                        "<.ann@x.example>",
                                        "<ann.@x.example>",
                                        "<a..b@x.example>",
                                        "<ann@-x.example>",
                                        "<ann@x-.example>",
                                        "<ann@x.example.>",
                                        R"(<"ann@x.example>)",
                                        R"(<"ann"lee@x.example>)",
                                        "<ann@[]>",
                                        "<ann@[1.2>",
                                        "<a,b@x.example>",
                                        "<ann@x.example>>",
                                        "<ann@x.example>SIZE=1",
                                        "<a(c)@x.example>",
                                        "<@one.example:>",
                                        "<@one.example>",
                                        "<one@two@x.example>",
                                        "<\xe9nn@x.example>",
                                        "<\xc0\xaf@x.example>",
                                        "<\xed\xa0\x80@x.example>",
                                        "<\xf4\x90\x80\x80@x.example>",
                                        "<\xe2\x82"}) {
        CAPTURE(std::string{text});
        CHECK_FALSE(parse_smtp_path(text));
    }
}

TEST_CASE("labels and domains have the lengths that DNS allows") {
    std::string const label(63, 'a');
    CHECK(parse_smtp_path(fmt::format("<ann@{}.example>", label)));
    CHECK_FALSE(parse_smtp_path(fmt::format("<ann@{}a.example>", label)));
    auto const long_domain = fmt::format("{0}.{0}.{0}.{1}", label, std::string(63, 'b'));
    CHECK(parse_smtp_path(fmt::format("<ann@{}>", long_domain)));
    CHECK_FALSE(parse_smtp_path(fmt::format("<ann@{}.c>", long_domain)));
}

TEST_CASE("a long local part is taken: mailing lists encode recipients in theirs") {
    CHECK(parse_smtp_path(fmt::format("<{}@x.example>", std::string(300, 'a'))));
}

TEST_CASE("the null path is known from a failure to read one") {
    auto const path = parse_smtp_path("<>");
    REQUIRE(path);
    CHECK(path->spec.empty());
    CHECK_FALSE(path->has_domain);
}

TEST_CASE("parameters are read with their keywords in upper case") {
    auto const path = parse_smtp_path("<ann@x.example> size=100  Body=8BITMIME SMTPUTF8");
    REQUIRE(path);
    REQUIRE(path->parameters.size() == 3);
    CHECK(path->parameters[0].keyword == "SIZE");
    CHECK(path->parameters[0].value == "100");
    CHECK(path->parameters[1].value == "8BITMIME");
    CHECK(path->parameters[2].keyword == "SMTPUTF8");
    CHECK(path->parameters[2].value.empty());
    for (std::string_view const text :
         {"<a@x.example> =1", "<a@x.example> SIZE=", "<a@x.example> A=B=C", "<a@x.example> A_B=1"}) {
        CAPTURE(std::string{text});
        CHECK_FALSE(parse_smtp_path(text));
    }
}

TEST_CASE("an address outside ASCII is known as such, in either half") {
    CHECK(parse_smtp_path("<änn@x.example>")->is_international);
    CHECK(parse_smtp_path("<ann@itü.example>")->is_international);
    CHECK_FALSE(parse_smtp_path("<ann@x.example>")->is_international);
}
