#include "desk/person_reader.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"
#include "parser/fold.hpp"

namespace liaison {
namespace {

std::vector<Address> everybody(House const& house) {
    std::vector<Address> all;
    auto const add = [&](std::vector<Address> const& people) {
        for (auto const& person : people) {
            if (!person.name.empty() && !has_address(all, person.spec)) all.push_back(person);
        }
    };
    add(house.desk.coordinators);
    for (auto const& organization : house.directory.organizations) {
        add(organization.managers);
        add(organization.support_group);
    }
    for (auto const& group : house.directory.groups) {
        add(group.chairs);
        add(group.approvers);
    }
    return all;
}

bool has_all_words(std::string_view name, std::string_view words) {
    return std::ranges::all_of(split(words, ' '), [&](auto word) { return has_folded_word(name, word); });
}

} // namespace

Result<std::vector<Address>> read_people_named(std::string_view name, Address const& writer, House const& house) {
    auto plain = folded_line(name);
    while (!plain.empty() && std::string_view{".,;!"}.contains(plain.back())) plain.pop_back();
    if (plain == "me" || plain == "myself") return std::vector{writer};
    std::vector<Address> found;
    for (auto const& person : everybody(house)) {
        auto const known = folded_line(person.name);
        if (known == plain) return std::vector{person};
        if (!plain.empty() && has_all_words(known, plain)) found.push_back(person);
    }
    if (found.size() == 1) return found;
    if (found.size() > 1)
        return failure(Fault::bad_input, fmt::format("\"{}\" may be {}; write the address", one_line(name, 60),
                                                     addresses_in_words(found)));
    auto const groups = house.bodies.own_groups(name);
    auto const* const group = groups.size() == 1 ? house.directory.group_named(groups[0]) : nullptr;
    if (group != nullptr && !group->chairs.empty()) return group->chairs;
    return failure(Fault::bad_input, fmt::format("nobody here is called \"{}\"; write an address", one_line(name, 60)));
}

} // namespace liaison
