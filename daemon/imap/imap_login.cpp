#include "daemon/imap/imap_login.hpp"
#include "core/text.hpp"
#include "daemon/courier/relay_security.hpp"
#include "daemon/imap/imap_response.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace liaison {
namespace {

constexpr std::chrono::seconds command_limit{8}; // the desk stops within ten

/// A refusal among what libcurl heard: "NO [AUTHENTICATIONFAILED] Authentication failed."
std::string refusal_in(std::string_view heard) {
    auto const line = parse_imap_line(trimmed(heard));
    bool const refused = line.state == ImapState::no || line.state == ImapState::bad || line.state == ImapState::bye;
    return refused ? std::string{trimmed(heard).substr(line.tag.size() + 1)} : std::string{};
}

} // namespace

Result<ImapSecret> read_imap_secret(ImapSettings const& settings) {
    if (settings.oauth_command.empty()) {
        auto password = read_secret(settings.password_file, settings.password_command, command_limit);
        if (!password) return std::unexpected(password.error());
        return ImapSecret{*std::move(password), std::nullopt};
    }
    auto token = read_access_token(settings.oauth_command, command_limit);
    if (!token) return std::unexpected(token.error());
    return ImapSecret{"", *std::move(token)};
}

asio::awaitable<Done> log_in(CurlConnection& connection, ImapSettings const& settings, ImapSecret const& secret,
                             std::chrono::milliseconds limit) {
    auto const security = mailbox_security(settings);
    auto const url = settings.url + "/";
    connection.set(CURLOPT_URL, url.c_str());
    connection.set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    connection.set(CURLOPT_USE_SSL, static_cast<long>(security.use));
    connection.set(CURLOPT_SSL_VERIFYPEER, security.verifies ? 1L : 0L);
    connection.set(CURLOPT_SSL_VERIFYHOST, security.verifies ? 2L : 0L);
    if (!settings.ca_file.empty()) connection.set(CURLOPT_CAINFO, settings.ca_file.c_str());
    connection.set(CURLOPT_USERNAME, settings.user.c_str());
    if (secret.token)
        connection.set(CURLOPT_XOAUTH2_BEARER, secret.token->text.c_str());
    else
        connection.set(CURLOPT_PASSWORD, secret.password.c_str());
    std::string refusal;
    auto const hear = [&](std::string_view line) {
        if (auto text = refusal_in(line); !text.empty()) refusal = std::move(text);
    };
    auto const code = co_await connection.connect(limit, hear);
    if (code == CURLE_OK) co_return Done{};
    co_return std::unexpected(no_connection_to("the mail server", code, refusal, connection.detail()));
}

Done try_to_log_in(ImapSettings const& settings, std::chrono::milliseconds limit) {
    auto const secret = read_imap_secret(settings);
    if (!secret) return std::unexpected(secret.error());
    asio::io_context loop{1};
    CurlLoop curl{loop.get_executor()};
    CurlConnection connection{curl, loop.get_executor(), "the mail server"};
    Done done = failure(Fault::bug, "the mail server was not asked");
    asio::co_spawn(loop, log_in(connection, settings, *secret, limit),
                   [&](std::exception_ptr const& died, Done result) {
                       if (!died) done = std::move(result);
                   });
    loop.run();
    if (done) connection.say_last("BYE LOGOUT\r\n");
    return done;
}

} // namespace liaison
