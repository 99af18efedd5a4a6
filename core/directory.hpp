// Whom the desk corresponds with, and the desk's own groups: what directory.toml says.
#pragma once
#include "core/address.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A group inside another organization: ITU-T's SG15.
struct OrganizationGroup {
    std::string name;
    std::string full_name;
    std::vector<std::string> aliases;
    std::vector<Address> send_to;
};

enum class Relationship { formal, informal };

/// Another body the desk corresponds with.
struct Organization {
    std::string name;
    std::string full_name;
    std::vector<std::string> aliases;
    std::vector<std::string> domains; ///< subdomains count too
    std::vector<Address> addresses;   ///< senders outside those domains
    Relationship relationship = Relationship::informal;
    std::vector<Address> managers;
    std::vector<Address> support_group;
    std::vector<Address> send_to;
    std::vector<OrganizationGroup> groups;
    bool digest = false; ///< its managers get a weekly summary of its statements
};

/// A group inside the desk's own body.
struct Group {
    std::string name;
    std::string full_name;
    std::vector<std::string> aliases;
    std::optional<Address> list;
    std::vector<Address> chairs;
    std::vector<Address> approvers;
    std::string parent; ///< name of another Group, or empty
};

struct Directory {
    std::vector<Organization> organizations;
    std::vector<Group> groups;

    /// The organization of exactly that name; nullptr if there is none. Matching what people write is
    /// desk/bodies.hpp's.
    [[nodiscard]] Organization const* organization_named(std::string_view name) const;
    [[nodiscard]] Group const* group_named(std::string_view name) const;
    /// The organizations for which `spec` is a listed sender: by address, else by domain. Often one, may be several.
    [[nodiscard]] std::vector<Organization const*> organizations_of_sender(std::string_view spec) const;
    /// Whether `spec` is a liaison manager of any organization.
    [[nodiscard]] bool is_manager(std::string_view spec) const;
};

} // namespace liaison
