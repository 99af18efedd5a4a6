// The phrases of one sentence that tell something about a statement, all found in one pass.
#pragma once
#include "parser/intent.hpp"
#include <bitset>
#include <cstddef>
#include <string_view>
#include <vector>

namespace liaison {

/// The lists of phrases, in the order in which telling_phrases.cpp has them.
enum class Telling : std::uint8_t {
    origin,
    sender,
    addressee,
    reference,
    comment,
    action,
    replacement,
    answer,
    more_answer,
    loose_request,
    firm_request,
    soft_request,
    courtesy,
    for_comment,
    information,
    informing,
    gladly,
    informing_verb,
    answering,
    thanks,
    letter,
    deed,
    other_matter,
    sending,
    contacting,
    deadline_named,
    act,
    denial,
    beginning_of_denial,
    group_word,
    reference_back,
    our_number,
    number_word,
    statement_word,
    limit_named,
    denial_of_something,
    count_,
};

class TellingPhrases {
public:
    /// Finds them in a folded sentence.
    void find(std::string_view plain);

    [[nodiscard]] bool has(Telling kind) const { return there_[static_cast<std::size_t>(kind)]; }
    /// What `sentence`, whose folded text is `plain`, does.
    [[nodiscard]] Intent intent(std::string_view sentence, std::string_view plain) const;

    /// Calls `use(phrase, begin)` for the phrases of one kind, in the sentence's order.
    template <class Use> void each(Telling kind, Use const& use) const {
        for (auto const& found : found_)
            if (found.kind == kind) use(found.phrase, found.at);
    }

private:
    struct Found {
        Telling kind;
        std::string_view phrase;
        std::size_t at;
    };
    void leave_out_courtesies();
    [[nodiscard]] bool denies(std::string_view plain) const;

    std::vector<Found> found_;
    std::bitset<static_cast<std::size_t>(Telling::count_)> there_;
};

} // namespace liaison
