#include "parser/label_reader.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/form_reader.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_pieces.hpp"
#include <algorithm>
#include <set>

namespace liaison {
namespace {

/// How many pieces from its first label on show whether it is a form.
constexpr std::size_t form_window = 16;
/// So many lines above a form are looked at for headings.
constexpr std::size_t most_headings = 12;
/// And so many between a form and its text.
constexpr std::size_t most_headings_below = 6;

bool tells_a_form(Meaning meaning) {
    return meaning != Meaning::email && meaning != Meaning::contact_details && meaning != Meaning::body &&
           meaning != Meaning::attachments;
}

/// The first piece from `from` on at which a form begins; pieces.size() if there is none.
std::size_t find_form(std::vector<Piece> const& pieces, std::size_t from) {
    for (auto i = from; i < pieces.size(); ++i) {
        if (!pieces[i].label || !tells_a_form(pieces[i].label->meaning)) continue;
        std::set<Meaning> seen;
        std::size_t core = 0;
        for (auto j = i; j < pieces.size() && j < i + form_window; ++j)
            if (pieces[j].label && tells_a_form(pieces[j].label->meaning) &&
                seen.insert(pieces[j].label->meaning).second)
                core += is_core(pieces[j].label->meaning) ? 1 : 0;
        if (core >= 2 || (core == 1 && seen.size() >= 3)) return i;
    }
    return pieces.size();
}

/// Whether the value of a label in running text can be nothing else than what the label says. The head of a letter
/// (`in_head`) may say in single lines who writes to whom about what.
bool is_unmistakable(LabelFound const& label, bool in_head) {
    switch (label.meaning) {
    case Meaning::title:
    case Meaning::from:
    case Meaning::to: return in_head && !label.value.empty() && label.label.size() > 1;
    case Meaning::deadline: return label.value.size() < 60 && read_date(label.value, std::nullopt).date.has_value();
    case Meaning::status: return names_purpose(label.value);
    case Meaning::purpose: return label.value.size() < 40 && read_purpose(label.value).has_value();
    case Meaning::response_contact:
    case Meaning::technical_contact:
    case Meaning::reply_to:
    case Meaning::contact: return label.value.contains('@') && label.value.size() < 200;
    case Meaning::in_response_to:
    case Meaning::supersedes: return label.value.size() < 120 && !find_identifiers(label.value).empty();
    case Meaning::to_for_action:
    case Meaning::to_for_comment:
    case Meaning::to_for_information:
    case Meaning::cc:
    case Meaning::from_contact:
    case Meaning::cc_contact:
    case Meaning::identifier:
    case Meaning::study_group:
    case Meaning::question:
    case Meaning::email:
    case Meaning::contact_details:
    case Meaning::page:
    case Meaning::body:
    case Meaning::attachments:
    case Meaning::passed_over: return false;
    }
    return false;
}

/// Reads all of a text: its forms, what is above and below them, single labels in the running text.
class TextReader {
public:
    explicit TextReader(std::string_view text) : text_(text), pieces_(pieces_of(text)) {}

    LabelledText read() {
        std::size_t behind = 0;
        auto body_end = text_.size();
        for (auto first = find_form(pieces_, 0); first < pieces_.size();) {
            auto form = read_form(pieces_, first);
            auto const end = form.end;
            if (accept(form, first)) {
                behind = end;
                body_end = text_.size();
            } else if (form.has(Meaning::title)) {
                body_end = std::min(body_end, pieces_[first].offset);
            }
            first = find_form(pieces_, std::max(end, first + 1));
        }
        set_body(behind, body_end);
        if (!result_.values.empty()) collect_headings_below(behind);
        if (result_.values.empty()) collect_headings(0, std::min<std::size_t>(pieces_.size(), most_headings));
        take_single_labels(behind, body_end);
        return std::move(result_);
    }

private:
    /// The first form with the heart of a statement is the one; what comes before it with less is part of the covering.
    bool accept(FormRead& form, std::size_t first) {
        auto const core = form.core_labels();
        bool const whole = core >= 3 && form.has(Meaning::title) && (form.has(Meaning::from) || form.has(Meaning::to));
        if (whole) ++result_.forms;
        bool const better = result_.values.empty() || (result_.core_labels < 3 && core > result_.core_labels);
        if (!better) return false;
        result_.values = std::move(form.values);
        result_.core_labels = core;
        result_.covering = text_.substr(0, pieces_[first].offset);
        collect_headings(first > most_headings ? first - most_headings : 0, first);
        return true;
    }

