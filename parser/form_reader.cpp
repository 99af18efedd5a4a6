#include "parser/form_reader.hpp"
#include "core/text.hpp"
#include "parser/label_reader.hpp"
#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace liaison {
namespace {

/// How far a form may be interrupted by lines that are neither labels nor values.
constexpr std::size_t longest_interruption = 5;

bool names_bodies_or_people(Meaning meaning) {
    return is_contact(meaning) || meaning == Meaning::from || meaning == Meaning::to ||
           meaning == Meaning::to_for_action || meaning == Meaning::to_for_comment ||
           meaning == Meaning::to_for_information || meaning == Meaning::cc;
}

/// The signs of boxes to tick, ticked or not.
bool begins_with_box(std::string_view text) {
    static constexpr auto boxes =
        std::to_array<std::string_view>({"[ ]", "[]", "[x]", "[X]", "( )", "(x)", "(X)", "☐", "□", "☒", "☑", "■"});
    return std::ranges::any_of(boxes, [&](auto box) { return text.starts_with(box); });
}

class FormReader {
public:
    FormReader(std::vector<Piece> const& pieces, std::size_t first) : pieces_(pieces), at_(first) {}

    FormRead read() {
        auto const end = read_to_text();
        return {std::move(values_), end};
    }

private:
    std::size_t read_to_text() {
        for (; at_ < pieces_.size(); ++at_) {
            auto const& piece = pieces_[at_];
            if (auto const labels = labels_of_columns(); labels > 0) {
                take_columns(labels);
                continue;
            }
            if (piece.label && (piece.label->meaning == Meaning::body || begins_another(piece))) return at_;
            if (piece.label)
                take_label(piece);
            else if (is_left_over(piece.text))
                open_ = false;
            else if (is_purpose_line())
                take_purpose_line();
            else if (is_continuation())
                append(piece.text);
            else if (!is_unknown_label() && (is_prose(piece.text) || !label_ahead(longest_interruption)))
                return at_;
            else
                open_ = false;
        }
        return at_;
    }

    /// Where a table was taken apart by columns, all labels stand first and then as many values: how many labels.
    std::size_t labels_of_columns() const {
        std::size_t count = 0;
        bool titled = false, addressed = false;
        for (auto i = at_; i < pieces_.size() && pieces_[i].label && pieces_[i].label->value.empty(); ++i, ++count) {
            titled |= pieces_[i].label->meaning == Meaning::title;
            addressed |= pieces_[i].label->meaning == Meaning::from || pieces_[i].label->meaning == Meaning::to;
        }
        if (count < 3 || !titled || !addressed || at_ + 2 * count > pieces_.size()) return 0;
        for (auto i = at_ + count; i < at_ + 2 * count; ++i)
            if (pieces_[i].label || is_sentence(pieces_[i].text)) return 0;
        return count;
    }

    void take_columns(std::size_t labels) {
        for (auto const last = at_ + labels; at_ < last; ++at_) {
            take_label(pieces_[at_]);
            values_[current_].value = collapsed(pieces_[at_ + labels].text);
        }
        at_ += labels - 1;
        open_ = false;
    }

    void take_label(Piece const& piece) {
        auto const& [meaning, label, value] = *piece.label;
        bool const detail = meaning == Meaning::email || meaning == Meaning::contact_details;
        if (detail && last_contact_ && (meaning == Meaning::email || value.contains('@'))) {
            auto& contact = values_[*last_contact_].value;
            contact += (contact.empty() || value.empty() ? "" : ", ") + std::string{value};
            current_ = *last_contact_;
        } else {
            values_.push_back({meaning, std::string{label}, collapsed(value), piece.line, true});
            current_ = values_.size() - 1;
            if (is_contact(meaning)) last_contact_ = current_;
        }
        indent_ = piece.indent;
        open_ = true;
        below_label_ = false;
    }

    /// A title behind something that was no value: another statement's form.
    bool begins_another(Piece const& piece) const {
        bool const heads = piece.label->meaning == Meaning::title || piece.label->meaning == Meaning::from;
        return heads && !open_ && std::ranges::any_of(values_, [&](auto const& v) {
                   return v.meaning == piece.label->meaning && !v.value.empty();
               });
    }

    /// A label that we do not know, among those that we do, whatever it says.
    bool is_unknown_label() const {
        if (!looks_like_label(pieces_[at_].text) || values_.empty()) return false;
        bool const spaced = pieces_[at_].after_blank && label_ahead(1); // an empty line between any two labels
        return spaced || label_follows(longest_interruption);
    }

    /// A line of its own that says what the statement is for: "For action", "[ ] For comment [x] For information".
    bool is_purpose_line() const {
        constexpr std::size_t longest = 80;
        auto const& text = pieces_[at_].text;
        bool const is_value = values_.empty() || pieces_[at_].in_line || (open_ && values_[current_].value.empty());
        if (is_value || text.size() > longest) return false;
        if (begins_with_box(text)) return read_purpose(text).has_value();
        auto const meaning = meaning_of_label(text.ends_with('.') ? text.substr(0, text.size() - 1) : text);
        return meaning == Meaning::to_for_action || meaning == Meaning::to_for_comment ||
               meaning == Meaning::to_for_information;
    }

