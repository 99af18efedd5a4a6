#include "daemon/courier/relay_reply.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::size_t longest_line = 4096; // RFC 5321 4.5.3.1.5 says 512; relays that quote an address say more
constexpr std::size_t most_lines = 200;
constexpr std::size_t longest_text = 1000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> parse_code(std::string_view line) {
    if (line.size() < 3 || !std::ranges::all_of(line.substr(0, 3), is_digit)) return std::nullopt;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-') return std::nullopt;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

bool is_status(std::string_view word) {
    auto const parts = split(word, '.');
    return parts.size() == 3 && parts[0].size() == 1 && std::ranges::all_of(parts, [](auto part) {
               return !part.empty() && part.size() <= 3 && std::ranges::all_of(part, is_digit);
           });
}

void append_text(std::string& text, std::string_view line) {
    if (!text.empty() && !line.empty()) text += ' ';
    for (char const c : line.substr(0, longest_text - std::min(longest_text, text.size())))
        text += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
}

} // namespace

std::string_view RelayReply::status() const {
    auto const word = std::string_view{text}.substr(0, text.find(' '));
    return is_status(word) && word.front() - '0' == code / 100 ? word : std::string_view{};
}

std::string RelayReply::words() const { return text.empty() ? std::to_string(code) : fmt::format("{} {}", code, text); }

Result<std::optional<RelayReply>> RelayReplyReader::next() {
    for (auto end = pending_.find('\n'); end != pending_.npos; end = pending_.find('\n')) {
        auto const line = std::string{trimmed(std::string_view{pending_}.substr(0, end))};
        pending_.erase(0, end + 1);
        auto const code = parse_code(line);
        if (!code || ++lines_ > most_lines)
            return failure(Fault::bad_input, "the relay does not speak SMTP: " + line.substr(0, 80));
        reply_.code = *code;
        append_text(reply_.text, line.size() > 4 ? std::string_view{line}.substr(4) : std::string_view{});
        if (line.size() > 3 && line[3] == '-') continue;
        lines_ = 0;
        return std::exchange(reply_, RelayReply{});
    }
    if (pending_.size() > longest_line) return failure(Fault::bad_input, "the relay's reply has no end");
    return std::nullopt;
}

RelayOffers parse_relay_offers(std::vector<std::string> const& lines) {
    RelayOffers offers;
    for (auto const& line : lines) {
        auto const words = split(trimmed(std::string_view{line}.substr(std::min<std::size_t>(4, line.size()))), ' ');
        auto const says = [&](std::string_view keyword) { return same_word(words.front(), keyword); };
        offers.pipelining |= says("PIPELINING");
        offers.eight_bit |= says("8BITMIME");
        offers.smtputf8 |= says("SMTPUTF8");
        if (!says("SIZE")) continue;
        offers.size = true;
        if (words.size() > 1) std::from_chars(words[1].data(), words[1].data() + words[1].size(), offers.max_size);
    }
    return offers;
}

} // namespace liaison
