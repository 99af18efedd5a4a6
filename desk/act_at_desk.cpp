#include "desk/act_at_desk.hpp"
#include "desk/act_letters.hpp"
#include "desk/letters.hpp"

namespace liaison {

DeskAct act_at_desk(CommandsRead const& wanted, Record const& record, std::string const& name, House const& house,
                    Instant now) {
    std::vector<Record> const others;
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
    act.mails = mails_about(act.proceedings.statements, {record}, occasion);
    return act;
}

} // namespace liaison
