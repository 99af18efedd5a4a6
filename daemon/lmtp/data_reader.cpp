#include "daemon/lmtp/data_reader.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::uint64_t share_step = 64 * 1024;
/// Up to here room is doubled; from here on there is room for the largest mail at once: pages that are never touched
/// cost nothing, while doubling would hold the mail twice.
constexpr std::size_t largest_doubling = 4 * 1024 * 1024;

} // namespace

DataReader::DataReader(MemoryBudget::Share share, std::uint64_t expected, std::uint64_t max_size)
    : share_(std::move(share)), max_size_(max_size) {
    mail_.reserve(std::min(expected, max_size));
}

std::size_t DataReader::take(std::string_view input) {
    std::size_t used = 0;
    while (used < input.size() && state_ != State::finished) {
        auto const rest = input.substr(used);
        used += state_ == State::text ? take_text(rest) : take_edge(rest.front());
    }
    return used;
}

/// In the middle of a line: everything up to the next line that begins with a dot is content.
std::size_t DataReader::take_text(std::string_view input) {
    auto const edge = input.find("\r\n.");
    auto const content = input.substr(0, edge == input.npos ? edge : edge + 2);
    keep(content);
    if (content.ends_with("\r\n"))
        state_ = State::line_start;
    else if (content.ends_with('\r'))
        state_ = State::cr;
    return content.size();
}

/// One octet where it matters what stood before it; returns 0 where the octet is to be looked at again as text.
std::size_t DataReader::take_edge(char next) {
    switch (state_) {
    case State::cr:
        state_ = next == '\n' ? State::line_start : State::text;
        if (next == '\n') keep("\n");
        return next == '\n' ? 1 : 0;
    case State::line_start: state_ = next == '.' ? State::dot : State::text; return next == '.' ? 1 : 0;
    case State::dot: state_ = next == '\r' ? State::dot_cr : State::text; return next == '\r' ? 1 : 0;
    case State::dot_cr:
        state_ = next == '\n' ? State::finished : State::cr;
        if (next != '\n') keep("\r");
        return next == '\n' ? 1 : 0;
    case State::text:
    case State::finished: break;
    }
    return 0;
}

void DataReader::keep(std::string_view content) {
    if (fate_ != DataFate::kept) return;
    auto const size = mail_.size() + content.size();
    if (size > max_size_) return lose(DataFate::too_large);
    if (size > share_.size() && !share_.grow_to(size + share_step - size % share_step))
        return lose(DataFate::no_memory);
    make_room(content.size());
    mail_ += content;
}

void DataReader::make_room(std::size_t more) {
    auto const size = mail_.size() + more;
    if (size <= mail_.capacity()) return;
    mail_.reserve(size > largest_doubling ? std::max<std::size_t>(max_size_, size) : std::max(size, 2 * mail_.size()));
}

void DataReader::lose(DataFate fate) {
    fate_ = fate;
    mail_ = {};
    share_.give_back();
}

} // namespace liaison
