#include "config/read_endpoints.hpp"
#include "config/read_values.hpp"
#include "core/text.hpp"
#include <arpa/inet.h>
#include <charconv>
#include <sys/un.h>

namespace liaison {
namespace {

constexpr std::size_t longest_socket_path = sizeof(sockaddr_un{}.sun_path) - 1;

struct HostAndPort {
    std::string host; ///< without the brackets of an IPv6 address
    std::optional<std::uint16_t> port;
};

std::optional<std::uint16_t> port_number(std::string_view digits) {
    std::uint16_t port = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, error] = std::from_chars(digits.data(), end, port);
    return error == std::errc{} && stop == end && port != 0 ? std::optional{port} : std::nullopt;
}

/// "HOST", "HOST:PORT", "[::1]:PORT".
std::optional<HostAndPort> host_and_port(std::string_view text) {
    bool const bracketed = text.starts_with('[');
    auto const close = bracketed ? text.find(']') : text.find(':');
    if (bracketed && close == text.npos) return std::nullopt;
    HostAndPort got{std::string{bracketed ? text.substr(1, close - 1) : text.substr(0, close)}, std::nullopt};
    auto const rest = close == text.npos ? std::string_view{} : text.substr(close + (bracketed ? 1 : 0));
    if (rest.empty()) return got;
    got.port = port_number(rest.substr(1));
    return rest.starts_with(':') && got.port ? std::optional{got} : std::nullopt;
}

bool is_numeric(std::string const& host) {
    in6_addr buffer{};
    return inet_pton(AF_INET, host.c_str(), &buffer) == 1 || inet_pton(AF_INET6, host.c_str(), &buffer) == 1;
}

bool is_host(std::string const& host) { return is_numeric(host) || is_deliverable("someone@" + host); }

std::optional<Endpoint> unix_endpoint(Value const& value, std::string_view path) {
    auto const resolved = value.source.resolve(path);
    if (path.empty())
        value.expect("a socket; a path is expected behind \"unix:\"");
    else if (resolved.string().size() > longest_socket_path)
        value.refuse(
            fmt::format("{} is too long for a socket: at most {} octets", found(value.node), longest_socket_path));
    else
        return Endpoint{resolved, "", 0};
    return std::nullopt;
}

std::optional<Endpoint> endpoint(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (text.starts_with("unix:")) return unix_endpoint(value, std::string_view{text}.substr(5));
    auto const got = host_and_port(text);
    if (got && got->port && is_numeric(got->host)) return Endpoint{{}, got->host, *got->port};
    value.expect(R"(a place to listen such as "unix:/run/liaisond/lmtp.sock", "127.0.0.1:2424" or "[::1]:2424")");
    return std::nullopt;
}

std::optional<Relay> smtp_relay(std::string_view scheme, std::string_view rest, std::uint16_t usual_port) {
    auto const got = host_and_port(rest.ends_with('/') ? rest.substr(0, rest.size() - 1) : rest);
    if (!got || !is_host(got->host)) return std::nullopt;
    auto const host = got->host.contains(':') ? fmt::format("[{}]", got->host) : got->host;
    return Relay{fmt::format("{}{}:{}", scheme, host, got->port.value_or(usual_port)), {}};
}

std::optional<Relay> parse_relay(Source const& source, std::string_view text) {
    constexpr std::string_view maildir = "maildir:";
    constexpr std::string_view smtp = "smtp://";
    constexpr std::string_view smtps = "smtps://";
    if (text.starts_with(maildir) && text.size() > maildir.size())
        return Relay{"", source.resolve(text.substr(maildir.size()))};
    if (text.starts_with(smtp)) return smtp_relay(smtp, text.substr(smtp.size()), 25);
    if (text.starts_with(smtps)) return smtp_relay(smtps, text.substr(smtps.size()), 465);
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto octet = static_cast<unsigned char>(text[at]);
        if (octet == '%') {
            auto const digits = text.substr(at + 1, 2);
            auto const [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), octet, 16);
            if (error != std::errc{} || digits.size() != 2 || stop != digits.data() + 2) return std::nullopt;
            at += 2;
        }
        if (octet < 0x20 || octet == 0x7f) return std::nullopt;
        decoded += static_cast<char>(octet);
    }
    return decoded;
}

std::optional<MailboxPlace> parse_mailbox_place(std::string_view text) {
    bool const secure = text.starts_with("imaps://");
    if (!secure && !text.starts_with("imap://")) return std::nullopt;
    text.remove_prefix(text.find("://") + 3);
    auto const slash = std::min(text.find('/'), text.size());
    auto const got = host_and_port(text.substr(0, slash));
    auto const mailbox = percent_decoded(text.substr(std::min(slash + 1, text.size())));
    if (!got || !is_host(got->host) || !mailbox) return std::nullopt;
    auto const host = got->host.contains(':') ? fmt::format("[{}]", got->host) : got->host;
    return MailboxPlace{
        fmt::format("{}{}:{}", secure ? "imaps://" : "imap://", host, got->port.value_or(secure ? 993 : 143)),
        mailbox->empty() ? "INBOX" : *mailbox};
}

} // namespace

std::optional<std::vector<Endpoint>> endpoints(Value const& value) {
    auto const* array = value.node.as_array();
    if (array == nullptr) {
        value.expect("a list; write [\"127.0.0.1:2424\"]");
        return std::nullopt;
    }
    std::vector<Endpoint> got;
    for (auto const& node : *array)
        if (auto one = endpoint(value.item(node))) got.push_back(std::move(*one));
    return got;
}

std::optional<Relay> relay(Value const& value) {
    auto got = parse_relay(value.source, value.node.value_exact<std::string>().value_or(""));
    if (!got) value.expect(R"(a relay such as "smtp://127.0.0.1:25", "smtps://mail.example:465" or "maildir:DIR")");
    return got;
}

std::optional<MailboxPlace> mailbox_place(Value const& value) {
    auto got = parse_mailbox_place(value.node.value_exact<std::string>().value_or(""));
    if (!got) value.expect("a mailbox such as \"imaps://mail.ietf.example/INBOX\"");
    return got;
}

} // namespace liaison
