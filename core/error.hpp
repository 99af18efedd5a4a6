// How a function says that it could not do what it promised.
#pragma once
#include <expected>
#include <string>
#include <string_view>

namespace liaison {

/// What the caller has to do about a failure; table in error.cpp.
enum class Fault {
    bad_usage,         ///< the command line is wrong
    bad_input,         ///< what was handed in cannot be read or is refused; trying again will not help
    not_found,         ///< no such record, mail or file
    unavailable,       ///< a service or program we need does not answer
    bug,               ///< an invariant of ours is broken
    cannot_create,     ///< a file or folder cannot be made
    io,                ///< reading or writing failed
    try_later,         ///< temporary: the same call may succeed later
    denied,            ///< the operating system or the peer does not let us
    bad_configuration, ///< liaisond.toml or directory.toml is wrong
};

/// The exit status a command ends with, as in sysexits(3).
[[nodiscard]] int exit_status(Fault fault);
/// Whether the same call may succeed later without anybody's doing.
[[nodiscard]] bool is_temporary(Fault fault);
/// The fault's name in the log: "try_later".
[[nodiscard]] std::string_view name_of(Fault fault);

/// A failure: `fault` says what the caller does, `what` names the failing thing first ("outbox 42: relay refused it").
struct [[nodiscard]] Error {
    Fault fault;
    std::string what;
    /// The same failure seen from further out: "CONTEXT: WHAT".
    [[nodiscard]] Error within(std::string_view context) const;
    bool operator==(Error const&) const = default;
};

template <class T> using Result = std::expected<T, Error>;
/// The result of something done for its effect.
using Done = Result<void>;

/// Shorthand for `return failure(Fault::io, "...")`.
[[nodiscard]] inline std::unexpected<Error> failure(Fault fault, std::string what) {
    return std::unexpected(Error{fault, std::move(what)});
}

} // namespace liaison
