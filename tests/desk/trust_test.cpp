#include "desk/trust.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

/// Whether a mail from ann@itu.example with these headers on top is authenticated.
bool is_trusted(std::vector<Header> headers, std::string const& from = "ann@itu.example") {
    Mail mail;
    mail.headers = std::move(headers);
    mail.headers.push_back({"From", from});
    mail.from = {{"", "", from}};
    return judge_sender(mail, ietf_desk()).authenticated;
}

bool is_trusted(std::string const& results, std::string const& from = "ann@itu.example") {
    return is_trusted({{"Authentication-Results", results}}, from);
}

Header const ours{"Received", "from mail.itu.example by mx.ietf.example (Postfix) with ESMTPS id 1; date"};
Header const inner{"Received", "from mx.ietf.example by store.ietf.example with LMTP id 2; date"};
Header const theirs{"Received", "from pc by mail.itu.example with ESMTPSA id 3; date"};
Header const pass{"Authentication-Results", "mx.ietf.example; dmarc=pass header.from=itu.example"};
Header const fail{"Authentication-Results",
                  "mx.ietf.example; dkim=none; spf=fail smtp.mailfrom=itu.example; dmarc=fail"};

} // namespace

TEST_CASE("our own MTA's word counts above and below its Received lines") {
    CHECK(is_trusted({pass, ours, theirs}));
    CHECK(is_trusted({{"Return-Path", "<a@b>"}, {"Delivered-To", "x"}, ours, pass, theirs}));
    CHECK(is_trusted({inner, ours, pass, theirs}));
    CHECK(is_trusted(std::vector<Header>{pass}));
}

TEST_CASE("what the sender could have written does not count") {
    CHECK_FALSE(is_trusted({ours, theirs, pass}));
    CHECK_FALSE(is_trusted({ours, fail, pass}));
    CHECK_FALSE(is_trusted({fail, pass}));
    CHECK_FALSE(is_trusted({fail, ours, pass}));
    CHECK_FALSE(
        is_trusted({{"Authentication-Results", "mx.trusted-gateway.example; dmarc=pass header.from=itu.example"}}));
    CHECK_FALSE(is_trusted({{"Authentication-Results", "mx.other.example; dmarc=none"}, pass}));
    CHECK_FALSE(is_trusted(
        {{"Authentication-Results", "mx.ietf.example; dkim=none; spf=fail smtp.mailfrom=itu.example"}, pass}));
    CHECK_FALSE(is_trusted({{"Authentication-Results", "mx.ietf.example; spf=pass smtp.mailfrom=vps.example"},
                            {"Authentication-Results", "mx.ietf.example; spf=pass smtp.mailfrom=itu.example"}}));
    CHECK_FALSE(is_trusted({{"X-Authentication-Results", pass.value}}));
    CHECK_FALSE(is_trusted(std::vector<Header>{}));
}

TEST_CASE("hosts of the desk's domain may pass a mail on, neighbours of the mail server's name may not") {
    auto desk = ietf_desk();
    desk.address = "liaison@standards.com.au";
    desk.authserv_id = "example.com.au";
    Mail mail;
    mail.from = {{"", "", "ann@itu.example"}};
    auto const is_trusted_behind = [&](std::string const& host) {
        mail.headers = {inner,
                        {"Received", "from x by " + host + " with ESMTP id 4; date"},
                        {"Authentication-Results", "example.com.au; dmarc=pass header.from=itu.example"},
                        {"From", "ann@itu.example"}};
        return judge_sender(mail, desk).authenticated;
    };
    for (std::string const host : {"example.com.au", "a.example.com.au", "store.standards.com.au", "localhost"}) {
        CAPTURE(host);
        CHECK(is_trusted_behind(host));
    }
    for (std::string const host : {"mallory.com.au", "com.au", "other.example"}) {
        CAPTURE(host);
        CHECK_FALSE(is_trusted_behind(host));
    }
}

TEST_CASE("results in several headers directly below each other are taken together") {
    CHECK(is_trusted({ours,
                      {"Authentication-Results", "mx.ietf.example; spf=pass smtp.mailfrom=vps.example"},
                      {"Authentication-Results", "mx.ietf.example; dkim=pass header.d=itu.example"}}));
    CHECK_FALSE(is_trusted({ours,
                            {"Authentication-Results", "mx.ietf.example; spf=none"},
                            {"X-Other", ""},
                            {"Authentication-Results", "mx.ietf.example; dkim=pass header.d=itu.example"}}));
}

