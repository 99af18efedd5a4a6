// What SQL in this store may call besides SQLite's own functions.
#pragma once
#include <SQLiteCpp/Database.h>

namespace liaison {

/// Adds `sha256(bytes)`: the digest as 64 lower-case hexadecimal digits, of a blob or of a text's UTF-8.
void add_sql_functions(SQLite::Database& sqlite);

} // namespace liaison
