// What the sentences of a letter do: they ask, inform or answer. The purpose follows where the letter does not name it.
#pragma once
#include "core/statement.hpp"
#include <optional>
#include <string>

namespace liaison {

/// The phrases that stand in one sentence, by what they do.
struct Intent {
    bool asks_firmly = false; ///< "please state", "asks CCAMP to"
    bool asks_softly = false; ///< "would welcome": only with what is to be answered
    bool is_question = false; ///< it ends in a question mark
    bool by_date = false;     ///< what is asked for has a deadline
    bool to_address = false;  ///< it says where something is to be sent: "please send questions to ann@x.example"
    bool for_answers = false; ///< "reply", "comment", "views"
    bool for_comments = false;
    bool informs = false;
    bool informs_gladly = false; ///< "is pleased to": only with a verb
    bool informing_verb = false;
    bool answers = false;
    bool thanks = false; ///< "thanks you for": only with a letter
    bool names_letter = false;
    bool denies = false; ///< "no response is needed"
    bool tells_deed = false;
    bool is_other_matter = false;

    [[nodiscard]] bool asks() const {
        bool const asks_something = asks_firmly || is_question || (asks_softly && for_answers);
        return by_date || (!denies && !is_other_matter && !to_address && asks_something);
    }
};

/// The purpose of a letter by all of its sentences: one that asks anywhere asks.
class LetterPurpose {
public:
    /// `line` is where the sentence begins.
    void add(Intent const& sentence, std::size_t line);

    struct Read {
        Purpose purpose;
        std::size_t line; ///< of the sentence
        bool by_date;     ///< it asks for something by a date
    };
    [[nodiscard]] std::optional<Read> read() const;

private:
    struct Said {
        std::size_t line;
        bool by_date;
    };
    using Place = std::optional<Said>;
    static void keep_first(Place& kept, bool said, Said const& place) {
        if (said && !kept) kept = place;
    }
    static Read read_as(Purpose purpose, Said const& said) { return {purpose, said.line, said.by_date}; }

    Place dated_, denial_, action_, comment_, answer_, information_, deed_;
    std::size_t sentences_ = 0;
};

} // namespace liaison
