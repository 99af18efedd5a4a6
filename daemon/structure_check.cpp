#include "daemon/structure_check.hpp"
#include "store/verify.hpp"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fstream>
#include <linux/ioprio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace liaison {
namespace {

/// To Linux a thread's priorities are its own. Where they may not be lowered it works all the same.
void give_way_to_others() {
    constexpr int lowest = 19;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lowest);
    ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0));
}

} // namespace

bool is_damage(Error const& error) { return error.fault == Fault::io; }

StructureCheck::StructureCheck(std::filesystem::path const& store) : store_(store), found_damaged_(store) {
    found_damaged_ += ".damaged";
}

StructureCheck::~StructureCheck() {
    stop();
    thread_.join();
}

Done StructureCheck::before_start(Connection& store) {
    std::error_code ignored;
    bool const suspect = std::filesystem::exists(found_damaged_, ignored);
    if (!suspect && std::filesystem::file_size(store_, ignored) > looked_through_at_once) return {};
    done_ = true;
    auto sound = look_through(store);
    if (sound && suspect) std::filesystem::remove(found_damaged_, ignored);
    return sound;
}

asio::awaitable<Done> StructureCheck::run() {
    if (std::exchange(done_, true)) co_return Done{};
    auto const look = [this]() -> asio::awaitable<Done> {
        give_way_to_others();
        auto const store = Connection::open(store_, Opening::read_only);
        auto sound = store ? look_through(**store) : std::unexpected(store.error());
        if (!sound && is_damage(sound.error())) std::ofstream{found_damaged_} << sound.error().what << '\n';
        co_return sound;
    };
    co_return co_await asio::co_spawn(thread_, look, asio::use_awaitable);
}

Done StructureCheck::look_through(Connection& store) const {
    auto const sound = verify_structure(store, stopping_.get_token());
    return sound ? sound : std::unexpected(sound.error().within(fmt::format("store {}", store_.string())));
}

} // namespace liaison
