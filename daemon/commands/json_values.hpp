// The words of the house as JSON values: the door to Boost.JSON.
#pragma once
#include "core/statement.hpp"
#include "core/text.hpp"
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

namespace json = boost::json;

/// `text` with every octet that is no UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);
[[nodiscard]] bool is_valid_utf8(std::string_view text);

[[nodiscard]] json::value json_text(std::string_view text);
[[nodiscard]] json::value json_text_or_null(std::string_view text); ///< null for an empty text
[[nodiscard]] json::value json_time(std::optional<Instant> instant);
[[nodiscard]] json::value json_date(std::optional<Date> date);
[[nodiscard]] json::value json_number(std::uint64_t number);
template <class Of> [[nodiscard]] json::value json_id(std::optional<Id<Of>> id) {
    return id ? json::value(id->value) : json::value(nullptr);
}

/// A list, each item by `write`.
template <class Items, class Write> [[nodiscard]] json::array json_list(Items const& items, Write write) {
    json::array list;
    for (auto const& item : items) list.emplace_back(write(item));
    return list;
}
[[nodiscard]] json::array json_texts(std::vector<std::string> const& texts);
[[nodiscard]] json::array json_addresses(std::vector<Address> const& addresses); ///< "Ann Lee <ann@itu.example>"
[[nodiscard]] json::array json_specs(std::vector<Address> const& addresses);     ///< "ann@itu.example"

/// The `statement` object.
[[nodiscard]] json::object json_statement(Statement const& statement);
/// Where each value was read.
[[nodiscard]] json::array json_evidence(Statement const& statement);

/// The line.
[[nodiscard]] std::string write_line(json::object const& object);

} // namespace liaison
