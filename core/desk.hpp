// The installation itself: the [desk] section of liaisond.toml as a value.
#pragma once
#include "core/address.hpp"
#include "core/time.hpp"
#include <optional>
#include <string>
#include <vector>

namespace liaison {

enum class Unauthenticated { hold, accept };

struct Desk {
    std::string name;                 ///< "IETF"
    std::string address;              ///< the addr-spec that statements are mailed to
    std::vector<std::string> aliases; ///< further addr-specs of the same desk
    Address sender;                   ///< From of every mail the desk writes
    std::vector<Address> coordinators;
    Zone timezone = *Zone::named("AoE");
    std::vector<std::string> languages;
    std::string authserv_id; ///< whose Authentication-Results we believe; empty: nobody is authenticated
    Unauthenticated unauthenticated = Unauthenticated::hold;
    bool comment_is_action = false;
    std::string recipient_delimiter = "+"; ///< empty: no sub-addressing

    /// Whether `spec` is the desk's address or an alias of it, with or without "+detail".
    [[nodiscard]] bool owns(std::string_view spec) const;
    /// Whether `spec` is one of the coordinators.
    [[nodiscard]] bool is_coordinator(std::string_view spec) const;
};

} // namespace liaison
