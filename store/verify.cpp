#include "store/verify.hpp"
#include "core/text.hpp"
#include "store/database.hpp"
#include "store/guard.hpp"
#include "store/invariants.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

constexpr std::size_t most_examples = 5;

/// A damaged file fails some checks and lets others end: each is a finding of its own.
Result<Checked> check(Connection::Database& database, Invariant const& invariant) {
    Checked found{.name = invariant.name, .promise = invariant.promise, .examples = {}};
    auto const looked = guarded(invariant.name, [&]() -> Done {
        SQLite::Statement violations{database.sqlite, invariant.violations};
        while (violations.executeStep()) {
            if (++found.broken <= most_examples) found.examples.push_back(violations.getColumn(0).getString());
        }
        return {};
    });
    if (looked) return found;
    if (looked.error().fault != Fault::io) return std::unexpected(looked.error());
    ++found.broken;
    found.readable = false;
    found.examples.push_back(looked.error().what);
    return found;
}

Done conclude(std::vector<std::string> const& broken, bool sound) {
    if (broken.empty()) return {};
    auto const names = joined(broken, ", ");
    if (sound) return failure(Fault::bad_input, fmt::format("promises broken: {}", names));
    return failure(Fault::io, fmt::format("the file is damaged ({}): {}", names, what_to_do_about_damage));
}

} // namespace

Done verify(Connection& store, std::function<void(Checked const&)> const& checked) {
    return guarded("verify", [&]() -> Done {
        auto& database = store.database();
        Snapshot const moment{database};
        std::vector<std::string> broken;
        bool sound = true;
        for (auto const& invariant : invariants()) {
            auto const found = check(database, invariant);
            if (!found) return std::unexpected(found.error());
            if (found->broken > 0) broken.emplace_back(found->name);
            sound = sound && found->readable && (found->broken == 0 || found->name != "file");
            if (checked) checked(*found);
        }
        return conclude(broken, sound);
    });
}

Done verify_structure(Connection& store, std::stop_token const& stop) {
    auto const looked = guarded("structure", [&]() -> Done {
        auto& database = store.database();
        // SQLite forgets an interrupt that comes while no statement runs: this one does until the end.
        auto running = database.query("SELECT 1");
        running.next();
        std::stop_callback const interrupt{stop, [&] { sqlite3_interrupt(database.sqlite.getHandle()); }};
        auto row = database.query("PRAGMA quick_check(1)");
        auto const found = row.next() ? row.take<std::string>() : std::string{};
        if (found == "ok") return {};
        if (found.contains("unable to get the page"))
            return failure(Fault::try_later, fmt::format("the disk did not give what is in the file: {}", found));
        return failure(Fault::io, fmt::format("the file is damaged ({}): {}", found, what_to_do_about_damage));
    });
    return stop.stop_requested() ? Done{} : looked;
}

} // namespace liaison
