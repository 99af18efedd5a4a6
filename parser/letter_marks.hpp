// Marks by which a letter that nowhere says "liaison statement" shows that it is an official one, or somebody's own.
#pragma once
#include <string_view>

namespace liaison {

/// What stands in the letter's own words; who its sender and addressee are is for others to find out.
struct LetterMarks {
    bool names_itself = false;      ///< "this communication", "an official letter of"; in the subject "Letter from X"
    bool greets_office = false;     ///< "Dear chairs", "Sehr geehrte Damen und Herren": an office, no friend
    bool wants_nothing = false;     ///< "no reaction is required": only who writes officially says so
    bool signs_for_others = false;  ///< below it stands for whom: "for the Rural Fibre Alliance"
    bool signs_in_role = false;     ///< below it stands an office: "Secretary, IEEE 802.15"
    bool reports_decision = false;  ///< what a meeting has decided: "at its meeting in Geneva", "Resolution 14"
    bool asks_by_date = false;      ///< an answer is wanted by a day
    bool is_other_business = false; ///< invoices, hotels, calls that are to be moved
    bool is_receipt = false;  ///< of a statement: that it has come and what will be done, or that it is to be ignored
    bool is_personal = false; ///< the writer's own business: "my telephone number", "I wonder"
    bool has_other_subject = false; ///< the subject announces something else: an invitation, minutes, a question

    /// Takes in what a document that comes with the letter shows.
    void add(LetterMarks const& other);
};

/// Reads the letter `text`; `plain_subject` is folded (parser/fold.hpp).
[[nodiscard]] LetterMarks find_letter_marks(std::string_view plain_subject, std::string_view text);

} // namespace liaison
