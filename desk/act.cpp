#include "desk/act.hpp"
#include "desk/acts.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_text = 1'000;

constexpr Roles nobody{};
constexpr Roles keepers{Role::manager, Role::coordinator, Role::machine};
constexpr Roles doers{Role::manager, Role::coordinator, Role::action_holder, Role::machine};
constexpr Roles staff{Role::manager, Role::coordinator, Role::action_holder,
                      Role::chair,   Role::approver,    Role::machine};
constexpr Roles everybody{Role::manager,  Role::coordinator, Role::action_holder, Role::chair,
                          Role::approver, Role::contact,     Role::machine};
constexpr Roles correctors{Role::manager, Role::coordinator, Role::contact, Role::machine};
constexpr Roles reviewers{Role::approver, Role::coordinator};

/// Commands that are not about a statement are carried out elsewhere.
Result<Effect> not_here(Case at) {
    auto const here = std::move(at);
    return failure(Fault::bad_input,
                   fmt::format("\"{}\" is not about a statement", one_line(here.command.written, 80)));
}

struct Row {
    Act act;
    Roles entitled;
    Result<Effect> (*decide)(Case);
    bool only_adds = false;
    bool about_held_mail = false;
};

constexpr std::array<Row, 22> rows{{
    {Act::post, keepers, post},
    {Act::taken, staff, take_action},
    {Act::no_action, staff, decline_action},
    {Act::extend, keepers, extend},
    {Act::assign, doers, assign},
    {Act::comment, everybody, comment, true},
    {Act::private_comment, staff, comment_privately, true},
    {Act::correct, correctors, correct},
    {Act::respond, staff, respond},
    {Act::withdraw, keepers, withdraw},
    {Act::restore, keepers, restore},
    {Act::same_as, keepers, file_as_same},
    {Act::help, everybody, not_here, true},
    {Act::snooze, staff, snooze, true},
    {Act::stop_reminders, staff, stop_reminders, true},
    {Act::approve, reviewers, approve},
    {Act::refuse, reviewers, refuse},
    {Act::abandon, {Role::contact, Role::chair, Role::manager, Role::coordinator, Role::machine}, abandon},
    {Act::release, nobody, not_here, false, true},
    {Act::make_statement, nobody, not_here, false, true},
    {Act::file_to, nobody, not_here, false, true},
    {Act::drop, nobody, not_here, false, true},
}};

Row const& row_of(Act act) { return *std::ranges::find(rows, act, &Row::act); }

} // namespace

std::string Case::text() const {
    auto const* text = std::get_if<std::string>(&command.argument);
    return text == nullptr ? std::string{} : one_line(*text, longest_text);
}

Record const* Case::other() const {
    auto const* id = std::get_if<StatementId>(&command.argument);
    if (id == nullptr) return nullptr;
    auto const found = std::ranges::find(around.others, *id, &Record::id);
    return found == around.others.end() ? nullptr : &*found;
}

Event Case::event(std::string what) const {
    return {.at = around.now, .by = actor.name, .what = std::move(what), .mail = actor.mail};
}

Roles entitled_to(Act act) { return row_of(act).entitled; }

bool is_about_held_mail(Act act) { return row_of(act).about_held_mail; }

bool only_adds(Act act) { return row_of(act).only_adds; }

Result<Effect> carry_out(Command const& command, Record record, Actor const& actor, Surroundings const& around) {
    auto const& row = row_of(command.act);
    if (!row.about_held_mail && (row.entitled & actor.roles).empty())
        return failure(Fault::denied, fmt::format("only {} may do that", in_words(row.entitled)));
    return row.decide({command, std::move(record), actor, around});
}

} // namespace liaison
