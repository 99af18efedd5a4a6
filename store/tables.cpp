#include "store/tables.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

std::string identifier(std::string_view name) {
    std::string text{'"'};
    for (char const c : name) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
}

Table described(Connection::Database& database, std::string name) {
    Table table{.name = std::move(name), .columns = {}, .key = {}, .texts = {}};
    auto column = database.query("SELECT name, type FROM pragma_table_info(?) ORDER BY cid", table.name);
    while (column.next()) {
        table.columns.push_back(column.take<std::string>());
        if (column.take<std::string>() == "TEXT") table.texts.push_back(table.columns.back());
    }
    auto key = database.query("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table.name);
    while (key.next()) table.key.push_back(key.take<std::string>());
    if (table.key.empty()) table.key = table.columns;
    return table;
}

} // namespace

std::vector<Table> tables_of(Connection::Database& database) {
    std::vector<std::string> names;
    // The full-text index and the tables in which SQLite keeps it are of other types.
    auto row = database.query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                              "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    while (row.next()) names.push_back(row.take<std::string>());
    names.emplace_back("sqlite_sequence");
    std::vector<Table> tables;
    for (auto& name : names) tables.push_back(described(database, std::move(name)));
    return tables;
}

std::string sql_list(std::vector<std::string> const& names) {
    std::vector<std::string> identifiers;
    for (auto const& name : names) identifiers.push_back(identifier(name));
    return joined(identifiers, ", ");
}

} // namespace liaison
