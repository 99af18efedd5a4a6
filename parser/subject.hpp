// What the Subject of a mail says about the statement in it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A Subject taken apart.
struct SubjectRead {
    std::string title;       ///< without "Re:", list tags and document numbers at its ends; empty if nothing is left
    std::string plain;       ///< without "Re:" and list tags only
    bool is_reply = false;   ///< "Re:" in any language stands first
    bool is_forward = false; ///< "Fwd:" in any language stands first
    std::vector<std::string> identifiers; ///< document numbers that are the statement's own
    std::vector<std::string> answered;    ///< those that it answers: "(reply to SG11-LS91)"
    std::string from;                     ///< the part that may name the sending body, or empty
    std::string to;                       ///< the part that may name the addressee, or empty
};

[[nodiscard]] SubjectRead read_subject(std::string_view subject);

/// Whether a title says that it is an answer: "LS/r on ...", "Reply LS ...", "Response to ...".
[[nodiscard]] bool is_answer_title(std::string_view title);
/// The document numbers in a title that name what it answers: all in "(reply to ...)", those in brackets of an "LS/r".
[[nodiscard]] std::vector<std::string> answered_in_title(std::string_view title);
/// The number that a title gives to the statement itself: "LS on rings (SG15-LS12)", "S2-2601234: LS on slices"; none
/// in an answer, where it may be what is answered.
[[nodiscard]] std::vector<std::string> own_numbers_in_title(std::string_view title);

} // namespace liaison
