#include "core/statement.hpp"

namespace liaison {
namespace {

constexpr std::array<std::pair<Direction, std::string_view>, 2> directions{
    {{Direction::incoming, "incoming"}, {Direction::outgoing, "outgoing"}}};
constexpr std::array<std::pair<Purpose, std::string_view>, 4> purposes{{{Purpose::action, "action"},
                                                                        {Purpose::comment, "comment"},
                                                                        {Purpose::information, "information"},
                                                                        {Purpose::response, "response"}}};
constexpr std::array<std::pair<State, std::string_view>, 7> states{{{State::received, "received"},
                                                                    {State::posted, "posted"},
                                                                    {State::withdrawn, "withdrawn"},
                                                                    {State::draft, "draft"},
                                                                    {State::approved, "approved"},
                                                                    {State::sent, "sent"},
                                                                    {State::abandoned, "abandoned"}}};
constexpr std::array<std::pair<Action, std::string_view>, 4> actions{
    {{Action::none, "none"}, {Action::required, "required"}, {Action::taken, "taken"}, {Action::declined, "declined"}}};
constexpr std::array<std::pair<LinkKind, std::string_view>, 3> link_kinds{
    {{LinkKind::answers, "answers"}, {LinkKind::supersedes, "supersedes"}, {LinkKind::same_as, "same_as"}}};
constexpr std::array<std::pair<Review, std::string_view>, 2> reviews{
    {{Review::approver, "approver"}, {Review::coordinator, "coordinator"}}};

template <class Table> std::string_view name_in(Table const& table, auto value) {
    return std::ranges::find(table, value, [](auto const& row) { return row.first; })->second;
}

template <class Table> auto value_in(Table const& table, std::string_view name) {
    auto const row = std::ranges::find(table, name, [](auto const& r) { return r.second; });
    return row == table.end() ? std::nullopt : std::optional{row->first};
}

bool asks_for_something(Statement const& statement) {
    return statement.purpose == Purpose::action || statement.purpose == Purpose::comment;
}

} // namespace

std::string_view name_of(Direction direction) { return name_in(directions, direction); }
std::string_view name_of(Purpose purpose) { return name_in(purposes, purpose); }
std::string_view name_of(State state) { return name_in(states, state); }
std::string_view name_of(Action action) { return name_in(actions, action); }
std::string_view name_of(LinkKind kind) { return name_in(link_kinds, kind); }
std::string_view name_of(Review review) { return name_in(reviews, review); }
std::optional<LinkKind> link_kind_named(std::string_view name) { return value_in(link_kinds, name); }
std::optional<Review> review_named(std::string_view name) { return value_in(reviews, name); }
std::optional<Direction> direction_named(std::string_view name) { return value_in(directions, name); }
std::optional<Purpose> purpose_named(std::string_view name) { return value_in(purposes, name); }
std::optional<State> state_named(std::string_view name) { return value_in(states, name); }
std::optional<Action> action_named(std::string_view name) { return value_in(actions, name); }

std::vector<std::string> missing_fields(Statement const& statement) {
    std::vector<std::string> missing;
    auto const need = [&](bool there, char const* field) {
        if (!there) missing.emplace_back(field);
    };
    need(statement.from.organization.has_value() || !statement.from.text.empty(), "from");
    need(!statement.to.empty(), "to");
    need(!statement.title.empty(), "title");
    need(!statement.response_contacts.empty(), "response_contacts");
    need(!statement.technical_contacts.empty(), "technical_contacts");
    need(statement.purpose.has_value(), "purpose");
    need(!statement.body.empty() || !statement.attachments.empty(), "body");
    need(statement.deadline.has_value() || !asks_for_something(statement), "deadline");
    return missing;
}

Action action_asked(Statement const& statement) {
    return asks_for_something(statement) || statement.deadline ? Action::required : Action::none;
}

} // namespace liaison
