// The pages of a PDF as words with places; the only door to poppler.
#pragma once
#include "core/error.hpp"
#include "documents/page_layout.hpp"
#include <memory>
#include <string_view>
#include <vector>

namespace poppler {
class document;
}

namespace liaison {

class PdfPages {
public:
    /// Opens a PDF; `bytes` must outlive it. Errors: bad_input: damaged, or a password is needed.
    [[nodiscard]] static Result<PdfPages> open(std::string_view bytes);
    [[nodiscard]] int count() const;
    /// The upright words of a page, at most document_limits::pdf_words_on_page; none for a damaged page.
    [[nodiscard]] std::vector<PlacedWord> words(int page) const;

private:
    struct Delete {
        void operator()(poppler::document* document) const;
    };
    explicit PdfPages(poppler::document* document) : document_(document) {}
    std::unique_ptr<poppler::document, Delete> document_;
};

} // namespace liaison