    void take_purpose_line() {
        auto const& piece = pieces_[at_];
        values_.push_back({Meaning::purpose, collapsed(piece.text), collapsed(piece.text), piece.line, true});
        current_ = values_.size() - 1;
        indent_ = piece.indent;
        open_ = below_label_ = false;
    }

    /// "| Kind | For action |" in a table with borders, unlike the second line of a cell, "|      | months     |".
    bool begins_row(Piece const& piece) const {
        return piece.text.starts_with('|') && piece.indent <= indent_ &&
               !trimmed(piece.text.substr(1)).starts_with('|');
    }

    /// Whether the piece goes on with the value of the label before it.
    bool is_continuation() const {
        if (!open_ || values_.empty()) return false;
        auto const& piece = pieces_[at_];
        auto const& current = values_[current_];
        if (piece.in_line) return true;
        if (begins_row(piece)) return false;
        if (looks_like_label(piece.text) && !is_contact(current.meaning)) return false;
        bool const fits = fits_as_value(current.meaning, piece.text);
        if (piece.after_blank)
            return current.value.empty() && !is_sentence(piece.text) && (label_ahead(4) || (values_below_ > 2 && fits));
        if (current.value.empty()) return fits;
        if (below_label_ && !is_sentence(piece.text) && label_ahead(longest_interruption)) return true;
        if (piece.indent > indent_) return fits || !is_prose(piece.text);
        if (std::string_view{",;/&("}.contains(current.value.back()) || current.value.ends_with(" and")) return fits;
        if (names_bodies_or_people(current.meaning) && piece.text.contains('@')) return fits;
        if (is_contact(current.meaning) && address_follows(4)) return fits;
        return fits && label_follows(current.meaning == Meaning::title ? 4 : 2);
    }

    static bool fits_as_value(Meaning meaning, std::string_view text) {
        if (meaning == Meaning::title) return !text.ends_with('.') && !(is_prose(text) && text.ends_with(','));
        if (is_contact(meaning) && text.contains('@')) return true;
        return !is_prose(text);
    }

    /// Whether a label comes within `most` pieces, before any running text.
    bool label_ahead(std::size_t most) const {
        for (auto i = at_ + 1; i < pieces_.size() && i <= at_ + most; ++i) {
            if (pieces_[i].label) return true;
            if (is_prose(pieces_[i].text)) return false;
        }
        return false;
    }

    /// The same without an empty line in between.
    bool label_follows(std::size_t most) const {
        for (auto i = at_ + 1; i < pieces_.size() && i <= at_ + most && !pieces_[i].after_blank; ++i)
            if (pieces_[i].label) return true;
        return false;
    }

    /// Whether the lines of a contact go on to his address: "Ann Lee", "Example Optics", "Utopia",
    /// "ann@optics.example".
    bool address_follows(std::size_t most) const {
        for (auto i = at_ + 1; i < pieces_.size() && i <= at_ + most && !pieces_[i].after_blank; ++i) {
            if (pieces_[i].label || is_prose(pieces_[i].text)) return false;
            if (pieces_[i].text.contains('@')) return true;
        }
        return false;
    }

    void append(std::string_view text) {
        while (!text.empty() && std::string_view{"| "}.contains(text.front())) text.remove_prefix(1);
        while (!text.empty() && std::string_view{"| "}.contains(text.back())) text.remove_suffix(1);
        auto& current = values_[current_];
        if (pieces_[at_].after_blank) {
            below_label_ = true;
            ++values_below_;
        }
        if (current.value.empty()) {
            current.value = collapsed(text);
            return;
        }
        bool const listed =
            names_bodies_or_people(current.meaning) && !std::string_view{",;/&("}.contains(current.value.back());
        current.value += (listed ? ", " : " ") + collapsed(text);
    }

    std::vector<Piece> const& pieces_;
    std::vector<LabelledValue> values_;
    std::size_t at_;
    std::size_t current_ = 0;
    std::optional<std::size_t> last_contact_; ///< the last value that names one
    std::size_t indent_ = 0;
    bool below_label_ = false;     ///< the value stands in lines of its own, an empty one between it and its label
    std::size_t values_below_ = 0; ///< how many values stood so
    bool open_ = false;            ///< the last label may still get more of its value
};

} // namespace

std::size_t FormRead::core_labels() const {
    std::set<Meaning> seen;
    for (auto const& value : values)
        if (is_core(value.meaning)) seen.insert(value.meaning);
    return seen.size();
}

bool FormRead::has(Meaning meaning) const {
    return std::ranges::any_of(values, [&](auto const& v) { return v.meaning == meaning; });
}

FormRead read_form(std::vector<Piece> const& pieces, std::size_t first) { return FormReader{pieces, first}.read(); }

} // namespace liaison
