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

    /// Takes over a socket that listens already, passed on by the service manager; the file of a Unix socket stays the
    /// manager's. Closes `descriptor` when it cannot be used.
    /// Errors: bad_configuration: it is no listening stream socket of a family that we serve.
    [[nodiscard]] static Result<ListeningSocket> adopt(int descriptor);

    ListeningSocket(ListeningSocket&& other) noexcept;
    ListeningSocket& operator=(ListeningSocket&& other) noexcept;
    ~ListeningSocket();

    [[nodiscard]] int family() const;
    /// Where it listens.
    [[nodiscard]] Endpoint const& endpoint() const { return endpoint_; }
    /// Gives the descriptor away; the file stays this object's.
    [[nodiscard]] int release();

private:
    ListeningSocket(int descriptor, Endpoint endpoint) : descriptor_(descriptor), endpoint_(std::move(endpoint)) {}
    int descriptor_ = -1;
    Endpoint endpoint_;
    std::filesystem::path file_; ///< to be removed
};

/// "unix:/run/liaisond/lmtp.sock", "127.0.0.1:2424", "[::1]:2424".
[[nodiscard]] std::string write_endpoint(Endpoint const& endpoint);

} // namespace liaison
