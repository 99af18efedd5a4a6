#include "daemon/imap/imap_reader.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::size_t worth_compacting = 65'536;

/// RFC 3501 9, resp-cond-state and continue-req: free text to the end of the line, whatever it looks like.
bool ends_in_text(std::string_view line) {
    if (!line.starts_with("* ")) return true;
    line.remove_prefix(2);
    constexpr std::array<std::string_view, 5> states{"OK ", "NO ", "BAD ", "BYE ", "PREAUTH "};
    return std::ranges::any_of(states, [&](auto state) { return starts_with_word(line, state); });
}

/// The size of the literal that follows a line: "... {123}".
std::optional<std::uint64_t> announced_literal(std::string_view line) {
    if (!line.ends_with('}')) return std::nullopt;
    auto const open = line.rfind('{');
    if (open == line.npos) return std::nullopt;
    auto const digits = line.substr(open + 1, line.size() - open - 2);
    std::uint64_t size = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, error] = std::from_chars(digits.data(), end, size);
    if (stop != end || digits.empty()) return std::nullopt;
    return error == std::errc{} ? size : UINT64_MAX;
}

} // namespace

void ImapReader::feed(std::string_view octets) {
    compact();
    pending_ += octets;
}

void ImapReader::compact() {
    if (read_ < worth_compacting && read_ < pending_.size()) return;
    pending_.erase(0, read_);
    searched_ -= std::min(searched_, read_);
    read_ = 0;
}

Result<std::optional<ImapResponse>> ImapReader::next() {
    for (;;) {
        if (literal_left_ > 0) take_literal();
        if (literal_left_ > 0) return std::nullopt;
        auto const ended = take_line();
        if (!ended) return std::unexpected(ended.error());
        if (*ended) {
            kept_ = 0;
            return std::exchange(response_, ImapResponse{});
        }
        if (literal_left_ == 0) return std::nullopt;
    }
}

/// True when the response is complete. Else a literal has begun, or there is no more line.
Result<bool> ImapReader::take_line() {
    for (;;) {
        auto const end = pending_.find('\n', std::max(read_, searched_));
        searched_ = end == pending_.npos ? pending_.size() : end + 1;
        auto piece = std::string_view{pending_}.substr(read_, end == pending_.npos ? end : end - read_);
        if (piece.ends_with('\r')) piece.remove_suffix(1);
        if (response_.line.size() + piece.size() > limits_.line)
            return failure(Fault::bad_input, "the mail server's line has no end");
        if (end == pending_.npos) return false;
        read_ = end + 1;
        response_.line += piece;
        auto const size = announced_literal(piece);
        if (!size || ends_in_text(response_.line)) return true;
        if (auto const begun = begin_literal(*size); !begun) return std::unexpected(begun.error());
        if (literal_left_ > 0) return false;
    }
}

Done ImapReader::begin_literal(std::uint64_t size) {
    if (size > limits_.announced || response_.literals.size() >= limits_.literals_of_response)
        return failure(Fault::bad_input, "the mail server sends more than a response can hold");
    literal_left_ = size;
    auto& literal = response_.literals.emplace_back();
    literal.too_large = size > limits_.literals - kept_;
    if (literal.too_large) return {};
    kept_ += size;
    return {};
}

void ImapReader::take_literal() {
    auto const piece = std::string_view{pending_}.substr(read_, literal_left_);
    if (!response_.literals.back().too_large) response_.literals.back().octets += piece;
    literal_left_ -= piece.size();
    read_ += piece.size();
}

} // namespace liaison
