#include "desk/body_words.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <array>

namespace liaison {
namespace {

constexpr std::string_view filler_words = "wg rg sg wp q area areas group groups working the and of its chair chairs "
                                          "cochair co secretary secretariat list mailing "
                                          "第 的 等 各 御 中 liaison officer contact contacts members dear le la les "
                                          "du des de l d al der die das an to und et y el los";

struct SynonymRow {
    std::string_view words;
    std::string_view means;
};

/// Several words, or another language's, for one. The longest row that fits is taken.
constexpr auto synonym_rows = std::to_array<SynonymRow>({{"working group", "wg"},
                                                         {"working groups", "wg"},
                                                         {"work group", "wg"},
                                                         {"workgroup", "wg"},
                                                         {"workgroups", "wg"},
                                                         {"wgs", "wg"},
                                                         {"groupe de travail", "wg"},
                                                         {"groupes de travail", "wg"},
                                                         {"grupo de trabajo", "wg"},
                                                         {"grupo de trabalho", "wg"},
                                                         {"gruppo di lavoro", "wg"},
                                                         {"arbeitsgruppe", "wg"},
                                                         {"arbeitsgruppen", "wg"},
                                                         {"рабочая группа", "wg"},
                                                         {"рабочей группы", "wg"},
                                                         {"рабочей группе", "wg"},
                                                         {"рг", "wg"},
                                                         {"工 作 组", "wg"},
                                                         {"工 作 組", "wg"},
                                                         {"作 業 部 会", "wg"},
                                                         {"research group", "rg"},
                                                         {"study group", "sg"},
                                                         {"study groups", "sg"},
                                                         {"commission d etudes", "sg"},
                                                         {"commission etudes", "sg"},
                                                         {"ce", "sg"},
                                                         {"comision de estudio", "sg"},
                                                         {"comision de estudios", "sg"},
                                                         {"studienkommission", "sg"},
                                                         {"studiengruppe", "sg"},
                                                         {"исследовательская комиссия", "sg"},
                                                         {"исследовательской комиссии", "sg"},
                                                         {"ик", "sg"},
                                                         {"研 究 组", "sg"},
                                                         {"研 究 組", "sg"},
                                                         {"研 究 委 員 会", "sg"},
                                                         {"working party", "wp"},
                                                         {"groupe de travail wp", "wp"},
                                                         {"question", "q"},
                                                         {"questions", "q"},
                                                         {"qs", "q"}});

bool is_wide(unsigned char first) { return first >= 0xE3; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) != 0xE2);
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Notes what stands between two words; `length` octets are passed.
std::size_t pass_sign(std::string_view text, std::size_t at, BodyWord& next) {
    next.glued = false;
    switch (text[at]) {
    case ',':
    case ':': next.comma = true; return 1;
    case ';':
    case '\n': next.strong = true; return 1;
    case '/': next.stroke = true; return 1;
    case '(':
    case '[': next.open = true; return 1;
    case ')':
    case ']': next.close = true; return 1;
    default: return static_cast<unsigned char>(text[at]) == 0xE2 ? std::min<std::size_t>(3, text.size() - at) : 1;
    }
}

/// "、", "，" and "。" separate entries as a comma does; 0 if it is another character.
std::size_t wide_comma(std::string_view text, std::size_t at) {
    for (std::string_view const sign : {"、", "，", "；", "。", "："})
        if (text.substr(at).starts_with(sign)) return sign.size();
    return 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    if (is_wide(static_cast<unsigned char>(text[at]))) return std::min(at + 3, text.size());
    bool const number = is_digit(text[at]);
    auto end = at + 1;
    while (end < text.size() && (number ? is_digit(text[end]) : is_letter(text[end])) &&
           !is_wide(static_cast<unsigned char>(text[end])))
        ++end;
    return end;
}

struct RawWord {
    std::string_view folded;
    BodyWord word;
};

std::vector<RawWord> cut(FoldedText const& text, std::string_view original) {
    std::vector<RawWord> words;
    BodyWord next{.glued = true};
    std::string_view const all = text.text;
    for (std::size_t at = 0; at < all.size();) {
        auto const comma = is_wide(static_cast<unsigned char>(all[at])) ? wide_comma(all, at) : 0;
        if (comma != 0) {
            next.glued = false;
            next.comma = true;
            at += comma;
        } else if (all[at] == '&') {
            next.begin = text.origin(at);
            next.end = next.begin + 1;
            words.push_back({"and", next});
            next = {};
            ++at;
        } else if (!is_letter(all[at]) && !is_digit(all[at])) {
            at += pass_sign(all, at, next);
        } else {
            auto const end = word_end(all, at);
            next.begin = text.origin(at);
            next.end = text.origin(end);
            next.number = is_digit(all[at]);
            auto const written = original.substr(next.begin, next.end - next.begin);
            next.capital =
                std::ranges::any_of(written, [](char c) { return (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; });
            words.push_back({all.substr(at, end - at), next});
            next = {.glued = !is_wide(static_cast<unsigned char>(all[at]))}; // "和6MAN" are two words
            at = end;
        }
    }
    if (!words.empty()) words.front().word.glued = false;
    return words;
}

/// The P of "IEEE P802.3dj": a project's number is its standard's.
bool is_project_letter(RawWord const& raw, BodyWord const& next) {
    constexpr std::uint32_t shortest_standard = 3;
    return raw.folded == "p" && raw.word.capital && !raw.word.glued && next.number && next.glued &&
           next.end - next.begin >= shortest_standard;
}

} // namespace

Vocabulary::Vocabulary() {
    for (auto const word : split(filler_words, ' ')) intern(word);
    fillers_ = static_cast<std::int32_t>(ids_.size());
    for (auto const& [words, means] : synonym_rows) {
        Synonym synonym{.words = {}, .means = id_of(means)};
        for (auto const word : split(words, ' ')) synonym.words.push_back(intern(word));
        synonyms_.push_back(std::move(synonym));
    }
    std::ranges::sort(synonyms_, std::ranges::greater{}, [](auto const& s) { return s.words.size(); });
}

std::int32_t Vocabulary::intern(std::string_view word) {
    return ids_.try_emplace(std::string{word}, static_cast<std::int32_t>(ids_.size())).first->second;
}

std::int32_t Vocabulary::id_of(std::string_view word) const {
    auto const found = ids_.find(word);
    return found == ids_.end() ? BodyWord::unknown : found->second;
}

std::vector<BodyWord> Vocabulary::learn(std::string_view name) {
    auto const text = folded_with_origin(name);
    for (auto const& raw : cut(text, name)) intern(raw.folded);
    return words_of(name);
}

std::vector<BodyWord> Vocabulary::words_of(std::string_view text) const {
    auto const plain = folded_with_origin(text);
    std::vector<BodyWord> words;
    auto raw_words = cut(plain, text);
    for (std::size_t i = 0; i < raw_words.size(); ++i) {
        auto& raw = raw_words[i];
        raw.word.id = id_of(raw.folded);
        if (i + 1 < raw_words.size() && is_project_letter(raw, raw_words[i + 1].word))
            raw_words[i + 1].word.glued = raw.word.glued;
        else
            words.push_back(raw.word);
    }
    unite_synonyms(words);
    return words;
}

void Vocabulary::unite_synonyms(std::vector<BodyWord>& words) const {
    auto const ordinal = id_of("第");
    std::vector<BodyWord> united;
    united.reserve(words.size());
    for (std::size_t i = 0; i < words.size();) {
        auto const fits = [&](Synonym const& synonym) {
            if (words[i].id != synonym.words.front() || i + synonym.words.size() > words.size()) return false;
            return std::ranges::equal(synonym.words, std::span{words}.subspan(i, synonym.words.size()), {}, {},
                                      &BodyWord::id);
        };
        auto const row = words[i].id == BodyWord::unknown ? synonyms_.end() : std::ranges::find_if(synonyms_, fits);
        auto word = words[i];
        i += row == synonyms_.end() ? 1 : row->words.size();
        if (row != synonyms_.end()) {
            word.id = row->means;
            word.end = words[i - 1].end;
        }
        // "第17研究组": the number stands before the word
        bool const turned = word.id == id_of("sg") && !united.empty() && united.back().number && united.size() > 1 &&
                            ordinal != BodyWord::unknown && united[united.size() - 2].id == ordinal;
        if (turned)
            united.insert(united.end() - 1, word);
        else
            united.push_back(word);
    }
    words = std::move(united);
}

bool sounds_like_body(std::string_view text) {
    static constexpr std::array<std::string_view, 43> words{
        "group",        "wg",         "sg",          "committee",   "alliance",   "forum",        "organization",
        "organisation", "consortium", "institute",   "association", "union",      "board",        "taskforce",
        "task force",   "council",    "federation",  "agency",      "foundation", "partnership",  "working",
        "sector",       "society",    "secretariat", "tc",          "commission", "conference",   "network",
        "project",      "panel",      "verband",     "fachverband", "verein",     "gesellschaft", "kommission",
        "ausschuss",    "comite",     "foro",        "asociacion",  "comision",   "consorcio",    "groupement",
        "federacion"};
    auto const plain = folded(text);
    return std::ranges::any_of(words, [&](auto word) { return has_folded_word(plain, word); });
}

} // namespace liaison
