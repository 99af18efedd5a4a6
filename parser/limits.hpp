// How much of a mail is read. What goes beyond is kept as bytes, and the mail is marked `over_limit`.
#pragma once
#include <cstddef>

namespace liaison::limits {

inline constexpr std::size_t header_bytes = 256UL * 1024; ///< one entity's whole header
inline constexpr std::size_t field_bytes = 64UL * 1024;   ///< one header field, unfolded
inline constexpr std::size_t fields = 2000;               ///< header fields of one entity
inline constexpr std::size_t parts = 2000;                ///< nodes of the whole tree, inner messages included
inline constexpr std::size_t depth = 100;                 ///< multiparts and messages inside one another
inline constexpr std::size_t encoded_messages = 3;        ///< base64 messages inside one another: each is held decoded
inline constexpr unsigned signature_depth = 2;            ///< opaque signatures inside one another
inline constexpr unsigned opened_signatures = 4;          ///< beside one another
inline constexpr std::size_t html_bytes = 4UL * 1024 * 1024; ///< of one HTML text
inline constexpr std::size_t html_depth = 400;               ///< HTML elements inside one another

} // namespace liaison::limits
