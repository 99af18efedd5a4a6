// Sends what stands in the outbox: claims what is due, hands it to the relay, settles each recipient by the replies.
#pragma once
#include "config/config.hpp"
#include "daemon/courier/relay_connection.hpp"
#include "desk/decide.hpp"
#include "store/writer.hpp"
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>

namespace liaison {

/// Everything but run()'s coroutines on the loop's thread. An attempt is registered in the store before the relay is
/// asked, and what it came to is written down before the mail counts as done: whatever dies in between is sent again
/// with the same Message-ID.
class Courier {
public:
    using CurrentHouse = std::function<std::shared_ptr<House const>()>;

    Courier(asio::any_io_executor loop, Writer& writer, SmtpSettings settings, CurrentHouse house,
            RelayLimits limits = {});
    ~Courier(); ///< after run() has returned

    /// Sends until stop(). At most settings.connections mails at once, and not many large ones together.
    [[nodiscard]] asio::awaitable<void> run();
    /// Something was added to the outbox, or made due.
    void wake();
    /// From the next attempt on mail goes that way.
    void use(SmtpSettings settings);
    /// Lets run() return once the mails in hand are settled. After eight seconds their connections are cut; they stay
    /// in the outbox, due at once.
    void stop();

private:
    struct Work;
    std::shared_ptr<Work> work_; ///< shared with its coroutines, which the loop may destroy later than this
};

} // namespace liaison
