#include "daemon/commands/output.hpp"
#include "core/text.hpp"
#include "daemon/commands/text_table.hpp"
#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace liaison {

void Output::line(std::string_view text) {
    bytes(text);
    bytes("\n");
    if (std::fflush(out_) != 0) note_failure();
}

void Output::bytes(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), out_) != bytes.size()) note_failure();
}

void Output::message(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    std::string lines;
    for (auto const line : split(text, '\n')) lines += fmt::format("liaisond: {}\n", printable_line(line));
    std::fwrite(lines.data(), 1, lines.size(), messages_);
}

void Output::progress(std::string_view text) {
    if (::isatty(::fileno(messages_)) != 1) return;
    fmt::print(messages_, "\r\x1b[K{}", text);
    std::fflush(messages_);
}

void Output::note_failure() {
    if (failure_ == 0) failure_ = errno == 0 ? EIO : errno;
}

Done Output::finish() {
    if (std::fflush(out_) != 0) note_failure();
    if (failure_ == 0) return {};
    if (failure_ == EPIPE) return failure(Fault::io, "");
    return failure(Fault::io, fmt::format("cannot write the output: {}", std::generic_category().message(failure_)));
}

} // namespace liaison
