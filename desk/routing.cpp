#include "desk/routing.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

bool is_listed_for(Facts const& facts, std::string_view organization) {
    return std::ranges::any_of(facts.listed, [&](Organization const* o) { return o->name == organization; });
}

std::string names_of(std::vector<Organization const*> const& organizations) {
    std::vector<std::string> names;
    for (auto const* organization : organizations) names.push_back(organization->name);
    return joined(names, " and ");
}

/// The mark of DOMAIN.md's table; who brings others' statements from the desk's own side is no suspect.
std::string sender_mark(Facts const& facts) {
    auto const& organization = facts.statement.from.organization;
    auto const& sender = facts.trust.address;
    if (facts.trust.authenticated && facts.is_from_own_side())
        return fmt::format("{} by {}", facts.arrival.draft.form == Form::tool ? "announced" : "handed in", sender);
    if (organization && facts.listed.empty())
        return fmt::format("sender not known for it: {} is not listed for {}", sender, *organization);
    if (organization && !is_listed_for(facts, *organization))
        return fmt::format("sent by {}'s domain: {}", names_of(facts.listed), sender);
    if (!organization && facts.listed.size() > 1)
        return fmt::format("the sender is listed for {}", names_of(facts.listed));
    return {};
}

} // namespace

std::vector<Address> new_among(std::vector<Address> const& addresses, Routing const& routing, Desk const& desk) {
    std::vector<Address> fresh;
    for (auto const& address : addresses)
        if (is_deliverable(address.spec) && !desk.owns(address.spec) && !has_address(routing.to, address.spec) &&
            !has_address(routing.cc, address.spec) && !has_address(fresh, address.spec))
            fresh.push_back(address);
    return fresh;
}

Routing route(Organization const* organization, House const& house, bool inform_coordinators) {
    Routing routing;
    auto const copy_to = [&](std::vector<Address> const& addresses) {
        std::ranges::move(new_among(addresses, routing, house.desk), std::back_inserter(routing.cc));
    };
    if (organization != nullptr) routing.to = new_among(organization->managers, routing, house.desk);
    if (!routing.to.empty()) routing.managed = organization;
    if (routing.to.empty()) routing.to = new_among(house.desk.coordinators, routing, house.desk);
    if (organization != nullptr) copy_to(organization->support_group);
    if (inform_coordinators) copy_to(house.desk.coordinators);
    return routing;
}

Routing route_to_coordinators(House const& house) { return route(nullptr, house, false); }

Routing route_statement(Facts const& facts) {
    auto const& from = facts.statement.from.organization;
    if (facts.statement.direction == Direction::outgoing || !from) return route_to_coordinators(facts.house);
    bool const foreign_domain = !facts.listed.empty() && !is_listed_for(facts, *from);
    return route(facts.house.directory.organization_named(*from), facts.house, foreign_domain);
}

std::vector<std::string> sender_remarks(Facts const& facts) {
    std::vector<std::string> remarks;
    auto const& from = facts.statement.from;
    if (!facts.trust.authenticated) remarks.push_back(fmt::format("unverified: {}", one_line(facts.trust.why, 120)));
    if (facts.statement.direction == Direction::incoming) {
        if (auto mark = sender_mark(facts); !mark.empty()) remarks.push_back(std::move(mark));
        auto const& by = facts.arrival.draft.handed_in_by; // who resends a mail is not its sender
        if (by && !same_address(by->spec, facts.trust.address))
            remarks.push_back(fmt::format("handed in by {}", one_line(by->spec, 120)));
        if (!from.organization && !from.text.empty())
            remarks.push_back(fmt::format("organization not in the directory: {}", one_line(from.text, 120)));
    }
    return remarks;
}

} // namespace liaison
