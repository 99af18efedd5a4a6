// What the daemon and the process that reads documents say to each other: one frame asks, one frame answers.
#pragma once
#include "core/error.hpp"
#include "parser/document.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// A frame is its length in four bytes, least significant first, and that many bytes.
inline constexpr std::size_t frame_header_bytes = 4;
inline constexpr std::size_t longest_request = 65 * 1024 * 1024;
inline constexpr std::size_t longest_answer = 16 * 1024 * 1024;

struct DocumentRequest {
    std::string_view media_type;
    std::string_view file_name;
    std::string_view bytes;
};

struct DocumentAnswer {
    Result<DocumentText> document = DocumentText{};
    bool is_last = false; ///< the process ends after it: the next document needs a new one
};

/// The body length that a frame's first four bytes announce.
[[nodiscard]] std::size_t frame_length(std::string_view header);

[[nodiscard]] std::string write_request(DocumentRequest const& request); ///< a whole frame
[[nodiscard]] std::string write_answer(DocumentAnswer const& answer);    ///< a whole frame

/// Reads a frame's body; what comes back refers to it. Empty for a body that is none. Neither side trusts the other.
[[nodiscard]] std::optional<DocumentRequest> parse_request(std::string_view body);
[[nodiscard]] std::optional<DocumentAnswer> parse_answer(std::string_view body);

} // namespace liaison
