// The names of the directory as a tree of words, and the places of a text where one of them stands.
#pragma once
#include "core/directory.hpp"
#include "desk/body_words.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liaison {

/// What a name means: an organization, a group of one, a group of the desk, or the desk itself.
struct BodyTarget {
    enum class Kind { organization, organization_group, own_group, desk };
    Kind kind = Kind::desk;
    std::size_t organization = 0;
    std::size_t group = 0;
    bool operator==(BodyTarget const&) const = default;
};

/// A name of the directory in a text: words [begin, end).
struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<BodyTarget> const* targets = nullptr;
    bool exact = false;    ///< written as the directory writes it, or with capitals: no word of everyday language
    bool specific = false; ///< the name can mean nothing else even without its organization: "SG15", not "WG4"
    bool sister = false;   ///< "ITU-D" where the directory has ITU-T: another body of that family, without targets
};

/// The only target of that kind that a mention has, in `organization` if that is given.
[[nodiscard]] std::optional<BodyTarget> target_of(Mention const& mention, BodyTarget::Kind kind,
                                                  std::optional<std::size_t> organization = {});

class BodyIndex {
public:
    BodyIndex(Directory const& directory, std::string_view desk_name);

    [[nodiscard]] std::vector<BodyWord> words_of(std::string_view text) const { return vocabulary_.words_of(text); }
    [[nodiscard]] bool is_filler(BodyWord const& word) const { return vocabulary_.is_filler(word.id); }
    /// The names in `words`, the longest at each place, none overlapping another.
    [[nodiscard]] std::vector<Mention> mentions(std::vector<BodyWord> const& words, std::string_view text) const;
    /// The one name that `written` is but for a single slip: "SQ15" for SG15; nullptr if there is none or more than
    /// one.
    [[nodiscard]] std::string const* name_meant_by(std::string_view written) const;

    std::vector<std::string> organizations; ///< names by BodyTarget::organization
    std::vector<std::vector<std::string>> organization_groups;
    std::vector<std::string> own_groups;
    std::vector<std::string> own_parents;
    std::vector<bool> own_is_top;          ///< of the desk as a whole: IESG, IAB; not a working group or area
    std::optional<std::size_t> desk_group; ///< the own group that is the desk itself
    std::vector<bool> has_sisters;         ///< by BodyTarget::organization: its name ends in a letter, "ITU-T"

private:
    struct Name {
        std::vector<BodyTarget> targets;
        std::string written;
        bool short_name = false; ///< at most three characters: only as it is written
        bool single_word = false;
        bool specific = false;
        std::string letters; ///< of "ITU", where the directory has ITU-T and ITU-R: "TR"; it may have no target itself
    };

    Name& name_of(std::vector<BodyWord> const& words);
    void add(std::string_view name, BodyTarget target);
    void add_organization(Organization const& organization);
    /// How many words behind the name, which ends before word `end`, make it a sister's: "-D" behind "ITU".
    [[nodiscard]] static std::size_t sister_words(Name const& name, std::vector<BodyWord> const& words, std::size_t end,
                                                  std::string_view text);
    [[nodiscard]] static bool begins_document_number(Name const& name, std::vector<BodyWord> const& words,
                                                     std::size_t end);
    [[nodiscard]] std::optional<Mention> mention_at(std::vector<BodyWord> const& words, std::size_t at,
                                                    std::string_view text) const;
    [[nodiscard]] std::optional<Mention> question_at(std::vector<BodyWord> const& words, std::size_t at,
                                                     std::string_view text) const;
    [[nodiscard]] bool written_so(Name const& name, std::vector<BodyWord> const& words, std::size_t begin,
                                  std::size_t end, std::string_view text) const;

    Vocabulary vocabulary_;
    std::unordered_map<std::uint64_t, std::uint32_t> edges_; ///< node and word id to node; the root is 0
    std::unordered_map<std::uint32_t, Name> names_;          ///< by the node at which they end
    std::uint32_t nodes_ = 1;
    std::vector<std::pair<std::string, std::string>> spellings_; ///< a name without blanks and signs, and as it is
};

} // namespace liaison
