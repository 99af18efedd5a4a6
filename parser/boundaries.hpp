// The boundaries of the multiparts that are open at one place of a mail.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A boundary line: of the multipart opened as number `level`, counted from the outermost; `closes` with "--" at its
/// end.
struct BoundaryHit {
    std::size_t level = 0;
    bool closes = false;
};

/// The open boundaries, outermost first. A line is a boundary line only as a whole (RFC 2046 5.1.1); the innermost
/// multipart is asked first, and an outer one's line ends all that are inside.
class Boundaries {
public:
    void open(std::string_view boundary) { open_.push_back("--" + std::string{boundary}); }
    void close() { open_.pop_back(); }
    [[nodiscard]] std::size_t size() const { return open_.size(); }

    /// What `line` (without its line end) is, if it is a boundary line.
    [[nodiscard]] std::optional<BoundaryHit> match(std::string_view line) const;

private:
    std::vector<std::string> open_;
};

} // namespace liaison
