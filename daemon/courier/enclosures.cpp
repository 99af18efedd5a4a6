#include "daemon/courier/enclosures.hpp"
#include "core/base64.hpp"
#include "core/sha256.hpp"
#include "parser/mail.hpp"
#include <map>

namespace liaison {
namespace {

constexpr std::size_t octets_per_line = 57; // 76 characters of base64 (RFC 2045 6.8)

/// Documents may stand in a mail inside the mail.
Part const* find_document(Part const& part, std::string_view digest) {
    if (part.message) return find_document(part.message->top, digest);
    for (auto const& inner : part.parts)
        if (auto const* found = find_document(inner, digest)) return found;
    return !part.bytes.empty() && sha256(part.bytes) == digest ? &part : nullptr;
}

void append_encoded(std::string& out, std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += octets_per_line) {
        if (at != 0) out += "\r\n";
        out += write_base64(bytes.substr(at, octets_per_line));
    }
}

} // namespace

Result<std::string> write_enclosures(std::vector<Enclosure> const& enclosures, LoadRaw const& load) {
    std::map<std::int64_t, Mail> mails;
    std::string octets;
    for (auto const& enclosure : enclosures) {
        auto known = mails.find(enclosure.mail.value);
        if (known == mails.end()) {
            auto const raw = load(enclosure.mail);
            if (!raw) return std::unexpected(raw.error());
            known = mails.emplace(enclosure.mail.value, parse_mail(*raw)).first;
        }
        auto const* document = find_document(known->second.top, enclosure.sha256);
        if (document == nullptr)
            return failure(Fault::bug, fmt::format("inbox {}: no document in it has the digest {}",
                                                   enclosure.mail.value, enclosure.sha256));
        octets += enclosure.head;
        append_encoded(octets, document->bytes);
    }
    return octets;
}

} // namespace liaison
