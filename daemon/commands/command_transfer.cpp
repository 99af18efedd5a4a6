// A store as JSON lines, and back.
#include "daemon/commands/commands.hpp"
#include "daemon/commands/json_rows.hpp"
#include "daemon/commands/settings.hpp"
#include "store/process_lock.hpp"
#include "store/transfer.hpp"
#include <fstream>
#include <iostream>

namespace liaison {
namespace {

/// The lines of an export, each with its number for what is said about it.
class Lines {
public:
    explicit Lines(std::istream& in) : in_(in) {}

    Result<std::optional<StoredRow>> next() {
        std::string line;
        if (!std::getline(in_, line)) {
            if (in_.bad()) return failure(Fault::io, "cannot be read to its end");
            return std::nullopt;
        }
        ++number_;
        auto row = parse_row(line);
        if (!row) return std::unexpected(row.error().within(fmt::format("line {}", number_)));
        return *std::move(row);
    }
    Done header() {
        std::string line;
        std::getline(in_, line);
        ++number_;
        return check_export_header(line);
    }
    [[nodiscard]] std::size_t rows() const { return number_ - 1; }

private:
    std::istream& in_;
    std::size_t number_ = 0;
};

Done import_from(std::istream& in, std::filesystem::path const& path, Output& output) {
    Lines lines{in};
    if (auto const fits = lines.header(); !fits) return fits;
    auto const lock = ProcessLock::take(path);
    if (!lock) return std::unexpected(lock.error());
    auto const store = Connection::open(path, Opening::create);
    if (!store) return std::unexpected(store.error());
    if (auto const imported = import_rows(**store, [&] { return lines.next(); }); !imported) return imported;
    output.line(fmt::format("{}: {} rows, verified", path.string(), lines.rows()));
    return {};
}

} // namespace

Done run_export(Invocation const& invocation, Output& output) {
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    output.bytes(write_export_header() + "\n");
    return export_rows(**store, [&](StoredRow const& row) -> Done {
        output.bytes(write_json(row) + "\n");
        return {};
    });
}

Done run_import(Invocation const& invocation, Output& output) {
    auto const& file = invocation.operands.front();
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    std::ifstream opened;
    if (file != "-") opened.open(file, std::ios::binary);
    if (file != "-" && !opened) return failure(Fault::not_found, fmt::format("{}: cannot be opened", file));
    auto done = import_from(file == "-" ? std::cin : opened, config->store, output);
    return done ? done : std::unexpected(done.error().within(file));
}

} // namespace liaison
