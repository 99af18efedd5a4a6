#include "desk/held_fate.hpp"
#include "desk/act.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_text = 500;

std::string text_of(Command const& command) {
    auto const* text = std::get_if<std::string>(&command.argument);
    return text == nullptr ? std::string{} : one_line(*text, longest_text);
}

HeldFate taken_up(HeldMail const& mail, std::string by, Instruction instruction, std::string done) {
    HeldFate fate;
    fate.change = {.mail = mail.id, .by = std::move(by), .dropped_why = {}, .instruction = std::move(instruction)};
    fate.done = std::move(done);
    return fate;
}

HeldFate released(HeldMail const& mail, Command const& command, std::string by) {
    auto organization = text_of(command);
    auto const whose = organization.empty() ? std::string{} : fmt::format(" as mail of {}", organization);
    auto done = fmt::format("taken up again{}, its sender counts as genuine; any command in it is carried out", whose);
    return taken_up(mail, std::move(by), {.organization = std::move(organization)}, std::move(done));
}

Result<HeldFate> filed(Situation const& known, Command const& command, std::string by) {
    auto const id = std::get<StatementId>(command.argument);
    if (known.record_of(id) == nullptr)
        return failure(Fault::not_found, fmt::format("there is no {}", write_statement_id(id)));
    return taken_up(*known.held, std::move(by), {.file_to = id}, fmt::format("filed with {}", write_statement_id(id)));
}

Result<HeldFate> dropped(HeldMail const& mail, Command const& command, std::string by) {
    auto why = text_of(command);
    if (why.empty()) return failure(Fault::bad_input, "say why: \"drop: an advertisement\"");
    if (mail.dropped) return failure(Fault::bad_input, fmt::format("it is dropped already: {}", one_line(mail.reason)));
    HeldFate fate;
    fate.done = fmt::format("dropped: {}", why);
    fate.change = {.mail = mail.id, .by = std::move(by), .dropped_why = std::move(why), .instruction = {}};
    return fate;
}

} // namespace

Result<HeldFate> decide_fate(Command const& command, Situation const& known, std::string by) {
    auto const& mail = *known.held;
    if (!is_about_held_mail(command.act))
        return failure(Fault::bad_input,
                       "this mail is held: \"release\", \"statement\", \"file to LS-17\" or \"drop: why\"");
    if (!mail.held) return failure(Fault::bad_input, fmt::format("it is not held any more: {}", one_line(mail.reason)));
    if (command.act == Act::file_to) return filed(known, command, std::move(by));
    if (command.act == Act::drop) return dropped(mail, command, std::move(by));
    if (command.act == Act::release) return released(mail, command, std::move(by));
    return taken_up(mail, std::move(by), {.is_statement = true}, "taken up again as a statement");
}

} // namespace liaison
