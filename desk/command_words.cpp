#include "desk/command_words.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

constexpr auto rows = std::to_array<ActRow>({
    {Act::post, "post", "post", Takes::nothing,
     "post|post it|publish|make public|make it public|distribute|ok to post"},
    {Act::taken, "taken", "taken: what was done", Takes::reason,
     "taken|action taken|the action is taken|done|action done|completed|action completed|handled|dealt with"},
    {Act::no_action, "no_action", "no action: why", Takes::reason,
     "no action|no action needed|no action required|no action is needed|no action will be taken|no further "
     "action|nothing to do|decline|declined"},
    {Act::extend, "extend", "extend to 2026-12-31", Takes::date,
     "extend to|extend until|extend till|extend|extended to|extended until|extend deadline to|extend the deadline "
     "to|extend deadline until|extend the deadline until|extend deadline|extend the deadline|new deadline|postpone "
     "to|postpone until"},
    {Act::assign, "assign", "assign to ann@example.org", Takes::people,
     "assign to|assign|assigned to|assign it to|assign this to|reassign to|action holder|hand over to|give to"},
    {Act::comment, "comment", "comment: your words", Takes::text, "comment|comments|note|remark|public comment"},
    {Act::private_comment, "private_comment", "private: your words", Takes::text,
     "private|private comment|private note|comment private|confidential|internal|internal comment|internal note"},
    {Act::correct, "correct", "correct deadline: 2026-12-31", Takes::field,
     "correct|correction|change|set|fix|update|amend"},
    {Act::respond, "respond", "respond", Takes::nothing,
     "respond|prepare response|prepare a response|prepare the response|start a response|draft a response"},
    {Act::withdraw, "withdraw", "withdraw: why", Takes::reason, "withdraw|withdrawn|withdraw it|retract|take back"},
    {Act::restore, "restore", "restore", Takes::nothing, "restore|restore it|revive|bring back|bring it back|undelete"},
    {Act::same_as, "same_as", "same as LS-17", Takes::statement,
     "same as|the same as|this is the same as|duplicate of|a duplicate of|is a duplicate of|copy of|identical "
     "to|identical with|merge with|merge into"},
    {Act::help, "help", "help", Takes::nothing, "help|commands|show commands|list commands"},
    {Act::snooze, "snooze", "snooze until 2026-12-31", Takes::date,
     "snooze until|snooze till|snooze to|snooze for|snooze|remind me on|remind me again on|remind me after|remind me "
     "in|remind me again in|no reminders until"},
    {Act::stop_reminders, "stop_reminders", "stop reminding me", Takes::nothing,
     "stop reminding me|stop reminding|stop reminders|stop the reminders|no reminders|no more reminders|do not remind "
     "me|don't remind me|unsubscribe"},
    {Act::approve, "approve", "approve", Takes::nothing, "approve|approved|i approve|approve it|approve this"},
    {Act::refuse, "refuse", "refuse: why", Takes::reason,
     "refuse|refused|reject|rejected|i refuse|disapprove|not approved"},
    {Act::abandon, "abandon", "abandon", Takes::optional_reason, "abandon|abandoned|abandon it|cancel|cancel it"},
    {Act::release, "release", "release as ITU-T", Takes::organization, "release|release it|release this"},
    {Act::make_statement, "make_statement", "statement", Takes::nothing,
     "statement|new statement|a statement|make statement|make it a statement|it is a statement|this is a "
     "statement|record it|record as statement|record as a statement|record it as a statement"},
    {Act::file_to, "file_to", "file to LS-17", Takes::statement,
     "file to|file it to|file under|file with|file on|file in|belongs to|it belongs to|this belongs to|add to"},
    {Act::drop, "drop", "drop: why", Takes::reason, "drop|drop it|discard|discard it|delete|delete it|throw away"},
});

std::vector<Spelling> make_spellings() {
    std::vector<Spelling> all;
    for (auto const& row : rows)
        for (auto const words : split(row.spellings, '|')) all.push_back({words, &row});
    std::ranges::sort(all, std::greater{}, [](Spelling const& s) { return std::pair{s.words.size(), s.words}; });
    return all;
}

} // namespace

std::span<ActRow const> act_rows() { return rows; }

ActRow const& row_of(Act act) { return *std::ranges::find(rows, act, &ActRow::act); }

std::span<Spelling const> spellings() {
    static auto const all = make_spellings();
    return all;
}

std::string in_words(Field field) {
    std::string words{name_of(field)};
    std::ranges::replace(words, '_', ' ');
    return words;
}

} // namespace liaison