TEST_CASE("dkim and spf count when they are aligned with From") {
    CHECK(is_trusted("mx.ietf.example; dkim=pass header.d=itu.example"));
    CHECK(is_trusted("mx.ietf.example; dkim=pass header.i=@itu.example"));
    CHECK(is_trusted("mx.ietf.example; dkim=pass header.d=itu.example", "ann@mail.itu.example"));
    CHECK(is_trusted("mx.ietf.example; dkim=pass header.d=mail.itu.example"));
    CHECK(is_trusted("mx.ietf.example; spf=pass smtp.mailfrom=ann@itu.example"));
    CHECK(is_trusted("mx.ietf.example; dkim=fail header.d=itu.example; dkim=pass header.d=itu.example"));
    CHECK(is_trusted("mx.ietf.example; dmarc=none header.from=itu.example; dkim=pass header.d=itu.example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; dkim=pass header.d=notitu.example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; dkim=pass header.d=example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; spf=pass smtp.helo=itu.example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; spf=softfail smtp.mailfrom=itu.example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; dmarc=fail; dkim=pass header.d=itu.example"));
    CHECK_FALSE(is_trusted("mx.ietf.example; arc=pass header.d=itu.example"));
}

TEST_CASE("a dmarc pass for another From is none") {
    CHECK_FALSE(is_trusted("mx.ietf.example; dmarc=pass header.from=etsi.example"));
    CHECK(is_trusted("mx.ietf.example; dmarc=pass"));
}

TEST_CASE("the grammar of RFC 8601 is read in all its forms") {
    for (auto const* value :
         {"mx.ietf.example; dmarc=pass header.from=itu.example",
          "MX.IETF.Example 1; DMARC=Pass header.from=ITU.example",
          "mx.ietf.example (our (nested) mx);\tdmarc=pass (p=none; dis=none) header.from=itu.example",
          "\"mx.ietf.example\"; dmarc = pass header . from = itu.example",
          "mx.ietf.example;dmarc/1=pass header.from=itu.example",
          "mx.ietf.example; dkim=fail reason=\"bad; dmarc=fail\" header.d=x.example; dmarc=pass "
          "header.from=\"itu.example\"",
          "mx.ietf.example; dkim=pass header.i=\"ann \\\"x\\\"@x.example\"; dmarc=pass header.from=itu.example;"}) {
        CAPTURE(value);
        CHECK(is_trusted(std::string{value}));
    }
    for (auto const* value :
         {"mx.ietf.example; none", "mx.ietf.example", "mx.ietf.example 2; dmarc=pass", "; dmarc=pass", "",
          "mx.ietf.example (; dmarc=pass header.from=itu.example",
          "mx.ietf.example; (dmarc=pass header.from=itu.example)",
          "mx.ietf.example; dkim=none reason=\"dmarc=pass header.from=itu.example\"", "mx.ietf.example; dmarc=\"pass",
          "mx.ietf.example dmarc=pass", "mx.ietf.example; dmarc=", "mx.ietf.example; =pass", ")",
          "mx.ietf.example; \"\" = pass", "mx.ietf.example; x \"\" = pass"}) {
        CAPTURE(value);
        CHECK_FALSE(is_trusted(std::string{value}));
    }
}

TEST_CASE("a mail without exactly one From address has no authenticated sender") {
    auto const trust = [](std::vector<ListedAddress> from, std::size_t fields) {
        Mail mail;
        mail.headers = {pass};
        for (std::size_t i = 0; i < fields; ++i) mail.headers.push_back({"From", "x"});
        mail.from = std::move(from);
        return judge_sender(mail, ietf_desk()).authenticated;
    };
    CHECK(trust({{"", "", "ann@itu.example"}}, 1));
    CHECK_FALSE(trust({}, 0));
    CHECK_FALSE(trust({}, 1));
    CHECK_FALSE(trust({{"", "", "ann@itu.example"}}, 2));
    CHECK_FALSE(trust({{"", "", "ann@itu.example"}, {"", "", "bo@itu.example"}}, 1));
    CHECK_FALSE(trust({{"group", "", ""}}, 1));
    CHECK_FALSE(trust({{"", "", "ann@itu.example\r\nx"}}, 1));
}

TEST_CASE("without a configured authserv_id nobody is authenticated") {
    auto desk = ietf_desk();
    desk.authserv_id.clear();
    Mail mail;
    mail.headers = {pass, {"From", "ann@itu.example"}, {"Authentication-Results", "; dmarc=pass"}};
    mail.from = {{"", "", "ann@itu.example"}};
    CHECK_FALSE(judge_sender(mail, desk).authenticated);
}
