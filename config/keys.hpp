// A section of a file as a table of keys: what each is called, how its value is read, where it goes. Adding a key is
// one line in such a table; unknown and missing keys are found by it.
#pragma once
#include "config/value.hpp"
#include "core/nearest.hpp"
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

enum class Need { optional, required };

template <class Into> struct Key {
    std::string name;
    std::function<void(Value const&, Into&)> read;
    Need need = Need::optional;
};
template <class Into> using Keys = std::vector<Key<Into>>;

/// A section: its table, and the label its keys carry in messages: `[desk] `, `organization "ITU-T": `, or none.
struct Section {
    toml::table const& table;
    std::string label;
    Source& source;

    [[nodiscard]] std::size_t line() const { return table.source().begin.line; }
    [[nodiscard]] Value value(std::string_view key, toml::node const& node) const;
    void refuse(std::string_view what) const; ///< reports "LABEL WHAT" at the section's line
};

/// Puts what `read` makes of a value into a member. `read` returns an optional and reports what it refuses.
template <class Into, class Member, class Read> auto into(Member Into::* member, Read const& read) {
    return [member, read](Value const& value, Into& target) {
        if (auto got = read(value)) target.*member = std::move(*got);
    };
}

/// Reads every key of `section` by its row in `keys`.
template <class Into> void read_section(Section const& section, Keys<Into> const& keys, Into& target) {
    std::vector<std::string> names;
    for (auto const& key : keys) names.push_back(key.name);
    for (auto const& [name, node] : section.table) {
        auto const known = std::ranges::find(keys, name.str(), &Key<Into>::name);
        if (known != keys.end())
            known->read(section.value(name.str(), node), target);
        else
            section.source.problems.add(
                section.source.file, name.source().begin.line,
                fmt::format("{}{}: there is no such key{}", section.label, name.str(), suggestion(name.str(), names)));
    }
    for (auto const& key : keys)
        if (key.need == Need::required && !section.table.contains(key.name))
            section.refuse(fmt::format("{} is missing", key.name));
}

/// Reads a section `[name]` inside another table into a member.
template <class Into, class Inner> auto section_into(Inner Into::* member, Keys<Inner> const& (*keys)()) {
    return [member, keys](Value const& value, Into& target) {
        if (auto const* table = value.node.as_table())
            read_section(Section{*table, fmt::format("[{}] ", value.label), value.source}, keys(), target.*member);
        else
            value.refuse(fmt::format("found {}, a section [{}] is expected", found(value.node), value.label));
    };
}

} // namespace liaison
