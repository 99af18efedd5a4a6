// A program started with one end of a socket as its standard input.
#pragma once
#include <expected>
#include <filesystem>
#include <string>
#include <sys/types.h>

namespace liaison {

struct Child {
    pid_t process;
    int socket; ///< our end: a stream that does not block
};

/// Starts the program with an empty environment, default signals, standard output into nothing and no other descriptor
/// of ours. The error is what the system says.
[[nodiscard]] std::expected<Child, std::string> start_child(std::filesystem::path const& program);

} // namespace liaison
