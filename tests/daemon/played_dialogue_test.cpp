#include "core/desk.hpp"
#include "core/text.hpp"
#include "daemon/lmtp/lmtp_conversation.hpp"
#include "tests/daemon/played_dialogue.hpp"
#include <fstream>

namespace liaison {
namespace {

/// "\r", "\n", "\0" and "\xe9" become octets; "\\" a backslash.
std::string unescaped(std::string_view text) {
    std::string octets;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            octets += text[at];
            continue;
        }
        char const letter = text.at(++at);
        if (letter == 'x') {
            octets += static_cast<char>(std::stoi(std::string{text.substr(at + 1, 2)}, nullptr, 16));
            at += 2;
        } else
            octets += letter == 'r' ? '\r' : letter == 'n' ? '\n' : letter == '0' ? '\0' : letter;
    }
    return octets;
}

std::string escaped(std::string_view octets) {
    std::string text;
    for (char const c : octets) text += c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string{c};
    return text;
}

void apply_setting(DialogueScript& script, std::string_view setting) {
    auto const equals = setting.find('=');
    auto const name = setting.substr(0, equals);
    if (name == "store_fails") {
        script.store_fails = true;
        return;
    }
    auto const value = std::stoul(std::string{setting.substr(equals + 1)});
    if (name == "max_size")
        script.max_size = value;
    else if (name == "max_recipients")
        script.max_recipients = value;
    else if (name == "max_errors")
        script.max_errors = value;
    else if (name == "memory")
        script.memory = value;
    else
        throw std::runtime_error(fmt::format("unknown setting {}", name));
}

Desk desk_of_the_tests() {
    Desk desk;
    desk.address = "statements@desk.example";
    desk.aliases = {"liaisons@desk.example", "büro@desk.example"};
    return desk;
}

std::string mail_line(LmtpConversation const& conversation) {
    auto const& envelope = conversation.envelope();
    return fmt::format("{} -> {}: {}", envelope.sender, joined(envelope.recipients, ", "),
                       escaped(conversation.mail()));
}

void settle(LmtpConversation& conversation, DialogueScript const& script, PlayedDialogue& played) {
    if (conversation.fate() != DataFate::kept) return conversation.spoiled();
    if (script.store_fails) return conversation.not_kept();
    played.mails.push_back(mail_line(conversation));
    conversation.delivered(InboxId{811 + static_cast<std::int64_t>(played.mails.size())});
}

} // namespace

DialogueScript parse_dialogue(std::filesystem::path const& file) {
    DialogueScript script;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) continue;
        auto const text = std::string_view{line}.substr(std::min<std::size_t>(3, line.size()));
        if (line.starts_with("C:"))
            script.input.append(text).append("\r\n");
        else if (line.starts_with("R:"))
            script.input += unescaped(text);
        else if (line.starts_with("L:"))
            script.input.append(std::stoul(std::string{text}), 'x');
        else if (line.starts_with("S:"))
            script.replies.emplace_back(text);
        else if (line.starts_with("M:"))
            script.mails.emplace_back(text);
        else if (line.starts_with("!:"))
            apply_setting(script, text);
        else if (line == "closed")
            script.closed = true;
        else
            throw std::runtime_error(fmt::format("{}: what is \"{}\"?", file.string(), line));
    }
    return script;
}

PlayedDialogue play(DialogueScript const& script, std::size_t chunk) {
    auto const desk = desk_of_the_tests();
    LmtpTerms const terms{"lmtp.example", [&](std::string_view spec) { return desk.owns(spec); }, script.max_size,
                          script.max_recipients, script.max_errors};
    MemoryBudget budget{script.memory};
    LmtpConversation conversation{terms, budget};
    PlayedDialogue played;
    std::string wire;
    for (std::string_view input = script.input; !input.empty();) {
        auto const used = conversation.take(input.substr(0, chunk));
        input.remove_prefix(used);
        if (conversation.wants() == LmtpConversation::Wants::settlement) settle(conversation, script, played);
        wire += conversation.take_replies();
        played.closed = conversation.wants() == LmtpConversation::Wants::close;
        if (played.closed) break;
    }
    for (auto const line : split(wire, '\n'))
        if (!line.empty()) played.replies.emplace_back(line.substr(0, line.size() - 1));
    return played;
}

} // namespace liaison
