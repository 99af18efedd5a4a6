#include "parser/mistyped_labels.hpp"
#include "core/nearest.hpp"
#include "core/text.hpp"
#include "parser/label_bounds.hpp"
#include "parser/label_table.hpp"
#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace liaison {
namespace {

constexpr std::size_t shortest_label = 6, shortest_word = 5; // shorter ones are one letter away from too many others

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return (c & '\x80') == 0; });
}

/// The labels of the table and their words, as far as they are long enough.
struct Known {
    std::vector<std::pair<std::string_view, Meaning>> labels;
    std::vector<std::string_view> words;
};

Known const& known() {
    static auto const all = [] {
        Known found;
        std::set<std::string_view> words;
        for (auto const& row : label_table)
            for (auto const spelling : split(row.spellings, '|')) {
                if (spelling.size() < shortest_label || !is_ascii(spelling)) continue;
                found.labels.emplace_back(spelling, row.meaning);
                for (auto const word : split(spelling, ' '))
                    if (word.size() >= shortest_word) words.insert(word);
            }
        found.words.assign(words.begin(), words.end());
        return found;
    }();
    return all;
}

/// What a label with one slip may have been meant for.
class Meant {
public:
    Meant(std::string_view plain, std::string_view value) : value_(value) {
        compare_whole(plain); // the slip may have joined or parted words
        mend_words(plain);
        if (plain.ends_with('s')) mend_words(plain.substr(0, plain.size() - 1));
    }
    std::optional<Meaning> only_one() const {
        return meanings_.size() == 1 ? std::optional{*meanings_.begin()} : std::nullopt;
    }

private:
    void compare_whole(std::string_view plain) {
        for (auto const& [spelling, meaning] : known().labels)
            if (is_one_slip(plain, spelling)) meanings_.insert(meaning);
    }

    void mend_words(std::string_view plain) {
        for (auto const word : split(plain, ' ')) {
            if (word.size() < shortest_word) continue;
            auto const at = static_cast<std::size_t>(word.data() - plain.data());
            for (auto const right : known().words) {
                if (!is_one_slip(word, right)) continue;
                auto const mended = fmt::format("{}{}{}", plain.substr(0, at), right, plain.substr(at + word.size()));
                if (auto const meaning = meaning_before(mended, value_)) meanings_.insert(*meaning);
            }
        }
    }

    std::string_view value_;
    std::set<Meaning> meanings_;
};

} // namespace

std::optional<LabelFound> find_mistyped_label(std::string_view line) {
    line = without_bullet(line);
    auto const colon = find_colon(line, false);
    auto const label = trimmed(line.substr(0, colon.at));
    if (label.size() > longest_label) return std::nullopt;
    auto const value = colon.at == line.npos ? line.substr(line.size()) : value_behind(line, colon);
    auto const plain = plain_label(label);
    if (plain.size() < shortest_label || !is_ascii(plain)) return std::nullopt;
    auto const meaning = Meant{plain, value}.only_one();
    return meaning ? std::optional{LabelFound{*meaning, label, value}} : std::nullopt;
}

} // namespace liaison
