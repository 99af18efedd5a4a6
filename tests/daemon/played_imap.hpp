// Plays the dialogues of fixtures/imap; fixtures/imap/README.md says how they are written.
#pragma once
#include <filesystem>
#include <string>

namespace liaison {

/// The first difference between what the script expects and what happens, when the server's octets arrive in chunks of
/// `chunk`; empty if there is none.
[[nodiscard]] std::string difference_to(std::filesystem::path const& script, std::size_t chunk);

} // namespace liaison
