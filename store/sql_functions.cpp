#include "store/sql_functions.hpp"
#include "core/sha256.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

void sql_sha256(sqlite3_context* context, int, sqlite3_value** values) {
    auto const* const bytes = static_cast<char const*>(sqlite3_value_blob(values[0])); // before its length is asked
    auto const length = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    auto const digest = sha256(bytes == nullptr ? std::string_view{} : std::string_view{bytes, length});
    sqlite3_result_text(context, digest.data(), static_cast<int>(digest.size()), SQLITE_TRANSIENT);
}

} // namespace

void add_sql_functions(SQLite::Database& sqlite) {
    auto const added = sqlite3_create_function_v2(sqlite.getHandle(), "sha256", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                                  nullptr, &sql_sha256, nullptr, nullptr, nullptr);
    if (added != SQLITE_OK) throw SQLite::Exception{sqlite.getHandle(), added};
}

} // namespace liaison
