#include "parser/time_zone.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>
#include <string>

namespace liaison {

using std::chrono::hours;
using std::chrono::minutes;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::optional<int> figures(std::string_view digits) {
    if (digits.empty() || digits.size() > 4 || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

std::string_view run(std::string_view text, auto belongs) {
    std::size_t size = 0;
    while (size < text.size() && belongs(text[size])) ++size;
    return text.substr(0, size);
}

/// The figures stand right behind their sign: "10:30 - 11:30" tells of no zone.
std::optional<minutes> leading_offset(std::string_view text) {
    if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
    return zone_by_offset(text.front(), run(text.substr(1), [](char c) { return is_digit(c) || c == ':'; }));
}

} // namespace

std::optional<minutes> zone_by_name(std::string_view word) {
    struct NamedZone {
        std::string_view name;
        int minutes;
    };
    static constexpr std::array zones = std::to_array<NamedZone>(
        {{"UT", 0},     {"UTC", 0},    {"GMT", 0},    {"Z", 0},      {"EST", -300}, {"EDT", -240},  {"CST", -360},
         {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"AKDT", -480},
         {"HST", -600}, {"AST", -240}, {"ADT", -180}, {"WET", 0},    {"WEST", 60},  {"BST", 60},    {"CET", 60},
         {"MET", 60},   {"MEZ", 60},   {"CEST", 120}, {"MEST", 120}, {"MESZ", 120}, {"EET", 120},   {"EEST", 180},
         {"MSK", 180},  {"MSD", 240},  {"JST", 540},  {"KST", 540},  {"HKT", 480},  {"SGT", 480},   {"AEST", 600},
         {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780}});
    auto const found = std::ranges::find_if(zones, [&](auto const& zone) { return same_word(zone.name, word); });
    return found == zones.end() ? std::nullopt : std::optional{minutes{found->minutes}};
}

std::optional<minutes> zone_by_offset(char sign, std::string_view digits) {
    std::string plain{digits};
    std::erase(plain, ':');
    auto const value = figures(plain);
    if (!value) return std::nullopt;
    auto const offset = plain.size() <= 2 ? hours{*value} : hours{*value / 100} + minutes{*value % 100};
    if (offset > hours{24}) return std::nullopt;
    return sign == '-' ? -offset : offset;
}

std::optional<minutes> leading_zone(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('(')) text = trimmed(text.substr(1));
    auto const name = run(text, is_letter);
    if (name.empty()) return leading_offset(text);
    auto const named = zone_by_name(name);
    if (named != minutes{0}) return named;
    auto const offset = leading_offset(trimmed(text.substr(name.size()))); // "GMT+0100"
    return offset ? offset : named;
}

} // namespace liaison
