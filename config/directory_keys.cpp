#include "config/directory_keys.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

/// Reads all sections [[key]]; messages call each by its name, or by its number where it has none.
template <class Into, class Inner> auto sections_into(std::vector<Inner> Into::* member, Keys<Inner> const& (*keys)()) {
    return [member, keys](Value const& value, Into& target) {
        auto const* list = value.node.as_array();
        if (list == nullptr || !value.node.is_array_of_tables()) {
            value.refuse(fmt::format("found {}, sections in [[...]] are expected", found(value.node)));
            return;
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            auto const& table = *list->get(i)->as_table();
            auto const name = table["name"].value_exact<std::string>();
            auto const called = name ? fmt::format("\"{}\"", *name) : fmt::format("{}", i + 1);
            auto& inner = (target.*member).emplace_back();
            read_section(Section{table, fmt::format("{} {}: ", value.label, called), value.source}, keys(), inner);
        }
    };
}

std::optional<std::optional<Address>> list_address(Value const& value) {
    if (value.node.value_exact<std::string>() == "") return std::optional<Address>{};
    if (auto got = foreign_address(value)) return std::optional{std::move(got)};
    return std::nullopt;
}

Keys<OrganizationGroup> const& organization_group_keys() {
    static Keys<OrganizationGroup> const keys{
        {"name", into(&OrganizationGroup::name, some_text), Need::required},
        {"full_name", into(&OrganizationGroup::full_name, any_text)},
        {"aliases", into(&OrganizationGroup::aliases, some_texts)},
        {"send_to", into(&OrganizationGroup::send_to, foreign_addresses)},
    };
    return keys;
}

Keys<Organization> const& organization_keys() {
    static Keys<Organization> const keys{
        {"name", into(&Organization::name, some_text), Need::required},
        {"full_name", into(&Organization::full_name, any_text)},
        {"aliases", into(&Organization::aliases, some_texts)},
        {"domains", into(&Organization::domains, domains)},
        {"addresses", into(&Organization::addresses, foreign_addresses)},
        {"relationship",
         into(&Organization::relationship,
              one_of<Relationship>({{"formal", Relationship::formal}, {"informal", Relationship::informal}}))},
        {"managers", into(&Organization::managers, foreign_addresses)},
        {"support_group", into(&Organization::support_group, foreign_addresses)},
        {"send_to", into(&Organization::send_to, foreign_addresses)},
        {"digest", into(&Organization::digest, truth)},
        {"group", sections_into(&Organization::groups, organization_group_keys)},
    };
    return keys;
}

Keys<Group> const& group_keys() {
    static Keys<Group> const keys{
        {"name", into(&Group::name, some_text), Need::required},
        {"full_name", into(&Group::full_name, any_text)},
        {"aliases", into(&Group::aliases, some_texts)},
        {"list", into(&Group::list, list_address)},
        {"chairs", into(&Group::chairs, foreign_addresses)},
        {"approvers", into(&Group::approvers, foreign_addresses)},
        {"parent", into(&Group::parent, any_text)},
    };
    return keys;
}

} // namespace

Keys<Directory> const& directory_keys() {
    static Keys<Directory> const keys{
        {"organization", sections_into(&Directory::organizations, organization_keys)},
        {"group", sections_into(&Directory::groups, group_keys)},
    };
    return keys;
}

} // namespace liaison
