// One form: the labels from a place on, up to where the running text begins.
#pragma once
#include "parser/label_pieces.hpp"
#include "parser/label_reader.hpp"
#include <vector>

namespace liaison {

struct FormRead {
    std::vector<LabelledValue> values;
    std::size_t end = 0; ///< the piece at which the running text begins, or its label "Body:"

    [[nodiscard]] std::size_t core_labels() const; ///< how many different labels of a statement's form it has
    [[nodiscard]] bool has(Meaning meaning) const;
};

/// Reads the form that begins with the label at `pieces[first]`.
[[nodiscard]] FormRead read_form(std::vector<Piece> const& pieces, std::size_t first);

} // namespace liaison
