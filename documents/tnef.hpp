// winmail.dat: Outlook's envelope around body and attachments (MS-OXTNEF).
#pragma once
#include "documents/budget.hpp"
#include "parser/document.hpp"
#include <string_view>

namespace liaison {

/// The body as lines, the attached documents as DocumentText::inner. `depth` counts the archives around it.
[[nodiscard]] DocumentText read_tnef(std::string_view bytes, std::size_t depth, Budget& budget);

} // namespace liaison
