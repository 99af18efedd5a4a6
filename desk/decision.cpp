#include "desk/decision.hpp"

namespace liaison {
namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 7> outcomes{{{Outcome::statement, "statement"},
                                                                        {Outcome::filed, "filed"},
                                                                        {Outcome::command, "command"},
                                                                        {Outcome::bounce, "bounce"},
                                                                        {Outcome::automatic, "automatic"},
                                                                        {Outcome::duplicate, "duplicate"},
                                                                        {Outcome::held, "held"}}};

} // namespace

std::string_view name_of(Outcome outcome) {
    return std::ranges::find(outcomes, outcome, [](auto const& row) { return row.first; })->second;
}

std::optional<Outcome> outcome_named(std::string_view name) {
    auto const row = std::ranges::find(outcomes, name, [](auto const& r) { return r.second; });
    return row == outcomes.end() ? std::nullopt : std::optional{row->first};
}

} // namespace liaison
