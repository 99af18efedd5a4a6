// A line of a reply with its decoration off, and the small questions that reading a command asks of it.
#pragma once
#include "parser/fold.hpp"
#include <cstddef>
#include <string>
#include <string_view>

namespace liaison {

/// A line as it was meant: without bullets, emphasis, quotes and "please", blanks as single blanks.
class PlainLine {
public:
    explicit PlainLine(std::string_view line);

    [[nodiscard]] std::string_view folded() const { return folded_.text; }
    /// What was written from the folded text's octet `at` on.
    [[nodiscard]] std::string_view written_from(std::size_t at) const;

private:
    std::string plain_;
    FoldedText folded_;
};

/// What stands behind a command's words.
struct Behind {
    bool separated = false; ///< a colon or dash, or "because"
    std::string_view value; ///< trimmed, without emphasis
};
[[nodiscard]] Behind behind_words(std::string_view written);

[[nodiscard]] std::size_t count_words(std::string_view text);
/// Whether `text` is only what people put around a command: "it", "this statement", "now, please", "thanks!".
[[nodiscard]] bool is_only_filler(std::string_view text);
/// Whether nothing but words of time stand there, as before a date: "to", "the end of", "Friday".
[[nodiscard]] bool is_before_date(std::string_view folded);

/// "Dear desk,", "Hi all"
[[nodiscard]] bool is_greeting(std::string_view line);
/// `rest` is nothing but a greeting at the end and names: "Thanks, / Ann Lee".
[[nodiscard]] bool is_only_closing(std::string_view rest, std::string_view writer_name);

} // namespace liaison
