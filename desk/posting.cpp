#include "desk/posting.hpp"
#include "core/contains.hpp"
#include "desk/roles.hpp"

namespace liaison {
namespace {

/// Gathers recipients, each once; a mail of the desk to itself would come back to it.
class Recipients {
public:
    explicit Recipients(Desk const& desk) : desk_(desk) {}

    void to(std::vector<Address> const& addresses) { add(routing_.to, addresses); }
    void copy_to(std::vector<Address> const& addresses) { add(routing_.cc, addresses); }
    void to(Group const& group) {
        if (group.list) to(std::vector{*group.list});
        to(group.chairs);
    }
    void copy_to(Group const& group) {
        if (group.list) copy_to(std::vector{*group.list});
        copy_to(group.chairs);
    }
    [[nodiscard]] bool nobody() const { return routing_.to.empty(); }
    [[nodiscard]] Routing result() && { return std::move(routing_); }

private:
    void add(std::vector<Address>& list, std::vector<Address> const& addresses) {
        for (auto const& address : addresses)
            if (is_deliverable(address.spec) && !desk_.owns(address.spec) && !has_address(routing_.to, address.spec) &&
                !has_address(routing_.cc, address.spec))
                list.push_back(address);
    }

    Desk const& desk_;
    Routing routing_;
};

void copy_to_contacts(Recipients& recipients, Statement const& statement) {
    for (auto const* list : {&statement.response_contacts, &statement.technical_contacts, &statement.cc_contacts,
                             &statement.from_contacts})
        recipients.copy_to(*list);
}

} // namespace

Routing recipients_of_posting(Statement const& statement, House const& house) {
    Recipients recipients{house.desk};
    for (auto const* group : own_groups_of(statement, house.directory)) recipients.to(*group);
    if (recipients.nobody()) return {};
    copy_to_contacts(recipients, statement);
    return std::move(recipients).result();
}

Routing recipients_added(Statement const& before, Statement const& now, House const& house) {
    auto const known = own_groups_of(before, house.directory);
    Recipients recipients{house.desk};
    for (auto const* group : own_groups_of(now, house.directory))
        if (!contains(known, group)) recipients.to(*group);
    return std::move(recipients).result();
}

Routing recipients_of_outgoing(Statement const& statement, House const& house) {
    Recipients recipients{house.desk};
    for (auto const& body : statement.to) {
        auto const named = house.bodies.from(body.text);
        auto const* organization =
            named.organization ? house.directory.organization_named(*named.organization) : nullptr;
        if (organization == nullptr) continue;
        bool found = false;
        for (auto const& group : organization->groups)
            if (contains(named.groups, group.name) && !group.send_to.empty()) {
                recipients.to(group.send_to);
                found = true;
            }
        if (!found) recipients.to(organization->send_to);
    }
    if (recipients.nobody())
        recipients.to(statement.cc_contacts);
    else
        recipients.copy_to(statement.cc_contacts);
    if (recipients.nobody()) return {};
    recipients.copy_to(statement.from_contacts);
    for (auto const* group : own_groups_of(statement, house.directory)) recipients.copy_to(*group);
    return std::move(recipients).result();
}

Routing reviewers_of(Statement const& statement, House const& house) {
    Recipients recipients{house.desk};
    for (auto const* group : own_groups_of(statement, house.directory))
        recipients.to(approvers_of(group->name, house.directory));
    recipients.to(house.desk.coordinators);
    return std::move(recipients).result();
}

Routing keepers_of(Statement const& statement, House const& house) {
    auto const& from = statement.from.organization;
    if (statement.direction == Direction::outgoing || !from) return route_to_coordinators(house);
    return route(house.directory.organization_named(*from), house, false);
}

} // namespace liaison
