#include "daemon/lmtp/smtp_reply.hpp"
#include "core/text.hpp"

namespace liaison {

std::string write_reply(SmtpReply const& reply) {
    std::string wire;
    auto const lines = split(reply.text, '\n');
    for (std::size_t index = 0; index < lines.size(); ++index) {
        wire += fmt::format("{}{}", reply.code, index + 1 < lines.size() ? '-' : ' ');
        if (!reply.status.empty()) wire.append(reply.status).append(" ");
        wire.append(lines[index]).append("\r\n");
    }
    return wire;
}

} // namespace liaison
