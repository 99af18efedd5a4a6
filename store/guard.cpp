#include "store/guard.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

struct Meaning {
    Fault fault;
    std::string_view advice;
};

Meaning meaning_of(int code) {
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Fault::try_later, "another program is writing to the store"};
    case SQLITE_FULL: return {Fault::try_later, "make room on the disk of the store"};
    case SQLITE_NOMEM: return {Fault::try_later, "out of memory"};
    case SQLITE_IOERR: return {Fault::io, "see whether the disk of the store is full or failing"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {Fault::io, what_to_do_about_damage};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return {Fault::denied, "this user must be allowed to write the store and the folder it is in"};
    default: return {Fault::bug, ""};
    }
}

} // namespace

Error error_of(SQLite::Exception const& exception) {
    constexpr int primary = 0xff;
    auto const [fault, advice] = meaning_of(exception.getErrorCode() & primary);
    if (advice.empty()) return {fault, exception.what()};
    return {fault, fmt::format("{}: {}", exception.what(), advice)};
}

} // namespace liaison
