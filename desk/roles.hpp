// What somebody is to a statement.
#pragma once
#include "core/statement.hpp"
#include "core/token.hpp"
#include "desk/decide.hpp"
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace liaison {

enum class Role : std::uint8_t {
    coordinator,
    manager, ///< of the statement's organization
    action_holder,
    chair,    ///< of a group of the desk that it is addressed to, or comes from
    approver, ///< of the group of the desk that it comes from
    contact,  ///< its sender
    machine,  ///< the operator on the desk's machine, and the desk itself
};

class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles) {
        for (auto const role : roles) add(role);
    }
    constexpr void add(Role role) { bits_ |= bit(role); }
    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr Roles operator&(Roles other) const {
        Roles both;
        both.bits_ = bits_ & other.bits_;
        return both;
    }
    constexpr bool operator==(Roles const&) const = default;

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned bits_ = 0;
};

/// What the owner of `spec` is to the statement.
[[nodiscard]] Roles roles_of(std::string_view spec, Record const& record, House const& house);
/// In which roles a token can be used: one that was sent to a public list makes nobody a manager.
[[nodiscard]] Roles roles_of(Holder holder);
/// "its liaison manager or a coordinator": for the answer to somebody who is none of them.
[[nodiscard]] std::string in_words(Roles roles);

/// The approvers of a group of the desk, or of the nearest group above it that has some.
[[nodiscard]] std::vector<Address> approvers_of(std::string_view group, Directory const& directory);
/// The groups of the desk that a statement is addressed to, or, outgoing, comes from.
[[nodiscard]] std::vector<Group const*> own_groups_of(Statement const& statement, Directory const& directory);

} // namespace liaison
