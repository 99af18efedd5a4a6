// Whether a mail reads like a statement, and like which kind.
#pragma once
#include "parser/carrier.hpp"
#include "parser/draft.hpp"
#include "parser/label_reader.hpp"
#include "parser/letter_marks.hpp"
#include <string>

namespace liaison {

struct FormFound {
    Form form = Form::none;
    std::string why;            ///< for people: "labels From, To, Title and Purpose"
    bool may_be_letter = false; ///< it could be a letter that does not say what it is
    LetterMarks marks;          ///< of the text as a letter
};

[[nodiscard]] FormFound find_form_of(Carrier const& carrier, LabelledText const& labelled);

/// What a tool's subject says about a statement that it announced before.
[[nodiscard]] ToolNotice tool_notice_in(std::string_view plain_subject, std::string_view covering);

/// The title in a tool's subject: `New Liaison Statement, "T"` gives T; empty if it is no such subject.
[[nodiscard]] std::string title_in_tool_subject(std::string_view plain_subject);

/// Whether the text speaks of itself as a liaison statement, in any language.
[[nodiscard]] bool mentions_statement(std::string_view text);

} // namespace liaison
