#include "desk/record_view.hpp"
#include "core/text.hpp"
#include "desk/roles.hpp"
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

struct LinkWords {
    LinkKind kind;
    std::string_view forward;
    std::string_view backward;
};
constexpr std::array<LinkWords, 3> link_words{{{LinkKind::answers, "answers", "answered by"},
                                               {LinkKind::supersedes, "supersedes", "superseded by"},
                                               {LinkKind::same_as, "the same as", "recorded a second time as"}}};

/// "IETF Operations and Management Area Working Group (opsawg)".
std::string group_in_words(Group const& group, Desk const& desk) {
    auto const name = group.full_name.empty() ? group.name : fmt::format("{} ({})", group.full_name, group.name);
    return starts_with_word(name, desk.name) ? name : fmt::format("{} {}", desk.name, name);
}

std::vector<std::string> in_words(std::vector<Link> const& links, std::string_view LinkWords::* direction) {
    std::vector<std::string> lines;
    for (auto const& link : links) {
        auto const& words = *std::ranges::find(link_words, link.kind, &LinkWords::kind);
        lines.push_back(fmt::format("{} {}", words.*direction, write_statement_id(link.other)));
    }
    return lines;
}

} // namespace

std::vector<std::string> links_in_words(std::vector<Link> const& links) { return in_words(links, &LinkWords::forward); }

std::vector<std::string> links_from_others_in_words(std::vector<Link> const& links) {
    return in_words(links, &LinkWords::backward);
}

std::string state_in_words(Record const& record, Desk const& desk) {
    return one_line(where_it_is(record, desk) + what_it_asks(record));
}

std::string our_side_in_words(Statement const& statement, House const& house) {
    std::vector<std::string> names;
    for (auto const* group : own_groups_of(statement, house.directory))
        if (!same_word(group->name, house.desk.name)) names.push_back(group_in_words(*group, house.desk));
    if (!names.empty()) return joined(names, ", ");
    auto const written = one_line(statement.from.text, 200);
    return written.empty() || same_word(written, house.desk.name) ? one_line(house.desk.name, 60)
                                                                  : fmt::format("{} {}", house.desk.name, written);
}

View record_view(Record const& record, House const& house) {
    auto view = statement_view(record.statement, house.desk);
    view.text["id"] = write_statement_id(record.id);
    if (record.statement.direction == Direction::outgoing) {
        auto const us = our_side_in_words(record.statement, house);
        view.text["from"] = wrapped(us, field_indent);
        view.text["us"] = us;
        if (trimmed(record.statement.title).empty()) view.text["subject_title"] = fmt::format("statement from {}", us);
    }
    view.text["state"] = wrapped(state_in_words(record, house.desk), field_indent);
    if (!record.action_holders.empty())
        view.text["holders"] = wrapped(addresses_in_words(record.action_holders), field_indent);
    if (auto const links = links_in_words(record.links); !links.empty())
        view.text["links"] = wrapped(joined(links, ", "), field_indent);
    return view;
}

} // namespace liaison
