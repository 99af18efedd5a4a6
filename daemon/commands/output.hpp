// What a command prints: lines to standard output, each flushed, and messages to standard error.
#pragma once
#include "core/error.hpp"
#include <cstdio>
#include <string_view>

namespace liaison {

class Output {
public:
    explicit Output(std::FILE* out = stdout, std::FILE* messages = stderr) : out_(out), messages_(messages) {}

    /// Prints `text` and a line end, at once.
    void line(std::string_view text);
    /// Prints `bytes` as they are.
    void bytes(std::string_view bytes);
    /// Prints "liaisond: TEXT" to standard error, once for each line of `text`.
    void message(std::string_view text);
    /// Shows on a terminal how far a long work is, over what it showed before; "" ends it. Elsewhere nothing.
    void progress(std::string_view text);
    /// How the printing went: a reader that has closed its end is a failure without a text. Errors: io.
    [[nodiscard]] Done finish();

private:
    void note_failure();

    std::FILE* out_;
    std::FILE* messages_;
    int failure_ = 0; ///< errno of the first failure
};

} // namespace liaison
