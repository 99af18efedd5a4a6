// The rows of a store as JSON lines: what `liaisond export` writes and `liaisond import` reads.
#pragma once
#include "core/error.hpp"
#include "store/transfer.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// `{"inbox": {"id": 1, "sender": "ann.lee@itu.example", ...}}`. Bytes are {"bytes": "..."} where they are UTF-8, else
/// {"base64": "..."}; a text that is no UTF-8 is {"text_base64": "..."}.
[[nodiscard]] std::string write_json(StoredRow const& row);
/// Errors: bad_input: it is no such line.
[[nodiscard]] Result<StoredRow> parse_row(std::string_view line);

/// The first line: `{"liaisond": "0.1.0", "tables": 2}`.
[[nodiscard]] std::string write_export_header();
/// Errors: bad_input: it is no export, or of tables of another version.
Done check_export_header(std::string_view line);

} // namespace liaison
