#include "desk/unreadable_mail.hpp"
#include "core/text.hpp"
#include "desk/automatic.hpp"

namespace liaison {
namespace {

/// RFC 8551 3.2: the envelope's smime-type says what it is; without one it is taken for encrypted.
Part const* smime_envelope(Mail const& mail) {
    auto const* const part = find_part(mail.top, "application/pkcs7-mime");
    return part != nullptr ? part : find_part(mail.top, "application/x-pkcs7-mime");
}

bool is_signed(Part const& envelope) {
    return !envelope.parts.empty() || same_word(envelope.parameter("smime-type"), "signed-data");
}

/// RFC 9580 6.2: the frame around an encrypted text stands on a line of its own, be there a greeting above it.
bool is_armoured(Mail const& mail) {
    auto const* const part = find_part(mail.top, "text/plain");
    if (part == nullptr || !part->text) return false;
    return std::ranges::any_of(split(*part->text, '\n'),
                               [](auto line) { return trimmed(line) == "-----BEGIN PGP MESSAGE-----"; });
}

} // namespace

std::optional<std::string_view> why_unreadable(Mail const& mail) {
    auto const* const envelope = smime_envelope(mail);
    if (is_armoured(mail) || find_part(mail.top, "multipart/encrypted") != nullptr ||
        (envelope != nullptr && !is_signed(*envelope)))
        return "it is encrypted, and this desk has no key: ask its sender for a mail in the clear";
    if (envelope != nullptr && envelope->parts.empty())
        return "its text is inside an S/MIME signature that cannot be opened: ask its sender to sign in the clear";
    return std::nullopt;
}

bool is_read_by_header_alone(Arrival const& arrival) {
    return arrival.draft.form != Form::none && why_unreadable(arrival.mail) &&
           std::ranges::all_of(arrival.draft.evidence, [](Evidence const& e) { return e.rank <= Rank::header; });
}

} // namespace liaison
