#include "daemon/lmtp/lmtp_conversation.hpp"

namespace liaison {
namespace {

/// RFC 5321 4.5.3.1.4 asks for 512, extensions for more (SMTPUTF8, long VERP senders).
constexpr std::size_t longest_line = 2048;

} // namespace

LmtpConversation::LmtpConversation(LmtpTerms const& terms, MemoryBudget& budget, Trace trace)
    : dialogue_(terms, budget), trace_(std::move(trace)), replies_(write_reply(dialogue_.greeting())) {}

LmtpConversation::Wants LmtpConversation::wants() const {
    if (dialogue_.step() == LmtpDialogue::Step::close) return Wants::close;
    return data_ && data_->finished() ? Wants::settlement : Wants::input;
}

std::size_t LmtpConversation::take(std::string_view input) {
    std::size_t used = 0;
    while (used < input.size() && wants() == Wants::input) {
        auto const rest = input.substr(used);
        used += data_ ? data_->take(rest) : take_line(rest);
    }
    return used;
}

std::size_t LmtpConversation::take_line(std::string_view input) {
    auto const end = input.find('\n');
    bool const complete = end != input.npos;
    auto const piece = input.substr(0, complete ? end + 1 : end);
    skipping_ = skipping_ || partial_.size() + piece.size() > longest_line;
    if (!skipping_) partial_ += piece;
    if (!complete) return piece.size();

    auto const line = std::exchange(partial_, {});
    if (std::exchange(skipping_, false))
        reply("(too long)", dialogue_.no_command("line too long"));
    else
        answer(line);
    return piece.size();
}

void LmtpConversation::answer(std::string_view line) {
    if (!line.ends_with("\r\n")) return reply(line, dialogue_.no_command("a line ends with CR LF"));
    line.remove_suffix(2);
    reply(line, dialogue_.command(line));
    if (dialogue_.step() == LmtpDialogue::Step::read_data) data_ = dialogue_.begin_data();
}

void LmtpConversation::reply(std::string_view line, SmtpReply const& reply) {
    auto const wire = write_reply(reply);
    if (trace_) trace_(line, wire);
    replies_ += wire;
}

void LmtpConversation::delivered(InboxId id) { settle(dialogue_.delivered(id)); }
void LmtpConversation::not_kept() { settle(dialogue_.not_kept()); }
void LmtpConversation::spoiled() { settle(dialogue_.spoiled(data_->fate())); }

void LmtpConversation::settle(std::string const& replies) {
    if (trace_) trace_("(data)", replies);
    replies_ += replies;
    data_.reset();
}

} // namespace liaison
