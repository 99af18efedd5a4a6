#include "daemon/lmtp/lmtp_dialogue.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::uint64_t smallest_share = 64 * 1024;

bool has_control_octet(std::string_view line) {
    return std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

/// What follows "FROM:" or "TO:", in any case; nothing if `argument` does not begin so.
std::optional<std::string_view> behind(std::string_view prefix, std::string_view argument) {
    if (!starts_with_word(argument, prefix)) return std::nullopt;
    return argument.substr(prefix.size());
}

SmtpReply bad_sequence(std::string text) { return {503, "5.5.1", std::move(text)}; }
SmtpReply bad_argument(std::string text) { return {501, "5.5.4", std::move(text)}; }

} // namespace

struct LmtpDialogue::Command {
    std::string_view verb;
    SmtpReply (LmtpDialogue::*answer)(std::string_view argument);
};

LmtpDialogue::Command const* LmtpDialogue::command_named(std::string_view verb) {
    static constexpr std::array commands{
        Command{"MAIL", &LmtpDialogue::mail},
        Command{"RCPT", &LmtpDialogue::rcpt},
        Command{"DATA", &LmtpDialogue::data},
        Command{"LHLO", &LmtpDialogue::lhlo},
        Command{"RSET", &LmtpDialogue::rset},
        Command{"NOOP", &LmtpDialogue::noop},
        Command{"QUIT", &LmtpDialogue::quit},
        Command{"VRFY", &LmtpDialogue::vrfy},
        Command{"HELP", &LmtpDialogue::help},
        Command{"HELO", &LmtpDialogue::helo},
        Command{"EHLO", &LmtpDialogue::helo},
        Command{"EXPN", &LmtpDialogue::not_offered},
        Command{"BDAT", &LmtpDialogue::not_offered},
        Command{"AUTH", &LmtpDialogue::not_offered},
        Command{"STARTTLS", &LmtpDialogue::not_offered},
        Command{"ETRN", &LmtpDialogue::not_offered},
        Command{"TURN", &LmtpDialogue::not_offered},
    };
    auto const* const found = std::ranges::find_if(commands, [&](auto const& c) { return same_word(c.verb, verb); });
    return found == commands.end() ? nullptr : found;
}

SmtpReply LmtpDialogue::greeting() const { return {220, "", fmt::format("{} LMTP liaisond", terms_->host)}; }

SmtpReply LmtpDialogue::command(std::string_view line) {
    if (has_control_octet(line)) return no_command("control characters are not allowed");
    auto const space = line.find(' ');
    auto const* const command = command_named(line.substr(0, space));
    if (command == nullptr) return no_command("unknown command");
    return counted((this->*command->answer)(space == line.npos ? std::string_view{} : trimmed(line.substr(space))));
}

SmtpReply LmtpDialogue::no_command(std::string text) { return counted({500, "5.5.2", std::move(text)}); }

SmtpReply LmtpDialogue::lhlo(std::string_view argument) {
    if (argument.empty()) return bad_argument("LHLO needs the name of the client");
    forget_mail();
    phase_ = Phase::ready;
    return {250, "",
            fmt::format("{}\nPIPELINING\nSIZE {}\n8BITMIME\nSMTPUTF8\nENHANCEDSTATUSCODES", terms_->host,
                        terms_->max_size)};
}

/// RFC 2033 4.1: a server of LMTP must not answer these with a positive code.
SmtpReply LmtpDialogue::helo(std::string_view) { return {500, "5.5.1", "this is LMTP: use LHLO"}; }

SmtpReply LmtpDialogue::mail(std::string_view argument) {
    if (phase_ == Phase::greeted) return bad_sequence("LHLO first");
    if (phase_ == Phase::mail) return bad_sequence("a mail is already begun");
    auto const text = behind("FROM:", argument);
    if (!text) return bad_argument("MAIL FROM:<address>");
    auto path = parse_smtp_path(*text);
    if (!path || (!path->spec.empty() && !path->has_domain)) return {501, "5.1.7", "that is no sender address"};
    forget_mail();
    for (auto const& parameter : path->parameters)
        if (auto refusal = refusal_of(parameter)) return std::move(*refusal);
    if (path->is_international && !smtputf8_) return {553, "5.6.7", "an address outside ASCII needs SMTPUTF8"};
    envelope_ = {std::move(path->spec), {}, "lmtp"};
    phase_ = Phase::mail;
    return {250, "2.1.0", "sender ok"};
}

/// Reads a parameter of MAIL into the mail that is begun.
std::optional<SmtpReply> LmtpDialogue::refusal_of(SmtpParameter const& parameter) {
    auto const& [keyword, value] = parameter;
    if (keyword == "SIZE") return refusal_of_size(value);
    if (keyword == "BODY") {
        if (same_word(value, "7BIT") || same_word(value, "8BITMIME")) return std::nullopt;
        return bad_argument("BODY is 7BIT or 8BITMIME");
    }
    if (keyword == "SMTPUTF8") {
        smtputf8_ = true;
        return value.empty() ? std::nullopt : std::optional{bad_argument("SMTPUTF8 has no value")};
    }
    return SmtpReply{555, "5.5.4", "unknown parameter"};
}

