// The text of an attached document, as a label reader wants it: lines in reading order, cells apart.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Where on the page a line stands.
enum class PagePart { body, header, footer };

/// One line. Cells of a table row, and text behind tab stops, are separated by TAB; there is no other
/// control character. Runs of blanks are one blank, but in a plain text file. A line that starts with TAB goes on with
/// the row before it.
///
/// A row gives first the line of its cells' first paragraphs, then the other paragraphs, cell by cell, each as a line
/// of its own: behind a TAB, but for those of the first cell. So the value of a label is all that stands behind TABs
/// until the next line without one:
///     Contact:<TAB>Ann Lee<TAB>Tel: +44 20 7946 0000
///     <TAB>Example Optics
///     <TAB>Email: ann.lee@optics.example
struct DocumentLine {
    PagePart zone = PagePart::body;
    std::string text;
    bool operator==(DocumentLine const&) const = default;
};

/// What could be read of a document. `remarks` say, for a person, what was not: "is encrypted", "read up to page 200".
struct DocumentText {
    std::string name; ///< the file's; of a document in an archive "ARCHIVE: FILE"
    std::string
        kind; ///< "docx", "odt", "pdf", "rtf", "doc", "txt", "html", "zip", "tnef"; empty for what is no document
    std::vector<DocumentLine> lines;
    std::vector<DocumentText> inner; ///< of an archive: its documents, in the archive's order
    std::vector<std::string> remarks;
    bool operator==(DocumentText const&) const = default;
};

/// The remark of a document that nobody here can read, whatever is in it.
inline constexpr std::string_view not_a_kind_we_read = "was not read: not a kind of document that this desk reads";

/// The lines for a label reader, joined by LF: page headers first, then the body; footers are apart.
[[nodiscard]] std::string text_of(DocumentText const& document);
/// What stands at the foot of its pages, once for all of them.
[[nodiscard]] std::string footer_of(DocumentText const& document);

/// What is to be done with a part of a mail that hangs on it.
enum class Worth {
    reading,    ///< it is a document by its type, its name or its first bytes
    a_remark,   ///< it may say something, and nobody here can read it: a .7z, a drawing
    no_mention, ///< a picture, a signature, an entry for a calendar: it accompanies what it hangs on
};
[[nodiscard]] Worth worth_of(std::string_view media_type, std::string_view file_name, std::string_view bytes);

/// Whether that type or name is a document's; all that is known of a file in an archive before it is unpacked.
[[nodiscard]] bool may_be_document(std::string_view media_type, std::string_view file_name);

} // namespace liaison
