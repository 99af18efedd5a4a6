// What a mail says about a statement outside of its labels: headings, sentences, its header, file names.
#pragma once
#include "parser/carrier.hpp"
#include "parser/draft.hpp"
#include "parser/label_reader.hpp"
#include "parser/prose.hpp"
#include <optional>
#include <vector>

namespace liaison {

/// The short lines above a form: "COM 15 - LS 39 - E", "3GPP TSG SA WG2 Meeting #176", "LIAISON STATEMENT TO X FROM Y".
[[nodiscard]] std::vector<Evidence> evidence_in_headings(LabelledText const& labelled);

/// The sentences of the statement, or of the letter that an attached one comes with; the lines of a signature.
[[nodiscard]] std::vector<Evidence> evidence_in_running_text(Carrier const& carrier, LabelledText const& labelled,
                                                             Form form, std::optional<Date> sent);

/// Subject, From, Reply-To, To and Cc. A tool's own mail tells nothing by its From, To and Cc.
[[nodiscard]] std::vector<Evidence> evidence_in_header(Carrier const& carrier, Form form, std::optional<Date> sent);

/// Leaves a form's number to its labels: what its text numbers is other documents.
void leave_numbers_to_labels(std::vector<Evidence>& of_text);

/// The document number that the attachments' names agree on, or that the subject confirms.
[[nodiscard]] std::vector<Evidence> evidence_in_file_names(Carrier const& carrier);

/// The author of a statement that a tool announces is who its text names, not the tool.
void take_tools_author(Draft& draft);

} // namespace liaison
