#include "parser/intent.hpp"

namespace liaison {

void LetterPurpose::add(Intent const& sentence, std::size_t line) {
    Said const place{line, sentence.by_date};
    constexpr std::size_t beginning = 4; // an answer says so at its beginning; thanks at the end are politeness
    ++sentences_;
    bool const asks = sentence.asks();
    keep_first(dated_, sentence.by_date, place);
    keep_first(denial_, sentence.denies && !sentence.by_date, place);
    keep_first(comment_, asks && sentence.for_comments, place);
    keep_first(action_, asks && !sentence.for_comments, place);
    bool const answers = sentence.answers || (sentence.thanks && sentence.names_letter);
    keep_first(answer_, answers && sentences_ <= beginning, place);
    bool const informs = sentence.informs || sentence.denies || (sentence.informs_gladly && sentence.informing_verb);
    keep_first(information_, informs && !sentence.is_other_matter, place);
    keep_first(deed_, sentence.tells_deed && !sentence.is_other_matter, place);
}

std::optional<LetterPurpose::Read> LetterPurpose::read() const {
    if (denial_ && !dated_)
        return answer_ ? read_as(Purpose::response, *answer_) : read_as(Purpose::information, *denial_);
    if (action_) return read_as(Purpose::action, *action_);
    if (comment_) return read_as(Purpose::comment, *comment_);
    if (answer_) return read_as(Purpose::response, *answer_);
    if (information_) return read_as(Purpose::information, *information_);
    if (deed_) return read_as(Purpose::information, *deed_);
    return std::nullopt;
}

} // namespace liaison
