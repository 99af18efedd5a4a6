#include "config/directory_keys.hpp"
#include "core/text.hpp"
#include <set>

namespace liaison {
namespace {

/// Who uses a name first, and where.
struct Claim {
    std::string body; ///< `organization "ITU-T"`
    toml::table const* table;
    std::filesystem::path file;
    std::size_t line;
};
/// The names of bodies that must be told apart, as people write them.
using Claims = std::map<std::string, Claim>;

std::string place(Claim const& claim, Source const& seen_from) {
    if (claim.file == seen_from.file) return fmt::format("line {}", claim.line);
    return fmt::format("{}:{}", claim.file.filename().string(), claim.line);
}

void claim_name(Claims& claims, Section const& body, std::string_view key, toml::node const& node) {
    auto const text = collapsed(node.value_exact<std::string>().value_or(""));
    if (text.empty()) return;
    auto const value = body.value(key, node);
    auto const label = body.label.substr(0, body.label.size() - 2); // without ": "
    Claim const mine{label, &body.table, body.source.file, value.line()};
    auto const& first = claims.try_emplace(lower_case(text), mine).first->second;
    if (first.table != &body.table)
        value.refuse(fmt::format("{} already names {} ({}); a name of its own is expected", found(node), first.body,
                                 place(first, body.source)));
}

void claim_names(Claims& claims, Section const& body) {
    for (auto const* key : {"name", "full_name"})
        if (auto const* node = body.table.get(key)) claim_name(claims, body, key, *node);
    if (auto const* aliases = body.table["aliases"].as_array())
        for (auto const& alias : *aliases) claim_name(claims, body, "aliases", alias);
}

/// Calls `visit(Section)` for every [[key]] of `table`.
template <class Visit>
void for_each_body(toml::table const& table, std::string_view key, std::string const& prefix, Source& source,
                   Visit visit) {
    auto const* list = table[key].as_array();
    if (list == nullptr) return;
    for (auto const& node : *list)
        if (auto const* body = node.as_table())
            visit(Section{*body, fmt::format("{}{} \"{}\": ", prefix, key, (*body)["name"].value_or("")), source});
}

void claim_all_names(DirectoryFile& file, Claims& claims) {
    for_each_body(file.table, "organization", "", file.source, [&](Section const& organization) {
        claim_names(claims, organization);
        Claims inside;
        for_each_body(organization.table, "group", organization.label, file.source,
                      [&](Section const& group) { claim_names(inside, group); });
    });
    for_each_body(file.table, "group", "", file.source, [&](Section const& group) { claim_names(claims, group); });
}

bool is_own_ancestor(Directory const& directory, std::string const& name) {
    std::set<std::string> seen;
    auto const* group = directory.group_named(name);
    while (group != nullptr && !group->parent.empty() && seen.insert(group->name).second) {
        if (group->parent == name) return true;
        group = directory.group_named(group->parent);
    }
    return false;
}

void check_parent(Section const& group, Directory const& directory) {
    auto const* node = group.table.get("parent");
    auto const parent = node == nullptr ? "" : std::string{trimmed(node->value_or(std::string_view{}))};
    if (parent.empty()) return;
    auto const value = group.value("parent", *node);
    std::vector<std::string> names;
    names.reserve(directory.groups.size());
    for (auto const& known : directory.groups) names.push_back(known.name);
    if (directory.group_named(parent) == nullptr)
        value.refuse(fmt::format("there is no group {}{}", found(*node), suggestion(parent, names)));
    else if (is_own_ancestor(directory, group.table["name"].value_or(std::string{})))
        value.refuse(fmt::format("{} makes the group its own parent", found(*node)));
}

} // namespace

void check_directory(std::vector<DirectoryFile>& files, Directory const& directory) {
    Claims claims;
    for (auto& file : files) {
        claim_all_names(file, claims);
        for_each_body(file.table, "group", "", file.source,
                      [&](Section const& group) { check_parent(group, directory); });
    }
}

} // namespace liaison