/// RFC 1870 3: up to twenty digits, so even an honest value may not fit.
std::optional<SmtpReply> LmtpDialogue::refusal_of_size(std::string_view value) {
    constexpr std::size_t most_digits = 20;
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (value.empty() || value.size() > most_digits || !std::ranges::all_of(value, is_digit))
        return bad_argument("SIZE is a number of octets");
    auto const read = std::from_chars(value.data(), value.data() + value.size(), announced_size_);
    if (read.ec != std::errc{} || announced_size_ > terms_->max_size)
        return SmtpReply{552, "5.3.4", fmt::format("at most {} octets", terms_->max_size)};
    return std::nullopt;
}

SmtpReply LmtpDialogue::rcpt(std::string_view argument) {
    if (phase_ != Phase::mail) return bad_sequence("MAIL first");
    auto const text = behind("TO:", argument);
    if (!text) return bad_argument("RCPT TO:<address>");
    auto path = parse_smtp_path(*text);
    if (!path || path->spec.empty()) return {501, "5.1.3", "that is no recipient address"};
    if (!path->parameters.empty()) return {555, "5.5.4", "unknown parameter"};
    if (path->is_international && !smtputf8_) return {553, "5.6.7", "an address outside ASCII needs SMTPUTF8"};
    if (!path->has_domain || !terms_->is_ours(path->spec)) return {550, "5.1.1", "no such address here"};
    if (envelope_.recipients.size() >= terms_->max_recipients) return {452, "4.5.3", "too many recipients"};
    envelope_.recipients.push_back(std::move(path->spec));
    return {250, "2.1.5", "recipient ok"};
}

SmtpReply LmtpDialogue::data(std::string_view argument) {
    if (!argument.empty()) return bad_argument("DATA has no argument");
    if (phase_ != Phase::mail) return bad_sequence("MAIL first");
    if (envelope_.recipients.empty()) return bad_sequence("no valid recipients");
    share_ = budget_->take(std::max(announced_size_, smallest_share));
    if (!share_) return {451, "4.3.1", "too much mail at once, try again later"};
    step_ = Step::read_data;
    return {354, "", "end with a line that is a single dot"};
}

SmtpReply LmtpDialogue::rset(std::string_view argument) {
    if (!argument.empty()) return bad_argument("RSET has no argument");
    forget_mail();
    return {250, "2.0.0", "forgotten"};
}

SmtpReply LmtpDialogue::noop(std::string_view) { return {250, "2.0.0", "ok"}; }
SmtpReply LmtpDialogue::vrfy(std::string_view argument) {
    if (argument.empty()) return bad_argument("VRFY needs an address");
    return {252, "2.5.0", "send a mail and see"};
}
SmtpReply LmtpDialogue::help(std::string_view) { return {214, "2.0.0", "LHLO MAIL RCPT DATA RSET NOOP VRFY QUIT"}; }
SmtpReply LmtpDialogue::not_offered(std::string_view) { return {502, "5.5.1", "not offered here"}; }

SmtpReply LmtpDialogue::quit(std::string_view argument) {
    if (!argument.empty()) return bad_argument("QUIT has no argument");
    step_ = Step::close;
    return {221, "2.0.0", "bye"};
}

DataReader LmtpDialogue::begin_data() {
    DataReader reader{std::move(*share_), announced_size_, terms_->max_size};
    share_.reset();
    return reader;
}

std::string LmtpDialogue::delivered(InboxId id) {
    errors_ = 0;
    return to_each_recipient({250, "2.0.0", fmt::format("LS mail {} accepted", id.value)});
}

std::string LmtpDialogue::not_kept() { return to_each_recipient({451, "4.3.0", "cannot keep the message now"}); }

std::string LmtpDialogue::spoiled(DataFate fate) {
    if (fate == DataFate::no_memory) return to_each_recipient({451, "4.3.1", "too much mail at once, try again later"});
    return to_each_recipient({552, "5.3.4", fmt::format("at most {} octets", terms_->max_size)});
}

std::string LmtpDialogue::to_each_recipient(SmtpReply const& reply) {
    auto const line = write_reply(reply);
    std::string lines;
    for (std::size_t count = envelope_.recipients.size(); count > 0; --count) lines += line;
    forget_mail();
    return lines;
}

/// Who only makes errors is told so and hung up on: it is no mail server.
SmtpReply LmtpDialogue::counted(SmtpReply reply) {
    if (!reply.is_permanent() || ++errors_ <= terms_->max_errors) return reply;
    step_ = Step::close;
    return {421, "4.7.0", "too many errors"};
}

void LmtpDialogue::forget_mail() {
    envelope_ = {};
    announced_size_ = 0;
    smtputf8_ = false;
    share_.reset();
    step_ = Step::next_line;
    if (phase_ == Phase::mail) phase_ = Phase::ready;
}

} // namespace liaison
