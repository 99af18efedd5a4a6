#include "core/directory.hpp"

namespace liaison {
namespace {

template <class Item> Item const* find_named(std::vector<Item> const& items, std::string_view name) {
    auto const found = std::ranges::find(items, name, &Item::name);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

Organization const* Directory::organization_named(std::string_view name) const {
    return find_named(organizations, name);
}
Group const* Directory::group_named(std::string_view name) const { return find_named(groups, name); }

std::vector<Organization const*> Directory::organizations_of_sender(std::string_view spec) const {
    std::vector<Organization const*> by_address;
    std::vector<Organization const*> by_domain;
    auto const domain = domain_of(spec);
    for (auto const& organization : organizations) {
        if (has_address(organization.addresses, spec))
            by_address.push_back(&organization);
        else if (std::ranges::any_of(organization.domains, [&](auto const& d) { return is_within_domain(domain, d); }))
            by_domain.push_back(&organization);
    }
    return by_address.empty() ? by_domain : by_address;
}

bool Directory::is_manager(std::string_view spec) const {
    return std::ranges::any_of(organizations, [&](auto const& o) { return has_address(o.managers, spec); });
}

} // namespace liaison
