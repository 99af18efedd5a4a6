#include "documents/pdf.hpp"
#include "documents/pdf_pages.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <iconv.h>
#include <map>

namespace liaison {

namespace {

constexpr std::size_t margin_rows = 2; // that may be header or footer

struct Page {
    std::vector<LayoutRow> rows;
};

// A row with its numbers made equal: "Page 3 of 9" repeats as "Page # of #".
std::string pattern_of(LayoutRow const& row) {
    std::string pattern;
    for (auto const& cell : row.cells)
        for (auto const& line : cell) {
            for (char const c : line)
                if (c < '0' || c > '9')
                    pattern.push_back(c);
                else if (!pattern.ends_with('#'))
                    pattern.push_back('#');
            pattern.push_back('\t');
        }
    return pattern;
}

// What stands at the same end of at least two pages, and of half of them.
class Repetitions {
public:
    explicit Repetitions(std::vector<Page> const& pages) : needed_(std::max<std::size_t>(2, (pages.size() + 1) / 2)) {
        for (auto const& page : pages)
            for (std::size_t i = 0; i < page.rows.size(); ++i)
                if (auto const zone = margin(page, i); zone != PagePart::body)
                    ++seen_[{zone, pattern_of(page.rows[i])}];
    }

    PagePart zone_of(Page const& page, std::size_t row) const {
        auto const zone = margin(page, row);
        auto const found = seen_.find({zone, pattern_of(page.rows[row])});
        return found != seen_.end() && found->second >= needed_ ? zone : PagePart::body;
    }

private:
    static PagePart margin(Page const& page, std::size_t row) {
        if (row < margin_rows) return PagePart::header;
        return row + margin_rows >= page.rows.size() ? PagePart::footer : PagePart::body;
    }

    std::size_t needed_;
    std::map<std::pair<PagePart, std::string>, std::size_t> seen_;
};

std::vector<Page> laid_out_pages(PdfPages const& pdf, DocumentText& document) {
    auto const deadline = std::chrono::steady_clock::now() + document_limits::time_for_pages;
    auto const pages = std::min(pdf.count(), document_limits::pdf_pages);
    std::vector<Page> read;
    for (int i = 0; i < pages; ++i) {
        if (std::chrono::steady_clock::now() > deadline) {
            add_remark(document, fmt::format("takes too long to read: stopped after page {} of {}", i, pdf.count()));
            return read;
        }
        read.push_back({lay_out(pdf.words(i))});
    }
    if (pdf.count() > pages) add_remark(document, fmt::format("stopped after page {} of {}", pages, pdf.count()));
    return read;
}

void write_page(Page const& page, bool first, Repetitions const& repeated, LineWriter& lines) {
    for (std::size_t i = 0; i < page.rows.size() && !lines.is_full(); ++i) {
        auto const zone = repeated.zone_of(page, i);
        if (zone != PagePart::body && !first) continue;
        auto const& row = page.rows[i];
        if (row.gap_before && zone == PagePart::body) lines.paragraph(zone, "");
        lines.row(zone, row.cells);
    }
}

} // namespace

void prepare_pdf_reading() {
    // Kept open: a converter that nobody uses may be unloaded. One that is missing shows as a document without text.
    static std::array const converters{::iconv_open("UTF-16", "UTF-8"), ::iconv_open("UTF-8", "UTF-16")};
    (void)converters;
}

Result<DocumentText> read_pdf(std::string_view bytes, Budget& budget) {
    auto const pdf = PdfPages::open(bytes);
    if (!pdf) return std::unexpected(pdf.error());
    DocumentText document{.name = {}, .kind = "pdf", .lines = {}, .inner = {}, .remarks = {}};
    auto const pages = laid_out_pages(*pdf, document);
    Repetitions const repeated{pages};
    LineWriter lines{document, budget};
    for (std::size_t i = 0; i < pages.size(); ++i) write_page(pages[i], i == 0, repeated, lines);
    if (document.lines.empty() && pdf->count() > 0)
        add_remark(document, "has no text that can be read: its pages may be pictures");
    return document;
}

} // namespace liaison
