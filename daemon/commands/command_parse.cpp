#include "daemon/commands/commands.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/json_write.hpp"
#include "daemon/commands/mail_file.hpp"

namespace liaison {

Done run_parse(Invocation const& invocation, Output& output) {
    std::size_t unread = 0;
    Fault fault = Fault::not_found;
    for (auto const& file : invocation.operands) {
        auto const raw = read_mail_file(file);
        if (!raw) {
            output.message(raw.error().what);
            fault = raw.error().fault;
            ++unread;
            continue;
        }
        auto const mail = parse_mail(*raw);
        output.line(invocation.has("--json") ? write_json(file, mail) : describe(file, mail));
    }
    if (unread == 0) return {};
    return failure(fault, fmt::format("{} of {} mails could not be read", unread, invocation.operands.size()));
}

} // namespace liaison
