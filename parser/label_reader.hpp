// Labels and their values in a text, wherever it came from: a mail, a table, an attached document.
#pragma once
#include "parser/draft.hpp"
#include "parser/labels.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// One label with all of its value.
struct LabelledValue {
    Meaning meaning = Meaning::passed_over;
    std::string label;    ///< as written
    std::string value;    ///< in one line; empty if nothing stands there
    std::size_t line = 0; ///< where the label stands, counted from 1
    bool in_form = true;  ///< false: a label by itself, somewhere in running text
};

/// A text with its form, if it has one.
struct LabelledText {
    std::vector<LabelledValue> values;
    std::vector<std::string>
        headings; ///< short lines above the form, and between it and its text; an empty one where sentences part them
    std::string_view covering;   ///< what stands above the form
    std::string_view body;       ///< what stands below it; the whole text where there is no form
    std::size_t forms = 0;       ///< how many forms of a statement stand in it, one below the other
    std::size_t core_labels = 0; ///< how many different labels of a statement's form it has

    [[nodiscard]] LabelledValue const* find(Meaning meaning) const;
};

/// Reads the form that `text` holds (UTF-8, LF line ends). Labels behind the place where the running text begins are
/// not taken for labels unless their value can be nothing else. The views point into `text`.
[[nodiscard]] LabelledText read_labels(std::string_view text);

/// What the labels say about the fields; `place_prefix` begins each place: "text" gives `text line 12, "Deadline"`.
[[nodiscard]] std::vector<Evidence> evidence_of(LabelledText const& labelled, std::string_view place_prefix);

/// Both in one, for a text that is nothing but a document: what its labels, its headings and its sentences say.
[[nodiscard]] std::vector<Evidence> read_labelled_text(std::string_view text, std::string_view place_prefix,
                                                       std::optional<Date> sent);

/// The purpose that a value names: "For action", "In response", "征求意见"; nothing if it names none.
[[nodiscard]] std::optional<Purpose> read_purpose(std::string_view value);
/// Whether a value is no more than the name of a purpose, and no sentence with such a word in it.
[[nodiscard]] bool names_purpose(std::string_view value);
/// Whether a value says that there is none: "N/A", "None", "-".
[[nodiscard]] bool says_nothing(std::string_view value);

} // namespace liaison
