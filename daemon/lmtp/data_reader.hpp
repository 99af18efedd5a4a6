// The octets between DATA's 354 and the line with a single dot (RFC 5321 4.1.1.4, 4.5.2).
#pragma once
#include "daemon/lmtp/memory_budget.hpp"
#include <cstdint>
#include <string>
#include <string_view>

namespace liaison {

/// What became of the data of one mail.
enum class DataFate {
    kept,
    too_large, ///< more octets than the limit
    no_memory, ///< the budget was spent while it came in
};

/// Takes the data as it comes in, in chunks of any size, and undoes the dot-stuffing. Only CRLF "." CRLF ends the
/// data: a bare LF or CR is content and no line end, whatever stands around it. Data that cannot be kept is read to its
/// end all the same.
class DataReader {
public:
    /// `expected` is the size that the sender announced, or 0; `share` already covers it.
    DataReader(MemoryBudget::Share share, std::uint64_t expected, std::uint64_t max_size);

    /// Takes octets from the front of `input` and returns how many: all of them, or up to the end of the data.
    [[nodiscard]] std::size_t take(std::string_view input);
    [[nodiscard]] bool finished() const { return state_ == State::finished; }
    [[nodiscard]] DataFate fate() const { return fate_; }
    /// The mail; empty unless it was kept.
    [[nodiscard]] std::string const& mail() const { return mail_; }

private:
    enum class State { text, cr, line_start, dot, dot_cr, finished };

    [[nodiscard]] std::size_t take_text(std::string_view input);
    [[nodiscard]] std::size_t take_edge(char next);
    void keep(std::string_view content);
    void make_room(std::size_t more);
    void lose(DataFate fate);

    MemoryBudget::Share share_;
    std::uint64_t max_size_;
    State state_ = State::line_start;
    DataFate fate_ = DataFate::kept;
    std::string mail_;
};

} // namespace liaison
