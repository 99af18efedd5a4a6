// A socket that listens where the configuration says.
#pragma once
#include "config/config.hpp"
#include "core/error.hpp"
#include <string>

namespace liaison {

/// Owns the descriptor until released; a Unix socket's file is removed again when the object goes.
class ListeningSocket {
public:
    /// Listens at `endpoint`, non-blocking. The file of a Unix socket is made with mode 0660; one that a dead process
    /// left behind is replaced.
    /// Errors: try_later: something else listens there; denied, cannot_create with the cause.
    [[nodiscard]] static Result<ListeningSocket> open(Endpoint const& endpoint);

    ListeningSocket(ListeningSocket&& other) noexcept;
    ListeningSocket& operator=(ListeningSocket&& other) noexcept;
    ~ListeningSocket();

    [[nodiscard]] int family() const;
    /// Gives the descriptor away; the file stays this object's.
    [[nodiscard]] int release();

private:
    explicit ListeningSocket(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
    std::filesystem::path file_;
};

/// "unix:/run/liaisond/lmtp.sock", "127.0.0.1:2424", "[::1]:2424".
[[nodiscard]] std::string write_endpoint(Endpoint const& endpoint);

} // namespace liaison
