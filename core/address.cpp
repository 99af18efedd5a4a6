#include "core/address.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_address = 254; // RFC 5321 4.5.3.1.3: a path of 256 octets less its angle brackets
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;

bool is_unsafe(char c) {
    auto const octet = static_cast<unsigned char>(c);
    return octet <= 0x20 || octet == 0x7f || std::string_view{"<>()[]\\,;:\""}.contains(c);
}

bool is_dot_atoms(std::string_view text, std::size_t longest) {
    return std::ranges::all_of(split(text, '.'), [&](auto part) { return !part.empty() && part.size() <= longest; });
}

} // namespace

std::string write_address(Address const& address) {
    return address.name.empty() ? address.spec : fmt::format("{} <{}>", address.name, address.spec);
}

Address parse_configured_address(std::string_view text) {
    text = trimmed(text);
    auto const open = text.rfind('<');
    if (open == text.npos || text.back() != '>')
        return is_deliverable(text) ? Address{"", std::string{text}} : Address{};
    auto const spec = trimmed(text.substr(open + 1, text.size() - open - 2));
    auto name = trimmed(text.substr(0, open));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return is_deliverable(spec) ? Address{std::string{name}, std::string{spec}} : Address{};
}

bool is_deliverable(std::string_view spec) {
    auto const at = spec.rfind('@');
    if (at == spec.npos || at == 0 || spec.size() > longest_address || at > longest_local_part) return false;
    if (std::ranges::any_of(spec, is_unsafe)) return false;
    auto const local = spec.substr(0, at);
    auto const domain = spec.substr(at + 1);
    return !local.contains('@') && is_dot_atoms(local, longest_local_part) && is_dot_atoms(domain, longest_label) &&
           domain.front() != '-';
}

std::string domain_of(std::string_view spec) {
    auto const at = spec.rfind('@');
    return at == spec.npos ? std::string{} : lower_case(spec.substr(at + 1));
}

bool same_address(std::string_view a, std::string_view b) { return same_word(a, b); }

bool has_address(std::vector<Address> const& list, std::string_view spec) {
    return std::ranges::any_of(list, [&](Address const& address) { return same_address(address.spec, spec); });
}

bool is_within_domain(std::string_view domain, std::string_view parent) {
    if (parent.empty() || domain.size() < parent.size()) return false;
    auto const tail = domain.size() - parent.size();
    return same_word(domain.substr(tail), parent) && (tail == 0 || domain[tail - 1] == '.');
}

} // namespace liaison
