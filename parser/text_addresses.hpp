// Mail addresses in running text and in the values of labels, as people type them.
#pragma once
#include "core/address.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// An address and where it stands in the text, its name and brackets included.
struct AddressFound {
    Address address;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The addresses that stand in `text` as local@domain, in order, with the name before "<" or "[mailto:" if there is
/// one.
[[nodiscard]] std::vector<AddressFound> find_addresses(std::string_view text);

/// The addresses that the value of a contact label lists, each once. "a(at)b.example", "a at b dot example" and the
/// like are read where the value holds nothing but such a thing in that place.
[[nodiscard]] std::vector<Address> read_addresses(std::string_view value);

/// `value` without its addresses and without the persons they belong to: what is left may name bodies. "Ann
/// Lee(ITU-T SG15) <ann@x.example>" gives "ITU-T SG15", "3GPP RAN3 (Ann <ann@x.example>)" gives "3GPP RAN3".
[[nodiscard]] std::string without_people(std::string_view value);

} // namespace liaison
