#include "config/keys.hpp"
#include "core/text.hpp"

namespace liaison {

Value Section::value(std::string_view key, toml::node const& node) const {
    return {node, fmt::format("{}{}", label, key), source};
}

void Section::refuse(std::string_view what) const {
    source.problems.add(source.file, line(), fmt::format("{}{}", label, what));
}

} // namespace liaison
