#include "daemon/lmtp/smtp_path.hpp"
#include "core/text.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::size_t longest_domain = 255; // RFC 5321 4.5.3.1.2
constexpr std::size_t longest_label = 63;   // RFC 1035 2.3.4

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_atom_octet(char c) {
    return is_alphanumeric(c) || is_beyond_ascii(c) || std::string_view{"!#$%&'*+-/=?^_`{|}~"}.contains(c);
}
/// Underscores are not allowed in host names, yet senders have them.
bool is_label_octet(char c) { return is_alphanumeric(c) || is_beyond_ascii(c) || c == '-' || c == '_'; }
bool is_printable(char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7f; }

bool is_dot_atom(std::string_view text) {
    return std::ranges::all_of(split(text, '.'),
                               [](auto atom) { return !atom.empty() && std::ranges::all_of(atom, is_atom_octet); });
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= longest_label && std::ranges::all_of(label, is_label_octet) &&
           label.front() != '-' && label.back() != '-';
}

bool is_literal(std::string_view domain) {
    if (domain.size() < 3 || domain.front() != '[' || domain.back() != ']') return false;
    return std::ranges::all_of(domain.substr(1, domain.size() - 2),
                               [](char c) { return is_alphanumeric(c) || c == '.' || c == ':' || c == '-'; });
}

bool is_domain(std::string_view domain) {
    if (domain.size() > longest_domain) return false;
    return is_literal(domain) || std::ranges::all_of(split(domain, '.'), is_label);
}

/// How many octets of continuation a first octet of UTF-8 asks for; nothing for an octet that begins none.
std::optional<std::size_t> continuation_after(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xc2 && first < 0xe0) return 1;
    if (first >= 0xe0 && first < 0xf0) return 2;
    if (first >= 0xf0 && first < 0xf5) return 3;
    return std::nullopt;
}

/// Overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629 4).
bool is_forbidden_pair(unsigned char first, unsigned char second) {
    return (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) || (first == 0xf0 && second < 0x90) ||
           (first == 0xf4 && second > 0x8f);
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const octet = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
        auto const more = continuation_after(octet(at));
        if (!more || text.size() - at <= *more) return false;
        for (std::size_t next = 1; next <= *more; ++next)
            if ((octet(at + next) & 0xc0) != 0x80) return false;
        if (*more > 0 && is_forbidden_pair(octet(at), octet(at + 1))) return false;
        at += *more;
    }
    return true;
}

/// The end of the quoted string that `text` begins with, behind its closing quote.
std::size_t end_of_quoted(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (!is_printable(text[at])) return text.npos;
        if (text[at] == '"') return at + 1;
        if (text[at] == '\\') ++at;
    }
    return text.npos;
}

/// Where the local part that `text` begins with ends.
std::size_t end_of_local(std::string_view text) {
    if (text.starts_with('"')) return end_of_quoted(text);
    auto const end = text.find_first_of("@>");
    return end != text.npos && is_dot_atom(text.substr(0, end)) ? end : text.npos;
}

/// "@one,@two:" before the mailbox must be accepted and ignored (RFC 5321 4.1.1.3).
std::string_view without_route(std::string_view text) {
    if (!text.starts_with('@')) return text;
    auto const colon = text.find(':');
    if (colon == text.npos) return {};
    for (auto const hop : split(text.substr(0, colon), ','))
        if (!hop.starts_with('@') || !is_domain(hop.substr(1))) return {};
    return text.substr(colon + 1);
}

std::string_view without_needless_quotes(std::string_view local) {
    if (!local.starts_with('"')) return local;
    auto const inner = local.substr(1, local.size() - 2);
    return is_dot_atom(inner) ? inner : local;
}

/// What of `text` is mailbox, and what follows ">".
struct Mailbox {
    SmtpPath path;
    std::string_view rest;
};

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    text = without_route(text);
    auto const local_end = end_of_local(text);
    if (local_end == text.npos || local_end == text.size()) return std::nullopt;
    std::string spec{without_needless_quotes(text.substr(0, local_end))};
    text.remove_prefix(local_end);
    if (text.starts_with('>')) return Mailbox{{std::move(spec)}, text.substr(1)};
    auto const close = text.find('>');
    if (!text.starts_with('@') || close == text.npos || !is_domain(text.substr(1, close - 1))) return std::nullopt;
    spec += text.substr(0, close);
    return Mailbox{{std::move(spec), true}, text.substr(close + 1)};
}

std::optional<SmtpParameter> parse_parameter(std::string_view text) {
    auto const equals = text.find('=');
    auto const keyword = text.substr(0, equals);
    auto const value = equals == text.npos ? std::string_view{} : text.substr(equals + 1);
    bool const named = !keyword.empty() && keyword.front() != '-' &&
                       std::ranges::all_of(keyword, [](char c) { return is_alphanumeric(c) || c == '-'; });
    bool const valued = std::ranges::all_of(value, [](char c) { return is_printable(c) && c != ' ' && c != '='; });
    if (!named || !valued || (equals != text.npos && value.empty())) return std::nullopt;
    SmtpParameter parameter{std::string{keyword}, std::string{value}};
    std::ranges::transform(parameter.keyword, parameter.keyword.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return parameter;
}

} // namespace

std::optional<SmtpPath> parse_smtp_path(std::string_view text) {
    text = trimmed(text);
    if (!text.starts_with('<') || !is_utf8(text)) return std::nullopt;
    text.remove_prefix(1);
    std::optional<Mailbox> mailbox = text.starts_with('>') ? Mailbox{{}, text.substr(1)} : parse_mailbox(text);
    if (!mailbox || (!mailbox->rest.empty() && mailbox->rest.front() != ' ')) return std::nullopt;
    mailbox->path.is_international = std::ranges::any_of(mailbox->path.spec, is_beyond_ascii);
    for (auto const word : split(mailbox->rest, ' ')) {
        if (word.empty()) continue;
        auto parameter = parse_parameter(word);
        if (!parameter) return std::nullopt;
        mailbox->path.parameters.push_back(std::move(*parameter));
    }
    return std::move(mailbox->path);
}

} // namespace liaison
