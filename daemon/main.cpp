#include "daemon/commands/command_line.hpp"
#include <algorithm>
#include <exception>
#include <fmt/format.h>

int main(int count, char** words) {
    liaison::Output output;
    try {
        return liaison::run_command_line({words + std::min(count, 1), words + count}, output);
    } catch (std::exception const& bug) {
        output.message(fmt::format("a bug, please report it: {}", bug.what()));
        return liaison::exit_status(liaison::Fault::bug);
    }
}
