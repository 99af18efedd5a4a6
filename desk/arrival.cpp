#include "desk/arrival.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_line = 998; // RFC 5322 2.1.1

/// What of the raw bytes decides how SMTP can carry them.
struct Carriage {
    bool as_it_is = true;
    bool eight_bit = false;
};

bool has_bare_line_end(std::string_view raw) {
    for (auto at = raw.find_first_of("\r\n"); at != raw.npos; at = raw.find_first_of("\r\n", at + 2))
        if (raw[at] == '\n' || at + 1 == raw.size() || raw[at + 1] != '\n') return true;
    return false;
}

bool has_long_line(std::string_view raw) {
    for (;;) {
        auto const end = raw.find('\n');
        if (end == raw.npos) return raw.size() > longest_line;
        if (end > longest_line + 1) return true;
        raw.remove_prefix(end + 1);
    }
}

Carriage carriage_of(std::string_view raw) {
    auto const eight_bit = std::ranges::any_of(raw, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return {!raw.contains('\0') && !has_bare_line_end(raw) && !has_long_line(raw), eight_bit};
}

/// Everything behind the first empty line.
std::string_view body_of(std::string_view raw) {
    for (auto at = raw.find('\n'); at != raw.npos; at = raw.find('\n', at + 1)) {
        auto const rest = raw.substr(at + 1);
        if (rest.starts_with("\r\n")) return rest.substr(2);
        if (rest.starts_with('\n')) return rest.substr(1);
    }
    return {};
}

/// A redelivery has other Received and Authentication-Results lines, but the same author, moment, name and words.
std::string content_hash(Mail const& mail, std::string_view raw) {
    std::string content;
    for (auto const name : {"From", "Date", "Subject", "Message-ID"}) {
        content += collapsed(mail.header(name));
        content += '\n';
    }
    return sha256(content + sha256(body_of(raw)));
}

} // namespace

Arrival prepare(InboxId id, Instant received, Envelope envelope, std::string_view raw,
                ReadAttached const& read_attached) {
    Arrival arrival;
    arrival.id = id;
    arrival.received = received;
    arrival.envelope = std::move(envelope);
    arrival.mail = parse_mail(raw);
    arrival.draft = read_statement(arrival.mail, read_attached);
    arrival.size = raw.size();
    arrival.content_hash = content_hash(arrival.mail, raw);
    auto const [as_it_is, eight_bit] = carriage_of(raw);
    arrival.carried_as = as_it_is ? OriginalForm::rfc822 : OriginalForm::base64;
    arrival.eight_bit = eight_bit;
    return arrival;
}

} // namespace liaison
