#include "core/desk.hpp"
#include "core/text.hpp"

namespace liaison {

bool Desk::owns(std::string_view spec) const {
    auto const at = spec.rfind('@');
    if (at == spec.npos) return false;
    auto local = spec.substr(0, at);
    if (!recipient_delimiter.empty()) local = local.substr(0, local.find(recipient_delimiter));
    auto const plain = fmt::format("{}{}", local, spec.substr(at));
    auto const is_plain = [&](std::string_view own) { return same_address(own, plain) || same_address(own, spec); };
    return is_plain(address) || is_plain(sender.spec) || std::ranges::any_of(aliases, is_plain);
}

bool Desk::is_coordinator(std::string_view spec) const { return has_address(coordinators, spec); }

} // namespace liaison
