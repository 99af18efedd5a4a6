#include "daemon/courier/relay_security.hpp"
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

RelaySecurity security_of(std::string const& url, Starttls starttls, bool sends_password, bool has_authorities) {
    if (part_of(url, CURLUPART_SCHEME).ends_with('s')) return {CURLUSESSL_NONE, true};
    switch (starttls) {
    case Starttls::never: return {CURLUSESSL_NONE, true};
    case Starttls::required: return {CURLUSESSL_ALL, true};
    case Starttls::when_offered: break;
    }
    if (sends_password && !is_this_machine(part_of(url, CURLUPART_HOST))) return {CURLUSESSL_ALL, true};
    return {CURLUSESSL_TRY, has_authorities};
}

} // namespace

RelaySecurity relay_security(SmtpSettings const& settings) {
    return security_of(settings.url, settings.starttls, !settings.user.empty(), !settings.ca_file.empty());
}

RelaySecurity mailbox_security(ImapSettings const& settings) {
    return security_of(settings.url, settings.starttls, true, !settings.ca_file.empty());
}

Error no_connection(CURLcode code, std::string const& last_reply, std::string const& detail) {
    bool const refused = last_reply.starts_with('4') || last_reply.starts_with('5');
    return no_connection_to("the relay", code, refused ? std::string_view{last_reply} : std::string_view{}, detail);
}

Error no_connection_to(std::string_view peer, CURLcode code, std::string_view refusal, std::string const& detail) {
    auto cause = detail.empty() ? std::string{curl_easy_strerror(code)} : detail;
    if (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) cause = "it hung up";
    auto const said = refusal.empty() ? cause : fmt::format("{} ({})", refusal, cause);
    if (code == CURLE_LOGIN_DENIED) return {Fault::denied, fmt::format("{} refuses the login: {}", peer, said)};
    if (code == CURLE_USE_SSL_FAILED)
        return {Fault::denied, fmt::format("{} does not offer the TLS that is required: {}", peer, said)};
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        return {Fault::denied, fmt::format("{}'s certificate is not accepted: {}", peer, cause)};
    if (code == CURLE_SSL_CACERT_BADFILE) return {Fault::denied, "ca_file cannot be used: " + cause};
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        return {Fault::denied, fmt::format("{}'s URL cannot be used: {}", peer, cause)};
    if (code == CURLE_ABORTED_BY_CALLBACK) return {Fault::unavailable, "the desk is stopping"};
    return {Fault::unavailable, said};
}

} // namespace liaison
