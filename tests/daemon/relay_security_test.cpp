#include "daemon/courier/relay_security.hpp"

using namespace liaison;

namespace {
SmtpSettings settings(std::string url, Starttls starttls, std::string user = "", std::string ca_file = "") {
    SmtpSettings s;
    s.url = std::move(url);
    s.starttls = starttls;
    s.user = std::move(user);
    s.ca_file = std::move(ca_file);
    return s;
}
} // namespace

TEST_CASE("TLS is used and certificates are verified as the relay's place and the settings ask for") {
    struct Row {
        SmtpSettings settings;
        RelaySecurity expected;
    };
    std::string const here = "smtp://127.0.0.1:25";
    std::string const there = "smtp://mx.example:25";
    for (auto const& [given, expected] : std::vector<Row>{
             {settings(here, Starttls::when_offered), {CURLUSESSL_TRY, false}},
             {settings(there, Starttls::when_offered), {CURLUSESSL_TRY, false}},
             {settings(there, Starttls::when_offered, "", "/ca.pem"), {CURLUSESSL_TRY, true}},
             {settings(here, Starttls::when_offered, "desk"), {CURLUSESSL_TRY, false}},
             {settings("smtp://[::1]:25", Starttls::when_offered, "desk"), {CURLUSESSL_TRY, false}},
             {settings("smtp://LOCALHOST", Starttls::when_offered, "desk"), {CURLUSESSL_TRY, false}},
             {settings(there, Starttls::when_offered, "desk"), {CURLUSESSL_ALL, true}},
             {settings("smtp://127.0.0.1.evil.example", Starttls::when_offered, "desk"), {CURLUSESSL_ALL, true}},
             {settings(here, Starttls::required), {CURLUSESSL_ALL, true}},
             {settings(there, Starttls::never, "desk"), {CURLUSESSL_NONE, true}},
             {settings("smtps://127.0.0.1", Starttls::when_offered), {CURLUSESSL_NONE, true}},
             {settings("smtps://mx.example", Starttls::never), {CURLUSESSL_NONE, true}},
         }) {
        CAPTURE(given.url);
        CAPTURE(given.user);
        CHECK(relay_security(given) == expected);
    }
}

TEST_CASE("why there is no connection says whether waiting helps") {
    for (auto const code : {CURLE_LOGIN_DENIED, CURLE_USE_SSL_FAILED, CURLE_PEER_FAILED_VERIFICATION,
                            CURLE_SSL_CACERT_BADFILE, CURLE_URL_MALFORMAT})
        CHECK(no_connection(code, "", "").fault == Fault::denied);
    for (auto const code : {CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_OPERATION_TIMEDOUT,
                            CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_SSL_CONNECT_ERROR})
        CHECK(no_connection(code, "", "").fault == Fault::unavailable);
    CHECK(no_connection(CURLE_LOGIN_DENIED, "535 5.7.8 no", "")
              .what.starts_with("the relay refuses the login: 535 5.7.8 no"));
}
