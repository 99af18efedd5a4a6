#include "parser/text_flow.hpp"

namespace liaison {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

/// The length of the white space at `at`; 0 if there is none.
std::size_t white_length(std::string_view text, std::size_t at) {
    if (std::string_view{" \t\r\n\f"}.contains(text[at])) return 1;
    return text.substr(at, 2) == no_break_space ? 2 : 0;
}

} // namespace

void TextFlow::put(std::string_view word) {
    if (line_.empty()) {
        if (std::exchange(paragraph_ended_, false) && !lines_.empty() && !lines_.ends_with("\n\n")) lines_ += '\n';
        line_ = std::exchange(mark_, {});
    } else if (blank_) {
        line_ += ' ';
    }
    blank_ = false;
    line_ += word;
}

void TextFlow::add(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const white = white_length(text, at);
        if (white == 0) {
            ++at;
            continue;
        }
        if (at > begin) put(text.substr(begin, at - begin));
        blank_ = true;
        placeholder_ = placeholder_ || white == no_break_space.size();
        begin = at += white;
    }
    if (begin < text.size()) put(text.substr(begin));
}

void TextFlow::add_preformatted(std::string_view text) {
    while (!text.empty()) {
        auto const end = text.find('\n');
        if (auto const line = text.substr(0, end); !line.empty()) put(line);
        if (end == text.npos) return;
        break_line();
        text.remove_prefix(end + 1);
    }
}

void TextFlow::add_mark(std::string_view mark) {
    end_block();
    mark_ = mark;
}

void TextFlow::end_line() {
    lines_ += line_;
    lines_ += '\n';
    line_.clear();
    blank_ = false;
    placeholder_ = false;
}

void TextFlow::break_line() {
    paragraph_ended_ = false;
    end_line();
}

void TextFlow::end_block() {
    if (!line_.empty() || placeholder_) end_line();
    blank_ = false;
}

void TextFlow::end_paragraph() {
    end_block();
    paragraph_ended_ = true;
}

std::string TextFlow::take() {
    end_block();
    while (lines_.ends_with('\n')) lines_.pop_back();
    lines_.erase(0, std::min(lines_.find_first_not_of('\n'), lines_.size()));
    return std::exchange(lines_, {});
}

} // namespace liaison
