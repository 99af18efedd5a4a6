#include "desk/reminder_titles.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/subject_prefixes.hpp"
#include <array>
#include <string>

namespace liaison {
namespace {

/// Folded, as all words here.
constexpr auto reminders = std::to_array<std::string_view>(
    {"reminder",     "reminders",     "rappel",     "relance",     "erinnerung",  "mahnung",     "recordatorio",
     "lembrete",     "promemoria",    "sollecito",  "herinnering", "paminnelse",  "pamindelse",  "purring",
     "muistutus",    "przypomnienie", "pripominka", "hatirlatma",  "emlekezteto", "напоминание", "催促",
     "催促状",       "再度催促",      "督促",       "催办",        "提醒",        "温馨提醒",    "リマインド",
     "リマインダー", "알림",          "독촉",       "리마인더"});

/// What may stand beside them: how often, how kindly.
constexpr auto qualifiers = std::to_array<std::string_view>(
    {"a",        "the",       "gentle",  "kind",    "friendly", "polite",       "final",       "last",    "first",
     "second",   "third",     "fourth",  "1st",     "2nd",      "3rd",          "4th",         "another", "new",
     "repeated", "urgent",    "soft",    "quick",   "just",     "liaison",      "freundliche", "letzte",  "erste",
     "zweite",   "dritte",    "erneute", "premier", "deuxieme", "troisieme",    "dernier",     "amical",  "1er",
     "2e",       "2eme",      "3e",      "3eme",    "primer",   "primero",      "segundo",     "tercer",  "ultimo",
     "amable",   "gentile",   "secondo", "terzo",   "primo",    "vriendelijke", "tweede",      "laatste", "повторное",
     "второе",   "последнее", "no",      "nr",      "n",        "reply",        "deadline"});

/// What leads from the word to the title: "Reminder of LS on x", "Rappel concernant ...".
constexpr auto links =
    std::to_array<std::string_view>({"of", "on", "about", "for", "regarding", "concerning", "re", "an", "zum", "zur",
                                     "betreffend", "de", "du", "concernant", "sobre", "sull", "su", "o", "om"});

struct Brackets {
    std::string_view open;
    std::string_view close;
};
constexpr auto brackets = std::to_array<Brackets>({{"[", "]"}, {"(", ")"}, {"【", "】"}, {"（", "）"}, {"**", "**"}});
constexpr auto separators = std::to_array<std::string_view>({":", "：", " - ", " – ", " — ", ", "});

bool is_figure(std::string_view word) { return word.find_first_not_of("0123456789") == word.npos; }

/// "Second gentle reminder", "2. Erinnerung": a word for it, and nothing else than what may stand beside it.
bool is_reminder(std::string_view words) {
    auto plain = folded(words);
    std::ranges::replace_if(plain, [](char c) { return std::string_view{".#*!_/&+"}.contains(c); }, ' ');
    bool reminds = false;
    for (auto const word : split(plain, ' ')) {
        if (word.empty()) continue;
        bool const is_name = contains(reminders, word);
        if (!is_name && !contains(qualifiers, word) && !is_figure(word)) return false;
        reminds |= is_name;
    }
    return reminds;
}

/// "***Reminder***" has as many behind it as before.
std::string_view without_stars(std::string_view text) {
    while (text.starts_with('*')) text.remove_prefix(1);
    return trimmed(text);
}

/// What stands behind a reminder at the front, in brackets or before a separator.
std::optional<std::string_view> behind_opening(std::string_view text) {
    constexpr std::size_t longest_opening = 64;
    for (auto const& [open, close] : brackets) {
        auto const end = text.starts_with(open) ? text.find(close, open.size()) : text.npos;
        if (end < longest_opening && is_reminder(text.substr(open.size(), end - open.size())))
            return without_stars(text.substr(end + close.size()));
    }
    for (auto const separator : separators) {
        auto const end = text.find(separator);
        if (end < longest_opening && is_reminder(text.substr(0, end)))
            return trimmed(text.substr(end + separator.size()));
    }
    return std::nullopt;
}

/// What stands before a reminder at the end.
std::optional<std::string_view> before_closing(std::string_view text) {
    for (auto const& [open, close] : brackets) {
        auto const begin = text.ends_with(close) ? text.substr(0, text.size() - close.size()).rfind(open) : text.npos;
        if (begin != text.npos &&
            is_reminder(text.substr(begin + open.size(), text.size() - begin - open.size() - close.size())))
            return trimmed(text.substr(0, begin));
    }
    for (auto const separator : separators) {
        auto const begin = text.rfind(separator);
        if (begin != text.npos && is_reminder(text.substr(begin + separator.size())))
            return trimmed(text.substr(0, begin));
    }
    return std::nullopt;
}

/// "Reminder of LS on x", word by word.
std::optional<std::string_view> behind_link(std::string_view text) {
    for (auto blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        auto const end = text.find(' ', blank + 1);
        if (end == text.npos || !contains(links, folded_line(text.substr(blank + 1, end - blank - 1)))) continue;
        return is_reminder(text.substr(0, blank)) ? std::optional{trimmed(text.substr(end + 1))} : std::nullopt;
    }
    return std::nullopt;
}

/// A reminder in brackets looks like a list's tag: it is looked for before each prefix.
std::optional<std::string_view> behind_prefixes_and_opening(std::string_view text) {
    for (;;) {
        if (auto const title = behind_opening(text)) return title;
        auto const [prefix, rest] = split_prefix(text);
        if (prefix == SubjectPrefix::none) return std::nullopt;
        text = rest;
    }
}

} // namespace

std::optional<std::string_view> reminded_title(std::string_view subject) {
    if (auto const title = behind_prefixes_and_opening(subject)) return without_prefixes(*title);
    auto const text = without_prefixes(subject);
    if (is_reminder(text)) return text.substr(text.size());
    for (auto const read : {before_closing, behind_link})
        if (auto const title = read(text)) return without_prefixes(*title);
    return std::nullopt;
}

} // namespace liaison
