// One execution of a kept prepared statement: values go in by position, columns come out in order.
#pragma once
#include "core/ids.hpp"
#include "core/time.hpp"
#include <SQLiteCpp/SQLiteCpp.h>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// SQL as a string literal: the cache of prepared statements knows it by its address.
struct Sql {
    template <std::size_t N> consteval Sql(char const (&literal)[N]) : text(literal) {}
    char const* text;
};

/// Bytes that are bound without a copy: they must live until the statement has run.
struct Blob {
    std::string_view bytes;
};

void bind_value(SQLite::Statement& statement, int at, std::int64_t value);
void bind_value(SQLite::Statement& statement, int at, std::string_view text);
void bind_value(SQLite::Statement& statement, int at, Blob blob);
void bind_value(SQLite::Statement& statement, int at, Instant instant);
void bind_value(SQLite::Statement& statement, int at, Date date);
template <std::integral T>
    requires(!std::same_as<T, std::int64_t>)
void bind_value(SQLite::Statement& statement, int at, T value) {
    bind_value(statement, at, static_cast<std::int64_t>(value));
}
template <class Of> void bind_value(SQLite::Statement& statement, int at, Id<Of> id) {
    bind_value(statement, at, id.value);
}
template <class T> void bind_value(SQLite::Statement& statement, int at, std::optional<T> const& value) {
    if (value)
        bind_value(statement, at, *value);
    else
        statement.bind(at);
}

class Query {
public:
    explicit Query(SQLite::Statement& statement) : statement_(statement) {}
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    ~Query() { statement_.tryReset(); }

    /// Goes to the next row; false when there is none.
    bool next();
    /// The next column of the row as a T: an integer, bool, std::string, Instant, Date, Id or an optional of one.
    template <class T> T take() {
        T value{};
        read(value);
        return value;
    }
    /// The next column as the value that `named` finds for its text.
    template <class T> T take_named(std::optional<T> (*named)(std::string_view)) {
        auto const value = named(take<std::string>());
        if (!value) damaged();
        return *value;
    }
    /// The same where the column may be NULL.
    template <class T> std::optional<T> take_optional(std::optional<T> (*named)(std::string_view)) {
        if (skip_null()) return std::nullopt;
        return take_named(named);
    }

private:
    [[noreturn]] void damaged() const;
    bool skip_null();
    void read(std::int64_t& value);
    void read(bool& value);
    void read(std::string& value);
    void read(Instant& value);
    void read(Date& value);
    template <std::integral T> void read(T& value) { value = static_cast<T>(take<std::int64_t>()); }
    template <class Of> void read(Id<Of>& id) { read(id.value); }
    template <class T> void read(std::optional<T>& value) {
        if (!skip_null()) value = take<T>();
    }

    SQLite::Statement& statement_;
    int column_ = 0;
};

} // namespace liaison
