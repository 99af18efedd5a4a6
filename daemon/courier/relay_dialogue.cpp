#include "daemon/courier/relay_dialogue.hpp"
#include "core/address.hpp"

namespace liaison {
namespace {

constexpr int closing = 421;

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

// RFC 3463, RFC 6531 4.2: the codes a relay would give.
RelayReply no_address() { return {501, "5.1.3 this is no address that mail can be sent to"}; }
RelayReply needs_smtputf8() {
    return {553, "5.6.7 the address has characters outside ASCII, and the relay does not offer SMTPUTF8"};
}
RelayReply too_large(std::uint64_t size, std::uint64_t limit) {
    return {552, fmt::format("5.3.4 the mail has {} octets, the relay takes at most {}", size, limit)};
}

} // namespace

RelayDialogue::RelayDialogue(RelayEnvelope envelope, RelayOffers const& offers)
    : envelope_(std::move(envelope)), pipelining_(offers.pipelining) {
    transfer_.stage = SmtpStage::sender;
    transfer_.recipients.resize(envelope_.recipients.size());
    refuse_what_cannot_go(offers);
    if (tried_.empty()) {
        usable_ = true;
        end();
    } else {
        queue_commands(offers);
    }
}

void RelayDialogue::refuse_what_cannot_go(RelayOffers const& offers) {
    bool const is_too_large = offers.max_size != 0 && envelope_.size > offers.max_size;
    bool const no_sender = !envelope_.sender.empty() && !is_deliverable(envelope_.sender);
    for (std::size_t i = 0; i < envelope_.recipients.size(); ++i) {
        auto const& recipient = envelope_.recipients[i];
        if (no_sender || !is_deliverable(recipient))
            transfer_.recipients[i] = no_address();
        else if (!offers.smtputf8 && !(is_ascii(recipient) && is_ascii(envelope_.sender)))
            transfer_.recipients[i] = needs_smtputf8();
        else if (is_too_large)
            transfer_.recipients[i] = too_large(envelope_.size, offers.max_size);
        else
            tried_.push_back(i);
    }
}

void RelayDialogue::queue_commands(RelayOffers const& offers) {
    commands_.push_back(mail_command(offers));
    for (auto const i : tried_) commands_.push_back(fmt::format("RCPT TO:<{}>\r\n", envelope_.recipients[i]));
}

std::string RelayDialogue::mail_command(RelayOffers const& offers) const {
    bool const international = !is_ascii(envelope_.sender) ||
                               std::ranges::any_of(tried_, [&](auto i) { return !is_ascii(envelope_.recipients[i]); });
    auto command = fmt::format("MAIL FROM:<{}>", envelope_.sender);
    if (offers.size) command += fmt::format(" SIZE={}", envelope_.size);
    if (offers.eight_bit && envelope_.eight_bit) command += " BODY=8BITMIME";
    if (international) command += " SMTPUTF8";
    return command + "\r\n";
}

RelayDialogue::Step RelayDialogue::step() const {
    if (ended_) return Step::ended;
    if (!commands_.empty() && (pipelining_ || awaited_ == 0)) return Step::send_commands;
    if (awaited_ > 0) return Step::read_reply;
    return Step::send_content;
}

std::string RelayDialogue::commands() {
    auto const count = pipelining_ ? commands_.size() : 1;
    std::string group;
    for (std::size_t i = 0; i < count; ++i) group += commands_[i];
    commands_.erase(commands_.begin(), commands_.begin() + static_cast<std::ptrdiff_t>(count));
    awaited_ += count;
    return group;
}

void RelayDialogue::replied(RelayReply reply) {
    if (awaited_ > 0) --awaited_;
    if (reply.code == closing) lost("the relay closes: " + reply.words());
    switch (transfer_.stage) {
    case SmtpStage::connect:
    case SmtpStage::ended: break;
    case SmtpStage::sender:
        transfer_.sender = std::move(reply);
        if (transfer_.sender.is_positive())
            transfer_.stage = SmtpStage::recipients;
        else
            end();
        break;
    case SmtpStage::recipients: recipient_replied(std::move(reply)); break;
    case SmtpStage::data:
        transfer_.data = std::move(reply);
        if (transfer_.data.code == 354)
            transfer_.stage = SmtpStage::content;
        else
            end();
        break;
    case SmtpStage::content: transfer_.content = std::move(reply); break;
    case SmtpStage::final_dot:
        usable_ = reply.code != closing;
        transfer_.content = std::move(reply);
        transfer_.stage = SmtpStage::ended;
        end();
        break;
    }
}

void RelayDialogue::recipient_replied(RelayReply reply) {
    transfer_.recipients[tried_[answered_++]] = std::move(reply);
    if (answered_ < tried_.size()) return;
    if (std::ranges::none_of(tried_, [&](auto i) { return transfer_.recipients[i].is_positive(); })) return end();
    transfer_.stage = SmtpStage::data;
    commands_.emplace_back("DATA\r\n");
}

void RelayDialogue::content_ends() {
    transfer_.stage = SmtpStage::final_dot;
    awaited_ = 1;
}

void RelayDialogue::lost(std::string why) {
    transfer_.failure = std::move(why);
    end();
}

} // namespace liaison
