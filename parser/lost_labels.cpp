#include "parser/lost_labels.hpp"
#include "core/text.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/label_pieces.hpp"
#include "parser/label_reader.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

/// The form's rows are source, title, addressees (for action first), approval, deadline and contacts.
constexpr std::size_t fewest_rows = 5, most_rows = 24;

bool is_source(std::string_view row) {
    auto const plain = folded(row);
    return plain.starts_with("itu") || plain.starts_with("uit") || plain.starts_with("study group ") ||
           plain.starts_with("working party ");
}

/// "ITU-T SG11 meeting (Geneva, 23 October 2026)", "Study Group 15 management": who approved it.
bool is_approval(std::string_view row) {
    auto const plain = folded(row);
    return plain.contains(" meeting") || plain.contains("management") || plain.contains("reunion");
}

/// "12 February 2027" and nothing else.
bool is_day(std::string_view row) {
    constexpr std::size_t longest = 24;
    return row.size() <= longest && read_date(row, std::nullopt).date.has_value();
}

/// The rows between the heading and the text.
std::span<Piece const> rows_of(std::vector<Piece> const& pieces) {
    auto const heading =
        std::ranges::find_if(pieces, [](auto const& piece) { return folded_line(piece.text) == "liaison statement"; });
    if (heading == pieces.end()) return {};
    auto const rows = std::span{heading + 1, pieces.end()}.first(
        std::min<std::size_t>(most_rows, static_cast<std::size_t>(pieces.end() - heading) - 1));
    auto const end = std::ranges::find_if(rows, [](auto const& piece) { return is_sentence(piece.text); });
    return rows.first(static_cast<std::size_t>(end - rows.begin()));
}

bool has_other_labels(std::span<Piece const> rows) {
    return std::ranges::any_of(rows, [](auto const& row) {
        return row.label && row.label->meaning != Meaning::email && row.label->meaning != Meaning::contact_details;
    });
}

/// The rows of addressees end where the approval or the deadline stands.
std::span<Piece const> addressees_in(std::span<Piece const> behind_title) {
    auto const end = std::ranges::find_if(
        behind_title, [](auto const& row) { return row.label || is_approval(row.text) || is_day(row.text); });
    return behind_title.first(static_cast<std::size_t>(end - behind_title.begin()));
}

} // namespace

std::vector<Evidence> evidence_in_lost_cover(std::string_view text, std::string_view place) {
    constexpr std::size_t cover_within = 4000;
    auto const pieces = pieces_of(text.substr(0, cover_within));
    auto const rows = rows_of(pieces);
    if (rows.size() < fewest_rows || !is_source(rows[0].text) || has_other_labels(rows)) return {};
    auto const addressees = addressees_in(rows.subspan(2));
    auto const approved = rows.subspan(2 + addressees.size());
    auto const mailed =
        std::ranges::find_if(approved, [](auto const& row) { return !find_addresses(row.text).empty(); });
    if (addressees.empty() || approved.empty() || mailed == approved.end()) return {};

    std::vector<Evidence> evidence;
    auto const add = [&](Field field, Piece const& row, std::optional<Purpose> purpose = {}) {
        evidence.push_back({.field = field,
                            .text = collapsed(row.text),
                            .place = fmt::format("{} line {}, a cover without labels", place, row.line),
                            .rank = Rank::label,
                            .purpose = purpose});
    };
    add(Field::from, rows[0]);
    add(Field::title, rows[1]);
    for (auto const& row : addressees)
        if (!says_nothing(row.text))
            add(Field::to, row, &row == addressees.data() ? std::optional{Purpose::action} : std::nullopt);
    // one day is the deadline; of two nobody can tell
    if (std::ranges::count_if(approved, [](auto const& row) { return is_day(row.text); }) == 1)
        add(Field::deadline, *std::ranges::find_if(approved, [](auto const& row) { return is_day(row.text); }));
    add(Field::contact, *mailed);
    return evidence;
}

} // namespace liaison
