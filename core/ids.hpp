// Row numbers of different things are different types.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace liaison {

template <class Of> struct Id {
    std::int64_t value = 0;
    auto operator<=>(Id const&) const = default;
};

using InboxId = Id<struct InboxMail>;
using OutboxId = Id<struct OutboxMail>;
using StatementId = Id<struct StatementRecord>;
using EventId = Id<struct StatementEvent>;

/// "LS-42", the number people use.
[[nodiscard]] inline std::string write_statement_id(StatementId id) { return "LS-" + std::to_string(id.value); }

} // namespace liaison
