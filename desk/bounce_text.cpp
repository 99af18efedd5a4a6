#include "desk/bounce_text.hpp"
#include "core/address.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"
#include "parser/fold.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_reply = 400;

/// What stands above the returned mail, folded.
constexpr std::array<std::string_view, 9> copy_marks{"below this line is a copy",
                                                     "this is a copy of",
                                                     "original message follows",
                                                     "original message headers",
                                                     "-----original message",
                                                     "returned message",
                                                     "message header follows",
                                                     "header of the original message",
                                                     "diagnostic information for administrators"};

constexpr std::array<std::string_view, 10> words_of_delay{
    "not yet been delivered", "warning message only", "delivery delayed", "delivery is delayed",  "will be retried",
    "attempts will continue", "will continue to try", "will keep trying", "delivery temporarily", "delayed 24 hours"};
constexpr std::array<std::string_view, 7> words_of_failure{
    "permanent", "given up", "giving up", "undeliverable", "did not reach", "failed to deliver", "has failed"};

bool has_any(std::string_view text, std::span<std::string_view const> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.contains(word); });
}

/// The address that a line begins with, and what is left of the line.
struct Beginning {
    std::string address;
    std::string_view rest;
};

std::optional<Beginning> begins_with_address(std::string_view line) {
    line = trimmed(line);
    while (line.starts_with("- ") || line.starts_with("* ")) line = trimmed(line.substr(2));
    bool const bracketed = line.starts_with('<');
    auto const first = line.substr(bracketed ? 1 : 0);
    auto const end = std::min(first.find_first_of(bracketed ? ">" : " \t:,;("), first.size());
    auto const spec = first.substr(0, end);
    if (!is_deliverable(spec) || !domain_of(spec).contains('.')) return std::nullopt;
    auto rest = first.substr(end);
    while (!rest.empty() && std::string_view{">:,; \t"}.contains(rest.front())) rest.remove_prefix(1);
    return Beginning{std::string{spec}, rest};
}

/// What is said about a recipient: in its line, below it up to an empty line, or else in the next paragraph.
std::string words_below(std::span<std::string_view const> lines, std::string_view same_line) {
    std::string words{same_line};
    for (auto const line : lines) {
        auto const text = trimmed(line);
        if (begins_with_address(line) || (text.empty() && !trimmed(words).empty())) break;
        words.append(" ").append(text);
    }
    return one_line(collapsed(words), longest_reply);
}

} // namespace

std::string_view above_copy(std::string_view text) {
    for (auto const line : split(text, '\n')) {
        auto const plain = folded_line(line);
        bool const headers = plain.starts_with("received: from ") || plain.starts_with("return-path: ");
        if (headers || has_any(plain, copy_marks))
            return text.substr(0, static_cast<std::size_t>(line.data() - text.data()));
    }
    return text;
}

DeliveryStatus read_status_of(std::string_view text) {
    auto const plain = folded(text);
    return has_any(plain, words_of_delay) && !has_any(plain, words_of_failure) ? DeliveryStatus::delayed
                                                                               : DeliveryStatus::failed;
}

std::vector<NoticedRecipient> read_noticed(std::string_view text, DeliveryStatus status) {
    std::vector<NoticedRecipient> recipients;
    auto const lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size() && recipients.size() < most_noticed_recipients; ++i) {
        auto const beginning = begins_with_address(lines[i]);
        if (!beginning) continue;
        auto const known = [&](NoticedRecipient const& r) { return same_address(r.address, beginning->address); };
        if (std::ranges::any_of(recipients, known)) continue;
        recipients.push_back({.address = beginning->address,
                              .final_address = {},
                              .status = status,
                              .reply = words_below(std::span{lines}.subspan(i + 1), beginning->rest)});
    }
    return recipients;
}

} // namespace liaison
