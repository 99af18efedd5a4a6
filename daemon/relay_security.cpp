#include "daemon/relay_security.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

std::string part_of(std::string const& url, CURLUPart part) {
    CurlUrl const parsed{curl_url()};
    char* text = nullptr;
    if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return "";
    if (curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK) return "";
    std::string const value{text};
    curl_free(text);
    return value;
}

bool is_this_machine(std::string_view host) {
    auto const is_numeric = host.find_first_not_of("0123456789.") == host.npos;
    return same_word(host, "localhost") || (is_numeric && host.starts_with("127.")) || host == "[::1]";
}

} // namespace

RelaySecurity relay_security(SmtpSettings const& settings) {
    if (part_of(settings.url, CURLUPART_SCHEME) == "smtps") return {CURLUSESSL_NONE, true};
    switch (settings.starttls) {
    case Starttls::never: return {CURLUSESSL_NONE, true};
    case Starttls::required: return {CURLUSESSL_ALL, true};
    case Starttls::when_offered: break;
    }
    if (!settings.user.empty() && !is_this_machine(part_of(settings.url, CURLUPART_HOST)))
        return {CURLUSESSL_ALL, true};
    return {CURLUSESSL_TRY, !settings.ca_file.empty()};
}

Error no_connection(CURLcode code, std::string const& last_reply, std::string const& detail) {
    auto cause = detail.empty() ? std::string{curl_easy_strerror(code)} : detail;
    if (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) cause = "it hung up";
    bool const refused = last_reply.starts_with('4') || last_reply.starts_with('5');
    auto const said = !refused ? cause : fmt::format("{} ({})", last_reply, cause);
    if (code == CURLE_LOGIN_DENIED) return {Fault::denied, "the relay refuses the login: " + said};
    if (code == CURLE_USE_SSL_FAILED)
        return {Fault::denied, "the relay does not offer the TLS that is required: " + said};
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        return {Fault::denied, "the relay's certificate is not accepted: " + cause};
    if (code == CURLE_SSL_CACERT_BADFILE) return {Fault::denied, "ca_file cannot be used: " + cause};
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return {Fault::denied, "the relay's URL cannot be used: " + cause};
    if (code == CURLE_ABORTED_BY_CALLBACK) return {Fault::unavailable, "the desk is stopping"};
    return {Fault::unavailable, said};
}

} // namespace liaison
