// The documents in a .zip, as bodies send them: the statement and what belongs to it.
#pragma once
#include "documents/archive.hpp"
#include "parser/document.hpp"

namespace liaison {

/// Reads the documents of an archive into DocumentText::inner. `depth` counts the archives around it.
[[nodiscard]] DocumentText read_archive(Archive const& archive, std::size_t depth, Budget& budget);

} // namespace liaison
