#include "daemon/commands/json_rows.hpp"
#include "core/base64.hpp"
#include "daemon/commands/json_values.hpp"
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace liaison {
namespace {

json::value json_of(StoredValue const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return *number;
    if (auto const* text = std::get_if<std::string>(&value)) {
        if (is_valid_utf8(*text)) return json::string(*text);
        return json::object{{"text_base64", write_base64(*text)}};
    }
    if (auto const* blob = std::get_if<StoredBytes>(&value)) {
        if (is_valid_utf8(blob->bytes)) return json::object{{"bytes", blob->bytes}};
        return json::object{{"base64", write_base64(blob->bytes)}};
    }
    return nullptr;
}

std::optional<StoredValue> wrapped_value(json::object const& object) {
    if (object.size() != 1) return std::nullopt;
    auto const& [form, value] = *object.begin();
    if (!value.is_string()) return std::nullopt;
    std::string const text{value.get_string()};
    if (form == "bytes") return StoredBytes{text};
    auto bytes = parse_base64(text);
    if (!bytes) return std::nullopt;
    if (form == "base64") return StoredBytes{*std::move(bytes)};
    if (form == "text_base64") return *std::move(bytes);
    return std::nullopt;
}

std::optional<StoredValue> stored_value(json::value const& value) {
    if (value.is_null()) return std::monostate{};
    if (value.is_int64()) return value.get_int64();
    if (value.is_string()) return std::string{value.get_string()};
    if (value.is_object()) return wrapped_value(value.get_object());
    return std::nullopt;
}

std::unexpected<Error> no_row(std::string_view why) {
    return failure(Fault::bad_input, fmt::format("no row: {}", why));
}

} // namespace

std::string write_json(StoredRow const& row) {
    json::object values;
    for (auto const& [column, value] : row.values) values.emplace(column, json_of(value));
    return write_line(json::object{{row.table, std::move(values)}});
}

Result<StoredRow> parse_row(std::string_view line) {
    boost::system::error_code error;
    auto const value = json::parse(line, error);
    if (error) return no_row(error.message());
    auto const* const row = value.if_object();
    if (row == nullptr || row->size() != 1 || !row->begin()->value().is_object())
        return no_row("an object with one table is expected");
    StoredRow result{.table = std::string{row->begin()->key()}, .values = {}};
    for (auto const& [column, cell] : row->begin()->value().get_object()) {
        auto stored = stored_value(cell);
        if (!stored) return no_row(fmt::format("{} has a value that no column can have", std::string_view{column}));
        result.values.emplace_back(column, *std::move(stored));
    }
    return result;
}

std::string write_export_header() {
    return write_line(json::object{{"liaisond", LIAISOND_VERSION}, {"tables", table_version()}});
}

Done check_export_header(std::string_view line) {
    boost::system::error_code error;
    auto const value = json::parse(line, error);
    auto const* const header = error ? nullptr : value.if_object();
    auto const* const version = header == nullptr ? nullptr : header->if_contains("tables");
    if (version == nullptr || !version->is_int64() || !header->contains("liaisond"))
        return failure(Fault::bad_input, "is no export of liaisond");
    if (version->get_int64() == table_version()) return {};
    return failure(Fault::bad_input,
                   fmt::format("has tables of version {}, this liaisond those of version {}: import it "
                               "with the liaisond that wrote it, and then upgrade",
                               version->get_int64(), table_version()));
}

} // namespace liaison