    void collect_headings(std::size_t begin, std::size_t end) {
        result_.headings.clear();
        // where a letter ends with its labels, its headings stand far above them
        for (std::size_t i = 0; i < std::min(begin, most_headings) && !is_sentence(pieces_[i].text); ++i)
            result_.headings.emplace_back(pieces_[i].text);
        auto& headings = result_.headings;
        for (auto i = begin; i < end; ++i)
            if (!is_sentence(pieces_[i].text))
                headings.emplace_back(pieces_[i].text);
            else if (!headings.empty() && !headings.back().empty())
                headings.emplace_back();
    }

    /// ITU-R writes "LIAISON STATEMENT TO X ON Y" between a form and its text.
    void collect_headings_below(std::size_t behind) {
        for (auto i = behind; i < pieces_.size() && i < behind + most_headings_below; ++i) {
            if (pieces_[i].label || is_sentence(pieces_[i].text)) return;
            result_.headings.emplace_back(pieces_[i].text);
        }
    }

    void set_body(std::size_t behind, std::size_t body_end) {
        if (behind >= pieces_.size() && behind > 0) return;
        auto begin = pieces_.empty() ? 0 : behind == 0 ? 0 : pieces_[behind].offset;
        if (behind > 0 && pieces_[behind].label && pieces_[behind].label->meaning == Meaning::body) {
            auto const& value = pieces_[behind].label->value;
            begin = value.empty() ? begin + text_.substr(begin).find('\n')
                                  : static_cast<std::size_t>(value.data() - text_.data());
            for (auto i = behind + 1; i < pieces_.size(); ++i)
                if (pieces_[i].label && pieces_[i].label->meaning == Meaning::attachments &&
                    pieces_[i].label->value.empty())
                    body_end = std::min(body_end, pieces_[i].offset);
        }
        begin = std::min(begin, body_end);
        result_.body = trimmed(text_.substr(begin, body_end - begin));
    }

    void take_single_labels(std::size_t behind, std::size_t body_end) {
        for (auto i = behind; i < pieces_.size() && pieces_[i].offset < body_end; ++i) {
            auto const& piece = pieces_[i];
            if (!piece.label || piece.in_line) continue;
            auto label = *piece.label;
            bool const address_below =
                label.value.empty() && i + 1 < pieces_.size() && !pieces_[i + 1].label && !pieces_[i + 1].after_blank;
            if (address_below) label.value = pieces_[i + 1].text;
            bool const in_head = result_.core_labels == 0 && i < most_headings;
            if (known(label.meaning) || !is_unmistakable(label, in_head)) continue;
            result_.values.push_back(
                {label.meaning, std::string{label.label}, collapsed(label.value), piece.line, false});
        }
    }

    bool known(Meaning meaning) const {
        return std::ranges::any_of(result_.values, [&](auto const& v) { return v.meaning == meaning && v.in_form; });
    }

    std::string_view text_;
    std::vector<Piece> pieces_;
    LabelledText result_;
};

} // namespace

LabelledValue const* LabelledText::find(Meaning meaning) const {
    auto const found = std::ranges::find(values, meaning, &LabelledValue::meaning);
    return found == values.end() ? nullptr : &*found;
}

LabelledText read_labels(std::string_view text) { return TextReader{text}.read(); }

} // namespace liaison
