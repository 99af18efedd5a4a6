// The numbers by which people name the statements on record: "LS-42", and "[LS-42]" in a subject.
#pragma once
#include "core/ids.hpp"
#include <cstddef>
#include <optional>
#include <string_view>

namespace liaison {

/// All of `text` is "LS-42" or "[LS-42]", in either case.
[[nodiscard]] std::optional<StatementId> parse_statement_id(std::string_view text);

/// A "[LS-42]" and where it stands.
struct FoundTag {
    StatementId id;
    std::size_t begin = 0;
    std::size_t size = 0;
};
/// The first one at or behind `from`.
[[nodiscard]] std::optional<FoundTag> find_tag(std::string_view text, std::size_t from = 0);

} // namespace liaison
