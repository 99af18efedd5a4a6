// One value of a TOML file, with its place, and the door to toml++ together with the keys below.
#pragma once
#include "config/problems.hpp"
#include "core/desk.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>

namespace liaison {

/// A file while it is read.
struct Source {
    std::filesystem::path file;
    Problems& problems;
    Desk const* desk = nullptr; ///< whose own addresses must not be mailed to; not known while it is read itself

    /// `path` as the file means it: relative to the folder that the file is in.
    [[nodiscard]] std::filesystem::path resolve(std::string_view path) const;
};

/// A value and what it is called in messages: `[desk] address`, `organization "ITU-T": managers`.
struct Value {
    toml::node const& node;
    std::string label;
    Source& source;

    [[nodiscard]] std::size_t line() const { return node.source().begin.line; }
    /// Reports "LABEL: WHAT" at this value's line.
    void refuse(std::string_view what) const;
    /// Reports "LABEL: FOUND is not EXPECTED".
    void expect(std::string_view expected) const;
    /// A value inside this one, such as an item of a list.
    [[nodiscard]] Value item(toml::node const& inner) const { return {inner, label, source}; }
};

/// A value as a message shows it: `"text"`, `5`, `a list`; long texts are cut.
[[nodiscard]] std::string found(toml::node const& node);

/// The table of a TOML file; nothing, with the problem reported, if it cannot be read or is no TOML.
[[nodiscard]] std::optional<toml::table> parse_toml(Source const& source);

} // namespace liaison
