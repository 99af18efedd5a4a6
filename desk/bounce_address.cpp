#include "desk/bounce_address.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::string_view purpose = "bounce";
constexpr std::size_t longest_local = 64;

/// What stands behind the delimiter of an address of the desk; empty if nothing does.
std::string_view detail_of(std::string_view spec, Desk const& desk) {
    if (desk.recipient_delimiter.empty() || !desk.owns(spec)) return {};
    auto const local = spec.substr(0, spec.rfind('@'));
    auto const at = local.find(desk.recipient_delimiter);
    return at == local.npos ? std::string_view{} : local.substr(at + desk.recipient_delimiter.size());
}

/// "b1904.SIGNATURE"
std::optional<OutboxId> read_mark(std::string_view detail, SecretKey const& key) {
    auto const dot = detail.find('.');
    if (dot == detail.npos || (!detail.starts_with('b') && !detail.starts_with('B'))) return std::nullopt;
    auto const digits = detail.substr(1, dot - 1);
    OutboxId id;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
    bool const read = error == std::errc{} && end == digits.data() + digits.size() && id.value > 0;
    return read && key.verify(purpose, digits, detail.substr(dot + 1)) ? std::optional{id} : std::nullopt;
}

} // namespace

std::string bounce_address(OutboxId mail, Desk const& desk, SecretKey const& key) {
    if (desk.recipient_delimiter.empty()) return desk.address;
    auto const number = std::to_string(mail.value);
    auto const at = desk.address.rfind('@');
    auto const local = fmt::format("{}{}b{}.{}", desk.address.substr(0, at), desk.recipient_delimiter, number,
                                   key.sign(purpose, number));
    return local.size() > longest_local ? desk.address : local + desk.address.substr(at);
}

std::optional<OutboxId> returned_mail(Arrival const& arrival, Desk const& desk, SecretKey const& key) {
    for (auto const& recipient : arrival.envelope.recipients)
        if (auto const id = read_mark(detail_of(recipient, desk), key)) return id;
    // Where the envelope is not known any more (IMAP), the notice is addressed to it all the same.
    for (auto const& to : arrival.mail.to)
        if (auto const id = read_mark(detail_of(to.spec, desk), key)) return id;
    return std::nullopt;
}

} // namespace liaison
