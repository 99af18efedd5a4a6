// What an attempt to hand a mail to the relay means for each of its recipients. Pure.
#pragma once
#include "daemon/courier/relay_reply.hpp"
#include <string>
#include <vector>

namespace liaison {

/// How far an attempt has come: what is on its way or awaited.
enum class SmtpStage {
    connect,    ///< TCP, TLS, EHLO, AUTH
    sender,     ///< MAIL
    recipients, ///< RCPT
    data,       ///< DATA
    content,    ///< the mail's lines; the final dot is not sent
    final_dot,  ///< the final dot may have been sent
    ended,      ///< the reply to it is there
};
[[nodiscard]] std::string_view name_of(SmtpStage stage);

/// What the relay said in one attempt, in the order of the protocol.
struct Transfer {
    SmtpStage stage = SmtpStage::connect;
    RelayReply sender;
    std::vector<RelayReply> recipients; ///< one for each recipient; code 0 as long as there is none
    RelayReply data;
    RelayReply content;
    std::string failure; ///< why the connection ended before the protocol did; else empty
};

enum class Fate {
    sent,      ///< the relay has it
    temporary, ///< it has it not, but may take it later
    permanent, ///< it will never take it
    unknown,   ///< the connection was lost after the final dot: it may have it
};

/// What became of one recipient, in the relay's words where it had any.
struct Verdict {
    Fate fate = Fate::temporary;
    std::string reply;
    bool too_large = false; ///< permanent, for the mail's size
    bool is_ours = false;   ///< temporary, but the administrator has to do something: credentials, TLS
    bool operator==(Verdict const&) const = default;
};

/// One verdict for each of transfer.recipients. Replies decide; where one is missing, how far the transfer came.
[[nodiscard]] std::vector<Verdict> judge(Transfer const& transfer);

} // namespace liaison
