#include "documents/pdf_pages.hpp"
#include "documents/utf8.hpp"
#include "parser/document_limits.hpp"
#include <algorithm>
#include <limits>
#include <map>
#include <poppler-document.h>
#include <poppler-page.h>

namespace liaison {

namespace {

// Not ustring::to_utf8: that is iconv, which looks for files.
std::string utf8(poppler::ustring const& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::uint32_t code = text[i];
        bool const pair =
            code >= 0xd800 && code < 0xdc00 && i + 1 < text.size() && text[i + 1] >= 0xdc00 && text[i + 1] < 0xe000;
        if (pair) code = 0x10000 + ((code - 0xd800) << 10U) + (text[++i] - 0xdc00U);
        out.append(utf8_of(code));
    }
    return out;
}

// The turn that most words have: a page may be turned as a whole, a watermark or a margin note stands across.
int usual_rotation(std::vector<poppler::text_box> const& boxes) {
    std::map<int, std::size_t> count;
    for (auto const& box : boxes) ++count[box.rotation()];
    auto const most = std::ranges::max_element(count, {}, [](auto const& each) { return each.second; });
    return most == count.end() ? 0 : most->first;
}

// A box as it stands when the page is turned so that its words are upright.
PlacedWord upright(poppler::text_box const& box, int rotation) {
    auto const r = box.bbox();
    PlacedWord word{r.left(), r.top(), r.right(), r.bottom(), utf8(box.text()), box.has_space_after()};
    if (rotation == 1)
        word = {r.top(), -r.right(), r.bottom(), -r.left(), word.text, word.space_after};
    else if (rotation == 2)
        word = {-r.right(), -r.bottom(), -r.left(), -r.top(), word.text, word.space_after};
    else if (rotation == 3)
        word = {-r.bottom(), r.left(), -r.top(), r.right(), word.text, word.space_after};
    return word;
}

} // namespace

void PdfPages::Delete::operator()(poppler::document* document) const { delete document; }

Result<PdfPages> PdfPages::open(std::string_view bytes) {
    if (bytes.size() > std::numeric_limits<int>::max()) return failure(Fault::bad_input, "is too large");
    poppler::set_debug_error_function([](std::string const&, void*) {}, nullptr);
    auto* opened = poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()));
    if (opened == nullptr) return failure(Fault::bad_input, "is damaged");
    PdfPages pages{opened};
    if (opened->is_locked()) return failure(Fault::bad_input, "is encrypted: it needs a password");
    return pages;
}

int PdfPages::count() const { return document_->pages(); }

std::vector<PlacedWord> PdfPages::words(int page) const {
    std::unique_ptr<poppler::page> const opened{document_->create_page(page)};
    if (opened == nullptr) return {};
    auto const boxes = opened->text_list();
    auto const rotation = usual_rotation(boxes);
    std::vector<PlacedWord> words;
    for (auto const& box : boxes) {
        if (box.rotation() != rotation) continue;
        if (words.size() == document_limits::pdf_words_on_page) break;
        words.push_back(upright(box, rotation));
    }
    return words;
}

} // namespace liaison
