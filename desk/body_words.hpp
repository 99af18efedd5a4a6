// What names of bodies and the text that mentions them are compared by: their words, without regard to how they are
// written: "ITU-T SG15", "ITU–T Study Group 15" and "itu-t sg 15" have the same ones.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liaison {

/// A run of letters, a run of digits, or a single character of a script without blanks.
struct BodyWord {
    static constexpr std::int32_t unknown = -1;
    std::int32_t id = unknown; ///< of the word in the vocabulary
    std::uint32_t begin = 0;   ///< where it stands in the text
    std::uint32_t end = 0;
    bool glued = false;   ///< nothing stands between it and the word before
    bool capital = false; ///< it has a capital letter, or letters of a script without any
    bool number = false;
    // what stands between it and the word before:
    bool comma = false;  ///< "," "、" or ":"
    bool strong = false; ///< ";" or a line end: a new entry of a list
    bool stroke = false;
    bool open = false;
    bool close = false;
};

/// The words of all names of the directory, numbered, with the words that mean the same under one number: "Study Group"
/// is "SG", "groupe de travail" is "WG".
class Vocabulary {
public:
    Vocabulary();

    /// The words of `text`; those of names are added to the vocabulary, those of other text are not.
    [[nodiscard]] std::vector<BodyWord> learn(std::string_view name);
    [[nodiscard]] std::vector<BodyWord> words_of(std::string_view text) const;

    [[nodiscard]] std::int32_t id_of(std::string_view word) const; ///< folded; BodyWord::unknown
    /// Words that say nothing by themselves: "the", "WG", "area", "chairs".
    [[nodiscard]] bool is_filler(std::int32_t id) const { return id >= 0 && id < fillers_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    struct Synonym {
        std::vector<std::int32_t> words;
        std::int32_t means;
    };

    std::int32_t intern(std::string_view word);
    void unite_synonyms(std::vector<BodyWord>& words) const;

    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> ids_;
    std::vector<Synonym> synonyms_;
    std::int32_t fillers_ = 0;
};

/// Whether the text is called as bodies are, known or not, and no person: "Tide Gauge Forum".
[[nodiscard]] bool sounds_like_body(std::string_view text);

} // namespace liaison
