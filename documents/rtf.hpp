// .rtf: Rich Text Format, specification 1.9.1.
#pragma once
#include "documents/line_writer.hpp"
#include <string_view>

namespace liaison {

[[nodiscard]] DocumentText read_rtf(std::string_view bytes, Budget& budget);

} // namespace liaison
