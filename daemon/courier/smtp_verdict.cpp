#include "daemon/courier/smtp_verdict.hpp"

namespace liaison {
namespace {

// RFC 4954 6, RFC 3207 4: they speak of our credentials and our TLS, not of the mail.
bool is_about_us(int code) { return code == 530 || code == 534 || code == 535 || code == 538; }

bool is_about_size(RelayReply const& reply, SmtpStage stage) {
    auto const status = reply.status();
    if (status == "5.3.4" || status == "5.2.3") return true;
    return reply.code == 552 && status.empty() && stage != SmtpStage::recipients;
}

// RFC 5321 4.5.3.1.10: 552 to RCPT means "too many recipients" and is to be taken for a 452.
bool is_too_many(RelayReply const& reply, SmtpStage stage) {
    auto const status = reply.status();
    return status == "5.5.3" || (reply.code == 552 && status.empty() && stage == SmtpStage::recipients);
}

Verdict judge_negative(RelayReply const& reply, SmtpStage stage) {
    if (is_about_us(reply.code)) return {Fate::temporary, reply.words(), false, true};
    if (reply.code / 100 != 5 || is_too_many(reply, stage)) return {Fate::temporary, reply.words()};
    return {Fate::permanent, reply.words(), is_about_size(reply, stage)};
}

Verdict judge_content(RelayReply const& reply) {
    if (reply.is_positive()) return {Fate::sent, reply.words()};
    if (reply.code / 100 == 4 || reply.code / 100 == 5) return judge_negative(reply, SmtpStage::content);
    return {Fate::unknown, "after the final dot the relay said " + reply.words()};
}

Verdict judge_lost(Transfer const& transfer) {
    if (transfer.stage == SmtpStage::final_dot)
        return {Fate::unknown, "lost after the final dot, it may have arrived: " + transfer.failure};
    return {Fate::temporary, fmt::format("{}: {}", name_of(transfer.stage), transfer.failure)};
}

// What became of the mail itself, for those recipients that the relay took.
Verdict judge_transaction(Transfer const& transfer) {
    if (transfer.data.code != 0 && transfer.data.code != 354) return judge_negative(transfer.data, SmtpStage::data);
    if (transfer.content.code != 0 && transfer.stage == SmtpStage::ended) return judge_content(transfer.content);
    if (transfer.content.code != 0) return judge_negative(transfer.content, SmtpStage::content);
    return judge_lost(transfer);
}

} // namespace

std::string_view name_of(SmtpStage stage) {
    switch (stage) {
    case SmtpStage::connect: return "connecting";
    case SmtpStage::sender: return "at MAIL";
    case SmtpStage::recipients: return "at RCPT";
    case SmtpStage::data: return "at DATA";
    case SmtpStage::content: return "while sending";
    case SmtpStage::final_dot: return "after the final dot";
    case SmtpStage::ended: return "at the end";
    }
    std::unreachable();
}

std::vector<Verdict> judge(Transfer const& transfer) {
    bool const sender_refused = transfer.sender.code != 0 && !transfer.sender.is_positive();
    std::vector<Verdict> verdicts;
    for (auto const& reply : transfer.recipients) {
        if (reply.code != 0 && !reply.is_positive())
            verdicts.push_back(judge_negative(reply, SmtpStage::recipients));
        else if (sender_refused)
            verdicts.push_back(judge_negative(transfer.sender, SmtpStage::sender));
        else
            verdicts.push_back(judge_transaction(transfer));
    }
    return verdicts;
}

} // namespace liaison
