#include "desk/roles.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 7> words{{{Role::manager, "its liaison manager"},
                                                                  {Role::coordinator, "a coordinator"},
                                                                  {Role::action_holder, "its action holder"},
                                                                  {Role::chair, "a chair of its group"},
                                                                  {Role::approver, "an approver of its group"},
                                                                  {Role::contact, "its sender"},
                                                                  {Role::machine, "the operator"}}};

void add_roles_in_groups(Roles& roles, std::string_view spec, Record const& record, Directory const& directory) {
    for (auto const* group : own_groups_of(record.statement, directory)) {
        if (has_address(group->chairs, spec)) roles.add(Role::chair);
        bool const outgoing = record.statement.direction == Direction::outgoing;
        if (outgoing && has_address(approvers_of(group->name, directory), spec)) roles.add(Role::approver);
    }
}

/// Whoever handed it in, and those who are named in it as its senders.
bool is_contact(std::string_view spec, Record const& record) {
    auto const& s = record.statement;
    return (!record.submitter.empty() && same_address(record.submitter, spec)) || has_address(s.from_contacts, spec) ||
           has_address(s.reply_to, spec) || has_address(s.response_contacts, spec) ||
           has_address(s.technical_contacts, spec);
}

/// The other body's organization: an incoming statement comes from it, an outgoing one goes to it.
void add_role_of_manager(Roles& roles, std::string_view spec, Record const& record, House const& house) {
    auto const is_managed_by = [&](std::string_view name) {
        auto const* organization = house.directory.organization_named(name);
        return organization != nullptr && has_address(organization->managers, spec);
    };
    auto const& statement = record.statement;
    if (statement.direction == Direction::incoming) {
        if (statement.from.organization && is_managed_by(*statement.from.organization)) roles.add(Role::manager);
        return;
    }
    for (auto const& body : statement.to)
        if (auto const to = house.bodies.from(body.text).organization; to && is_managed_by(*to))
            roles.add(Role::manager);
}

} // namespace

std::vector<Group const*> own_groups_of(Statement const& statement, Directory const& directory) {
    std::vector<Group const*> groups;
    auto const add = [&](std::string_view name) {
        auto const* group = directory.group_named(name);
        if (group != nullptr && !contains(groups, group)) groups.push_back(group);
    };
    if (statement.direction == Direction::outgoing)
        for (auto const& name : statement.from.groups) add(name);
    else
        for (auto const& body : statement.to)
            if (body.group) add(*body.group);
    return groups;
}

std::vector<Address> approvers_of(std::string_view group, Directory const& directory) {
    constexpr int deepest = 10; // a circle in the directory must not hang us
    auto const* at = directory.group_named(group);
    for (int depth = 0; at != nullptr && depth < deepest; ++depth) {
        if (!at->approvers.empty()) return at->approvers;
        at = at->parent.empty() ? nullptr : directory.group_named(at->parent);
    }
    return {};
}

Roles roles_of(std::string_view spec, Record const& record, House const& house) {
    Roles roles;
    if (spec.empty()) return roles;
    if (house.desk.is_coordinator(spec)) roles.add(Role::coordinator);
    add_role_of_manager(roles, spec, record, house);
    add_roles_in_groups(roles, spec, record, house.directory);
    if (has_address(record.action_holders, spec)) roles.add(Role::action_holder);
    if (is_contact(spec, record)) roles.add(Role::contact);
    return roles;
}

Roles roles_of(Holder holder) {
    switch (holder) {
    case Holder::staff: return {Role::coordinator, Role::manager, Role::action_holder, Role::chair, Role::approver};
    case Holder::group: return {Role::chair};
    case Holder::sender: return {Role::contact};
    }
    return {};
}

std::string in_words(Roles roles) {
    std::vector<std::string> list;
    for (auto const& [role, text] : words)
        if (role != Role::machine && roles.has(role)) list.emplace_back(text);
    if (list.size() < 2) return joined(list, "");
    auto const last = list.back();
    list.pop_back();
    return fmt::format("{} or {}", joined(list, ", "), last);
}

} // namespace liaison
