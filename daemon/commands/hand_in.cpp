#include "daemon/commands/hand_in.hpp"
#include "core/text.hpp"
#include "daemon/commands/text_table.hpp"

namespace liaison {
namespace {

Done accepted(SmtpReply const& reply, std::string_view what) {
    if (reply.code < 400) return {};
    return failure(reply.is_permanent() ? Fault::bad_input : Fault::try_later,
                   fmt::format("{}: refused: {}", what, trimmed(write_reply(reply))));
}

/// RFC 5321 4.5.2, with the line end that the last line may lack.
std::string stuffed(std::string_view raw) {
    std::string data{raw.starts_with('.') ? "." : ""};
    for (std::size_t at = 0; at < raw.size();) {
        auto const dot = raw.find("\r\n.", at);
        auto const end = dot == raw.npos ? raw.size() : dot + 3;
        data += raw.substr(at, end - at);
        if (dot != raw.npos) data += '.';
        at = end;
    }
    return data + (data.empty() || data.ends_with("\r\n") ? ".\r\n" : "\r\n.\r\n");
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

Done play_envelope(LmtpDialogue& dialogue, Envelope const& envelope) {
    auto const ascii = is_ascii(envelope.sender) && std::ranges::all_of(envelope.recipients, is_ascii);
    static_cast<void>(dialogue.command("LHLO localhost"));
    auto const mail = dialogue.command(fmt::format("MAIL FROM:<{}>{}", envelope.sender, ascii ? "" : " SMTPUTF8"));
    if (auto done = accepted(mail, fmt::format("sender <{}>", printable_line(envelope.sender))); !done) return done;
    for (auto const& recipient : envelope.recipients) {
        auto done = accepted(dialogue.command(fmt::format("RCPT TO:<{}>", recipient)), printable_line(recipient));
        if (!done) return done;
    }
    return accepted(dialogue.command("DATA"), "DATA");
}

} // namespace

Result<HandedIn> hand_in(Envelope const& envelope, std::string_view raw, LmtpTerms const& terms) {
    constexpr std::uint64_t start_of_a_mail = 16'000'000; // more than any mail takes before its size is known
    MemoryBudget budget{terms.max_size * 2 + start_of_a_mail};
    LmtpDialogue dialogue{terms, budget};
    if (auto done = play_envelope(dialogue, envelope); !done) return std::unexpected(done.error());
    auto reader = dialogue.begin_data();
    auto const data = stuffed(raw);
    for (std::size_t at = 0; at < data.size() && !reader.finished();)
        at += reader.take(std::string_view{data}.substr(at));
    if (reader.fate() != DataFate::kept)
        return failure(Fault::bad_input, fmt::format("refused: {}", trimmed(dialogue.spoiled(reader.fate()))));
    return HandedIn{{envelope.sender, dialogue.envelope().recipients, "deliver"}, reader.mail()};
}

} // namespace liaison
