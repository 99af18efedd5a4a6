// Where exceptions end: what SQLite or a job throws becomes an Error.
#pragma once
#include "core/error.hpp"
#include <SQLiteCpp/Exception.h>
#include <exception>
#include <new>
#include <string_view>
#include <type_traits>

namespace liaison {

inline constexpr std::string_view what_to_do_about_damage =
    "stop liaisond, then `liaisond restore` puts the last backup in its place and keeps the damaged file; "
    "\"sqlite3 FILE .recover\" saves what is readable in it";

/// What a failure of SQLite means to the caller and what a person can do about it.
[[nodiscard]] Error error_of(SQLite::Exception const& exception);

/// Runs `work`, which returns a Result, and returns that; what it throws comes back as the Error.
template <class Work> std::invoke_result_t<Work&> guarded(std::string_view subject, Work&& work) {
    try {
        return work();
    } catch (SQLite::Exception const& exception) {
        return std::unexpected(error_of(exception).within(subject));
    } catch (std::bad_alloc const&) {
        return std::unexpected(Error{Fault::try_later, "out of memory"}.within(subject));
    } catch (std::exception const& exception) {
        return std::unexpected(Error{Fault::bug, exception.what()}.within(subject));
    }
}

} // namespace liaison
