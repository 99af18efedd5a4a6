// Who looks after a statement: its organization's liaison managers, else the coordinators.
#pragma once
#include "desk/facts.hpp"
#include <vector>

namespace liaison {

struct Routing {
    std::vector<Address> to; ///< deliverable, none of the desk's own, each once
    std::vector<Address> cc;
    Organization const* managed = nullptr; ///< the organization whose managers stand in `to`; nullptr: the coordinators
};

/// Those of `addresses` who can be written to and are not in `routing` yet, each once. The desk does not write to
/// itself.
[[nodiscard]] std::vector<Address> new_among(std::vector<Address> const& addresses, Routing const& routing,
                                             Desk const& desk);

/// For a statement of `organization` (nullptr: not known). `inform_coordinators` gives them a copy.
[[nodiscard]] Routing route(Organization const* organization, House const& house, bool inform_coordinators);
/// To the coordinators alone.
[[nodiscard]] Routing route_to_coordinators(House const& house);

/// For a statement of the record: managers of the organization named in it; an outgoing draft goes to the coordinators.
[[nodiscard]] Routing route_statement(Facts const& facts);

/// What a person has to know about who sent it, the marks of DOMAIN.md's table: "sent by ITU-T's domain: ...".
[[nodiscard]] std::vector<std::string> sender_remarks(Facts const& facts);

} // namespace liaison
