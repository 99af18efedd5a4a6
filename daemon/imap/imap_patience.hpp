// How long a mail server may take, and how often it is asked.
#pragma once
#include <chrono>

namespace liaison {

struct ImapPatience {
    std::chrono::milliseconds connect = std::chrono::seconds{30};    ///< TCP, TLS, greeting, login together
    std::chrono::milliseconds silence = std::chrono::seconds{60};    ///< while something is expected of it
    std::chrono::milliseconds keep_alive = std::chrono::seconds{50}; ///< IDLE or silence, then it is asked
    std::chrono::milliseconds full_look = std::chrono::hours{1};
    std::chrono::milliseconds first_pause = std::chrono::seconds{5}; ///< after a failure; doubled each time
    std::chrono::milliseconds longest_pause = std::chrono::minutes{5};
    std::chrono::milliseconds tell_after = std::chrono::hours{1}; ///< without success, then the coordinators hear of it

    /// After which a connection that died without a word is known to be dead.
    [[nodiscard]] std::chrono::milliseconds until_death_is_noticed() const { return keep_alive + silence; }
};

#ifdef LIAISOND_CRASH_POINTS
/// With LIAISOND_HURRY=20 in the environment everything takes a twentieth of the time.
[[nodiscard]] ImapPatience usual_patience();
#else
[[nodiscard]] inline ImapPatience usual_patience() { return {}; }
#endif

} // namespace liaison
