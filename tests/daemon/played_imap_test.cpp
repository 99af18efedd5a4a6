#include "core/text.hpp"
#include "daemon/imap/imap_dialogue.hpp"
#include "tests/daemon/played_imap.hpp"
#include <charconv>
#include <fstream>
#include <sstream>

namespace liaison {
namespace {

using Step = ImapDialogue::Step;

std::string_view name_of(Step step) {
    switch (step) {
    case Step::send: return "send";
    case Step::read: return "read";
    case Step::compare: return "compare";
    case Step::keep: return "keep";
    case Step::rest: return "rest";
    case Step::ended: return "ended";
    }
    return "?";
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            result += text[at];
            continue;
        }
        switch (text[++at]) {
        case 'r': result += '\r'; break;
        case 'n': result += '\n'; break;
        case '0': result += '\0'; break;
        default: result += text[at];
        }
    }
    return result;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text) result += c == '\r' ? "\\r" : c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string{c};
    return result;
}

std::string numbers(std::vector<MailUid> const& uids) {
    std::string text;
    for (auto const uid : uids) text += fmt::format(" {}", uid);
    return text;
}

std::string written(ImapNews const& news) {
    std::vector<std::string> parts;
    for (auto const& mail : news.fetched) parts.push_back(fmt::format("fetched {} {}", mail.uid, escaped(mail.raw)));
    for (auto const& mail : news.refused) parts.push_back(fmt::format("refused {} {}", mail.uid, mail.why));
    for (auto const& mail : news.failed) parts.push_back(fmt::format("failed {} {}", mail.uid, mail.why));
    if (!news.settled.empty()) parts.push_back("settled" + numbers(news.settled));
    if (news.looked) parts.emplace_back("looked");
    return joined(parts, " | ");
}

ImapWork work_of(std::string_view text) {
    ImapWork work;
    auto* list = &work.fetch;
    for (auto const word : split(text, ' ')) {
        if (word == "fetch") list = &work.fetch;
        if (word == "again") list = &work.again;
        if (word == "move") list = &work.move;
        if (word == "refuse") list = &work.refuse;
        if (auto const uid = parse_imap_number(word)) list->push_back(*uid);
    }
    return work;
}

class Play {
public:
    Play(ImapTerms const& terms, std::size_t chunk)
        : dialogue_(terms), reader_({.line = 2000, .literals = terms.max_size}), chunk_(chunk) {}

    /// What is wrong with one line of the script; empty if nothing.
    std::string take(std::string_view kind, std::string_view text) {
        if (kind == "C") return expect(Step::send, [&] { return dialogue_.output(); }, fmt::format("{}\r\n", text));
        if (kind == "S") return feed(std::string{text} + "\r\n");
        if (kind == "R") return feed(unescaped(text));
        if (kind == "?") return expect(Step::compare, [&] { return listed(); }, text);
        if (kind == "!") return answer(text);
        if (kind == "K") return keep(text);
        if (kind == "W") return wake(text);
        if (kind == "N") return same(dialogue_.not_moved(), text);
        if (kind == "X") {
            dialogue_.lost({Fault::unavailable, std::string{text}});
            return "";
        }
        if (kind == "Q") {
            dialogue_.lost({Fault::try_later, std::string{text}});
            return "";
        }
        if (kind == "E") return expect(Step::ended, [&] { return dialogue_.failure().what; }, text);
        return fmt::format("the script has no lines of kind {}", kind);
    }

private:
    static std::string same(std::string_view got, std::string_view expected) {
        return got == expected ? "" : fmt::format("expected {}, got {}", escaped(expected), escaped(got));
    }
    template <class Got> std::string expect(Step step, Got got, std::string_view expected) {
        if (dialogue_.step() == step) return same(got(), expected);
        return fmt::format("expected step {}, got {}: {}", name_of(step), name_of(dialogue_.step()),
                           dialogue_.failure().what);
    }
    std::string listed() const {
        return fmt::format("{}{}", dialogue_.listed_everything() ? "all" : "new", numbers(dialogue_.listed()));
    }
    std::string answer(std::string_view text) {
        dialogue_.compared(work_of(text));
        return "";
    }
    std::string keep(std::string_view text) {
        auto const difference = expect(Step::keep, [&] { return written(dialogue_.take_news()); }, text);
        if (difference.empty()) dialogue_.kept();
        return difference;
    }
    std::string wake(std::string_view text) {
        if (dialogue_.step() != Step::rest) return fmt::format("expected step rest, got {}", name_of(dialogue_.step()));
        using enum ImapDialogue::Look;
        dialogue_.awake(text == "everything" ? everything : text == "new mail" ? new_mail : none);
        return "";
    }
    std::string feed(std::string_view octets) {
        while (!octets.empty()) {
            reader_.feed(octets.substr(0, chunk_));
            octets.remove_prefix(std::min(chunk_, octets.size()));
            for (;;) {
                auto response = reader_.next();
                if (!response) dialogue_.lost(response.error());
                if (!response || !*response) break;
                dialogue_.heard(**std::move(response));
            }
        }
        return "";
    }

    ImapDialogue dialogue_;
    ImapReader reader_;
    std::size_t chunk_;
};

/// "!: max_size=1000" lines at the beginning are settings.
void set(ImapTerms& terms, std::string_view name, std::string_view value) {
    if (name == "mailbox") terms.mailbox = value;
    if (name == "processed") terms.processed = value;
    if (name == "failed") terms.failed = value;
    auto const number = parse_imap_number(value).value_or(0);
    if (name == "max_size") terms.max_size = number;
    if (name == "batch_mails") terms.batch_mails = number;
    if (name == "batch_octets") terms.batch_octets = number;
    if (name == "most_responses") terms.most_responses = number;
    if (name == "small_mailbox") terms.small_mailbox = number;
}

} // namespace

std::string difference_to(std::filesystem::path const& script, std::size_t chunk) {
    ImapTerms terms{.mailbox = "INBOX", .processed = "Processed", .failed = "Failed", .max_size = 1000};
    std::ifstream stream{script};
    std::string line;
    std::optional<Play> play;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        auto const kind = std::string_view{line}.substr(0, line.find(':'));
        auto const text = trimmed(std::string_view{line}.substr(std::min(line.size(), kind.size() + 1)));
        if (kind == "set") {
            set(terms, text.substr(0, text.find('=')), text.substr(text.find('=') + 1));
            continue;
        }
        if (!play) play.emplace(terms, chunk);
        auto const difference = play->take(kind, text);
        if (!difference.empty()) return fmt::format("{}:{}: {}", script.filename().string(), number, difference);
    }
    return play ? "" : "an empty script";
}

} // namespace liaison
