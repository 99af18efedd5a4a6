#include "desk/act_at_desk.hpp"
#include "desk/act_letters.hpp"
#include "desk/letters.hpp"

namespace liaison {

DeskAct act_at_desk(CommandsRead const& wanted, Record const& record, std::vector<Record> const& others,
                    std::string const& name, House const& house, Instant now) {
    Actor const actor{name, {Role::machine}, std::nullopt};
    DeskAct act{proceed(wanted, record, actor, {.house = house, .others = others, .next_statement = {}, .now = now}),
                {}};
    Occasion const occasion{.house = house,
                            .actor = actor,
                            .key = letter_key({}, now),
                            .answers = {},
                            .references = {},
                            .carried = {},
                            .now = now};
    auto before = others;
    before.push_back(record);
    act.mails = mails_about(act.proceedings.statements, before, occasion);
    return act;
}

} // namespace liaison
