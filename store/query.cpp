#include "store/query.hpp"
#include <sqlite3.h>

namespace liaison {

void bind_value(SQLite::Statement& statement, int at, std::int64_t value) {
    statement.bind(at, static_cast<int64_t>(value));
}

void bind_value(SQLite::Statement& statement, int at, std::string_view text) { statement.bind(at, std::string{text}); }

void bind_value(SQLite::Statement& statement, int at, Blob blob) {
    // SQLite takes a null pointer for NULL, and no bytes are not NULL.
    auto const* const bytes = blob.bytes.empty() ? "" : blob.bytes.data();
    statement.bindNoCopy(at, static_cast<void const*>(bytes), static_cast<int>(blob.bytes.size()));
}

void bind_value(SQLite::Statement& statement, int at, Instant instant) {
    bind_value(statement, at, std::int64_t{instant.time_since_epoch().count()});
}

void bind_value(SQLite::Statement& statement, int at, Date date) { statement.bind(at, write_date(date)); }

bool Query::next() {
    column_ = 0;
    return statement_.executeStep();
}

void Query::damaged() const {
    throw SQLite::Exception(fmt::format("unreadable value in column {} of: {}", column_, statement_.getQuery()),
                            SQLITE_CORRUPT);
}

bool Query::skip_null() {
    if (!statement_.isColumnNull(column_)) return false;
    ++column_;
    return true;
}

void Query::read(std::int64_t& value) { value = statement_.getColumn(column_++).getInt64(); }
void Query::read(bool& value) { value = take<std::int64_t>() != 0; }
void Query::read(std::string& value) { value = statement_.getColumn(column_++).getString(); }
void Query::read(Instant& value) { value = Instant{std::chrono::milliseconds{take<std::int64_t>()}}; }

void Query::read(Date& value) {
    auto const date = parse_date(take<std::string>());
    if (!date) damaged();
    value = *date;
}

} // namespace liaison
