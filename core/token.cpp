#include "core/token.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::string_view purpose = "token 1";
constexpr std::chrono::days lifetime{
    400}; // longer than any deadline that is usual, so that its reminders can be answered
constexpr std::size_t expiry_length = 4;
constexpr std::size_t token_length = 1 + expiry_length + signature_length;

constexpr std::array<std::pair<Holder, char>, 3> letters{
    {{Holder::staff, 'd'}, {Holder::group, 'g'}, {Holder::sender, 's'}}};

char letter_of(Holder holder) {
    return std::ranges::find(letters, holder, [](auto const& row) { return row.first; })->second;
}

std::optional<Holder> holder_of(char letter) {
    auto const row = std::ranges::find(letters, letter, [](auto const& r) { return r.second; });
    return row == letters.end() ? std::nullopt : std::optional{row->first};
}

std::string write_day(Date date) {
    auto const days = static_cast<std::uint32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
    std::string text;
    for (auto shift = expiry_length * 5; shift > 0;) {
        shift -= 5;
        text += base32_alphabet[(days >> shift) & 31U];
    }
    return text;
}

std::optional<Date> parse_day(std::string_view text) {
    std::uint32_t days = 0;
    for (auto const c : text) {
        auto const value = base32_alphabet.find(c);
        if (value == base32_alphabet.npos) return std::nullopt;
        days = (days << 5U) | static_cast<std::uint32_t>(value);
    }
    return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

std::string write_subject(TokenSubject const& subject) {
    if (auto const* statement = std::get_if<StatementId>(&subject)) return fmt::format("ls{}", statement->value);
    return fmt::format("m{}", std::get<InboxId>(subject).value);
}

std::optional<TokenSubject> parse_subject(std::string_view text) {
    auto const prefix = text.starts_with("ls") ? std::size_t{2} : std::size_t{1};
    if (prefix == 1 && !text.starts_with('m')) return std::nullopt;
    std::int64_t number = 0;
    auto const* last = text.data() + text.size();
    auto const [end, error] = std::from_chars(text.data() + std::min(prefix, text.size()), last, number);
    if (error != std::errc{} || end != last || number <= 0) return std::nullopt;
    return prefix == 2 ? TokenSubject{StatementId{number}} : TokenSubject{InboxId{number}};
}

/// Everything before the signature, which signs it.
std::string write_claim(Token const& token) {
    return fmt::format("{}.{}{}", write_subject(token.subject), letter_of(token.holder), write_day(token.expires));
}

} // namespace

std::string write_token(Token const& token, SecretKey const& key) {
    auto const claim = write_claim(token);
    return claim + key.sign(purpose, claim);
}

std::optional<ReadToken> parse_token(std::string_view text, SecretKey const& key) {
    auto const lower = lower_case(text);
    auto const dot = lower.find('.');
    if (dot == lower.npos || lower.size() - dot - 1 != token_length) return std::nullopt;
    auto const rest = std::string_view{lower}.substr(dot + 1);
    auto const subject = parse_subject(std::string_view{lower}.substr(0, dot));
    auto const holder = holder_of(rest.front());
    auto const expires = parse_day(rest.substr(1, expiry_length));
    auto const signature = rest.substr(1 + expiry_length);
    if (!subject || !holder || !expires || signature.find_first_not_of(base32_alphabet) != signature.npos)
        return std::nullopt;
    Token const token{*subject, *holder, *expires};
    return ReadToken{token, key.verify(purpose, write_claim(token), signature)};
}

bool is_good_at(Token const& token, Instant now) {
    return now < std::chrono::sys_days{token.expires} + std::chrono::days{1};
}

Date token_expiry(Instant now) { return Date{std::chrono::floor<std::chrono::days>(now) + lifetime}; }

} // namespace liaison
