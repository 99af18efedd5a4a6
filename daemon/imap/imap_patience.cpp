#include "daemon/imap/imap_patience.hpp"
#ifdef LIAISOND_CRASH_POINTS
#include <cstdlib>

namespace liaison {

ImapPatience usual_patience() {
    ImapPatience patience;
    auto const* const setting = std::getenv("LIAISOND_HURRY");
    int const times = setting == nullptr ? 1 : std::max(1, std::atoi(setting));
    for (auto* time : {&patience.connect, &patience.silence, &patience.keep_alive, &patience.full_look,
                       &patience.first_pause, &patience.longest_pause, &patience.tell_after})
        *time /= times;
    return patience;
}

} // namespace liaison
#endif
