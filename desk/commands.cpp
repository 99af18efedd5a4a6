#include "desk/commands.hpp"
#include "desk/command_words.hpp"
#include <algorithm>
#include <iterator>

namespace liaison {

std::string_view name_of(Act act) { return row_of(act).name; }
std::string_view usage_of(Act act) { return row_of(act).usage; }

Statement corrected(Statement statement, Correction const& correction) {
    auto const& value = correction.value;
    switch (correction.field) {
    case Field::title: statement.title = value.title; break;
    case Field::purpose: statement.purpose = value.purpose; break;
    case Field::deadline: statement.deadline = value.deadline; break;
    case Field::from: statement.from = value.from; break;
    case Field::to: statement.to = value.to; break;
    case Field::cc: statement.cc = value.cc; break;
    case Field::from_contact: statement.from_contacts = value.from_contacts; break;
    case Field::reply_to: statement.reply_to = value.reply_to; break;
    case Field::response_contact:
    case Field::contact: statement.response_contacts = value.response_contacts; break;
    case Field::technical_contact: statement.technical_contacts = value.technical_contacts; break;
    case Field::cc_contact: statement.cc_contacts = value.cc_contacts; break;
    case Field::identifier: statement.identifiers = value.identifiers; break;
    case Field::in_response_to: statement.in_response_to = value.in_response_to; break;
    case Field::supersedes: break; // no correction has it
    }
    auto const name = name_of(correction.field);
    std::erase_if(statement.origins, [&](Origin const& origin) { return origin.field == name; });
    std::erase_if(statement.remarks, [&](std::string const& r) { return r.starts_with(std::string{name} + ":"); });
    std::ranges::copy(value.origins, std::back_inserter(statement.origins));
    std::ranges::copy(value.remarks, std::back_inserter(statement.remarks));
    return statement;
}

} // namespace liaison
