// Keeping the store: is it whole, a copy of it, a copy in its place.
#include "daemon/commands/commands.hpp"
#include "daemon/commands/settings.hpp"
#include "store/backup.hpp"
#include "store/key_file.hpp"
#include "store/verify.hpp"

namespace liaison {
namespace {

constexpr double megabyte = 1e6;

std::string describe(Checked const& checked) {
    auto text = fmt::format("{:<6} {}: {}\n", checked.broken == 0 ? "ok" : "BROKEN", checked.name, checked.promise);
    for (auto const& example : checked.examples) text += fmt::format("         {}\n", example);
    if (checked.broken > checked.examples.size())
        text += fmt::format("         and {} more\n", checked.broken - checked.examples.size());
    return text;
}

Result<std::filesystem::path> store_to_check(Invocation const& invocation) {
    if (auto const file = invocation.value("--store")) return *file;
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    return config->store;
}

OnCopyProgress shown_by(Output& output) {
    return [&output](CopyProgress at) {
        if (at.of > 0) output.progress(fmt::format("copied {} %", 100 * at.pages / at.of));
    };
}

std::string contents_of(std::filesystem::path const& file) {
    auto const store = Connection::open(file, Opening::read_only);
    auto const counts = store ? (*store)->inbox().counts() : std::unexpected(store.error());
    auto const megabytes = static_cast<double>(std::filesystem::file_size(file)) / megabyte;
    return fmt::format("{:.1f} MB, {} mails", megabytes, counts ? counts->accepted : 0);
}

} // namespace

Done run_verify(Invocation const& invocation, Output& output) {
    auto const file = store_to_check(invocation);
    if (!file) return std::unexpected(file.error());
    auto const store = Connection::open(*file, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto const sound = verify(**store, [&](Checked const& checked) { output.bytes(describe(checked)); });
    return sound ? Done{} : std::unexpected(sound.error().within(file->string()));
}

Done run_backup(Invocation const& invocation, Output& output) {
    std::filesystem::path const target{invocation.operands.front()};
    auto const store = open_store(invocation, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto done = back_up(**store, target, shown_by(output));
    output.progress("");
    if (!done) return done;
    output.line(fmt::format("{}: {}, verified", target.string(), contents_of(target)));
    if (std::filesystem::exists(key_file_of(target)))
        output.line(fmt::format("{}: the desk's secret; keep both together, readable by nobody else",
                                key_file_of(target).string()));
    return done;
}

Done run_restore(Invocation const& invocation, Output& output) {
    std::filesystem::path const source{invocation.operands.front()};
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto done = restore(source, config->store, shown_by(output));
    output.progress("");
    if (done)
        output.line(fmt::format("{}: {}, as in {}; what stood there before is in {}.replaced", config->store.string(),
                                contents_of(config->store), source.string(), config->store.string()));
    if (done && !std::filesystem::exists(key_file_of(source)))
        output.line(fmt::format("{} was not there: replies to mail that was signed with another key than {} are not "
                                "recognised",
                                key_file_of(source).string(), key_file_of(config->store).string()));
    return done;
}

} // namespace liaison
