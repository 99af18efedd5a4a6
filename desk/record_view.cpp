#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr std::size_t field_indent = 18; // the column in which the templates begin a field's value

std::string where_it_is(Record const& record, Desk const& desk) {
    auto const day = record.posted ? " on " + write_date_in_words(desk.timezone.day_of(*record.posted)) : std::string{};
    switch (record.state) {
    case State::received: return "received, not yet posted";
    case State::posted: return "posted" + day;
    case State::withdrawn: return "withdrawn";
    case State::draft: return "a draft that waits for approval";
    case State::approved: return "approved, not yet sent";
    case State::sent: return "sent" + day;
    case State::abandoned: return "abandoned";
    }
    return {};
}

std::string what_it_asks(Record const& record) {
    auto const note = record.action_note.empty() ? std::string{} : fmt::format(" ({})", record.action_note);
    switch (record.action) {
    case Action::none: return {};
    case Action::required:
        return record.statement.deadline
                   ? fmt::format("; an action is required by {}", write_date_in_words(*record.statement.deadline))
                   : "; an action is required";
    case Action::taken: return "; its action was taken" + note;
    case Action::declined: return "; no action will be taken" + note;
    }
    return {};
}

} // namespace

std::string state_in_words(Record const& record, Desk const& desk) {
    return one_line(where_it_is(record, desk) + what_it_asks(record));
}

View record_view(Record const& record, Desk const& desk) {
    auto view = statement_view(record.statement, desk);
    view.text["id"] = write_statement_id(record.id);
    view.text["state"] = wrapped(state_in_words(record, desk), field_indent);
    if (!record.action_holders.empty())
        view.text["holders"] = wrapped(addresses_in_words(record.action_holders), field_indent);
    return view;
}

} // namespace liaison
