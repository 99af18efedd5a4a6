// Which of several documents is the statement: the others are what it encloses, the same once more, or further ones.
#pragma once
#include "parser/document.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A document with what tells whether it is the statement. Titles are folded, numbers are keys (identifier_key).
struct ReadableDocument {
    std::string name;
    std::string text;
    std::string footer;
    std::size_t core_labels = 0;
    bool has_form = false;            ///< these are enough to be a statement's form
    std::size_t forms = 0;            ///< whole forms of a statement in its text
    bool is_whole = false;            ///< it says by labels who writes to whom about what
    std::string title;                ///< that its label gives
    std::string from;                 ///< whom its label names, folded
    std::string file;                 ///< its file's name without the ending, folded
    std::vector<std::string> numbers; ///< its own: of its labels and headings
    std::vector<std::string> cited;   ///< of what it answers, replaces or encloses
    std::string cited_words;          ///< how it says that, folded: "ls on slicing from sa5"
};
[[nodiscard]] ReadableDocument readable(DocumentText const& document);

/// What the mail around the documents says of the statement, by the same measures.
struct CoveringMail {
    std::vector<std::string> numbers;
    std::vector<std::string> titles;
    std::vector<std::string> cited;
    std::string cited_words;
};
[[nodiscard]] CoveringMail covering_mail(SubjectRead const& subject, LabelledText const& text);

/// Whether the file is named after a number that the mail bears: "6N18204.pdf" beside "6N18204 - Liaison statement".
[[nodiscard]] bool is_named_by(CoveringMail const& mail, std::string_view file_name);

struct StatementChoice {
    ReadableDocument const* statement = nullptr;   ///< null: none of them is one
    bool is_meant = false;                         ///< the mail, or an archive around it, bears its number or title
    std::vector<ReadableDocument const*> enclosed; ///< they read like statements, but the mail names the other
    std::vector<ReadableDocument const*> further;  ///< statements of their own: nothing says which is meant
};

/// Of documents with a statement's labels: not one that another of them answers or encloses, then one whose number or
/// title the mail, or the archive around it, bears, then that with most labels. Of documents without labels the first
/// that calls itself a liaison statement.
[[nodiscard]] StatementChoice choose_statement(std::vector<ReadableDocument> const& documents,
                                               CoveringMail const& mail);

} // namespace liaison
