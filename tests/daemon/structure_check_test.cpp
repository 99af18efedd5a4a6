#include "daemon/structure_check.hpp"
#include "tests/support/temporary_folder.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>

using namespace liaison;
using namespace liaison::test;

namespace {

Done looked_through(std::filesystem::path const& store) {
    asio::io_context loop{1};
    StructureCheck check{store};
    Done sound;
    asio::co_spawn(loop, check.run(), [&](std::exception_ptr const& died, Done done) {
        if (!died) sound = std::move(done);
    });
    loop.run();
    return sound;
}

} // namespace

TEST_CASE("a store that is damaged is remembered, one that cannot be looked at now is not") {
    TemporaryFolder const folder;
    auto const store = folder.path() / "store.db";
    auto const remembered = folder.path() / "store.db.damaged";
    REQUIRE(Connection::open(store, Opening::create));
    CHECK(looked_through(store));
    auto const nothing_there = looked_through(folder.path() / "other.db");
    REQUIRE_FALSE(nothing_there);
    CHECK_FALSE(is_damage(nothing_there.error()));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "other.db.damaged"));
    auto const size = std::filesystem::file_size(store);
    std::ofstream{store, std::ios::in | std::ios::out}.seekp(static_cast<std::streamoff>(size / 2))
        << std::string(8192, 'x');
    auto const damaged = looked_through(store);
    REQUIRE_FALSE(damaged);
    CHECK(is_damage(damaged.error()));
    CHECK(std::filesystem::exists(remembered));
}
