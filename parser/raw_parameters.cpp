#include "parser/raw_parameters.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::string_view white = " \t\r\n";

bool is_white(char c) { return white.find(c) != white.npos; }

/// The length of "name" or "name " if `text` starts like `name=`; 0 if it does not.
std::size_t name_length(std::string_view text) {
    auto const end = text.find_first_of("= \t\r\n;\"(),<>@:/[]?");
    if (end == text.npos || end == 0) return 0;
    auto const equals = text.find_first_not_of(white, end);
    return equals != text.npos && text[equals] == '=' ? end : 0;
}

class Splitter {
public:
    explicit Splitter(std::string_view raw) : raw_(raw) {}
    RawValue split();

private:
    void skip(std::string_view these) { at_ = std::min(raw_.find_first_not_of(these, at_), raw_.size()); }
    void skip_comment();
    bool at_comment() const { return at_ < raw_.size() && raw_[at_] == '('; }
    std::string_view first_value();
    std::string value();
    std::string quoted();
    std::string_view bare();

    std::string_view raw_;
    std::size_t at_ = 0;
};

void Splitter::skip_comment() {
    std::size_t depth = 0;
    for (; at_ < raw_.size(); ++at_) {
        if (raw_[at_] == '\\')
            ++at_;
        else if (raw_[at_] == '(')
            ++depth;
        else if (raw_[at_] == ')' && --depth == 0)
            break;
    }
    at_ = std::min(at_ + 1, raw_.size());
}

std::string_view Splitter::first_value() {
    skip(white);
    while (at_comment()) {
        skip_comment();
        skip(white);
    }
    if (name_length(raw_.substr(at_)) != 0) return {}; // nothing but parameters
    auto const begin = at_;
    at_ = std::min(raw_.find_first_of(" \t\r\n;(", at_), raw_.size());
    return raw_.substr(begin, at_ - begin);
}

/// Only a quote or backslash is escaped: senders write "C:\mail\letter.doc" and mean it.
std::string Splitter::quoted() {
    std::string text;
    for (++at_; at_ < raw_.size() && raw_[at_] != '"'; ++at_) {
        bool const escape =
            raw_[at_] == '\\' && at_ + 1 < raw_.size() && (raw_[at_ + 1] == '"' || raw_[at_ + 1] == '\\');
        if (escape) ++at_;
        text += raw_[at_];
    }
    at_ = std::min(at_ + 1, raw_.size());
    return text;
}

/// Up to the semicolon, for names with blanks in them; but not into the next parameter whose semicolon was forgotten,
/// nor into a comment at the end.
std::string_view Splitter::bare() {
    auto const begin = at_;
    for (auto end = at_;;) {
        end = std::min(raw_.find_first_of(" \t\r\n;", end), raw_.size());
        at_ = end;
        skip(white);
        if (at_comment()) {
            skip_comment();
            skip(white);
        }
        bool const ends = at_ == raw_.size() || raw_[at_] == ';' || name_length(raw_.substr(at_)) != 0;
        if (ends) return raw_.substr(begin, end - begin);
        end = at_;
    }
}

std::string Splitter::value() {
    skip(white);
    if (at_ < raw_.size() && raw_[at_] == '"') return quoted();
    return std::string{bare()};
}

RawValue Splitter::split() {
    RawValue result;
    result.value = first_value();
    while (at_ < raw_.size()) {
        if (at_comment()) {
            skip_comment();
        } else if (auto const length = name_length(raw_.substr(at_)); length != 0) {
            auto name = lower_case(raw_.substr(at_, length));
            at_ = raw_.find('=', at_) + 1;
            result.parameters.push_back({std::move(name), value()});
        } else {
            bool const separator = is_white(raw_[at_]) || raw_[at_] == ';';
            at_ = separator ? at_ + 1 : std::min(raw_.find_first_of(" \t\r\n;(", at_ + 1), raw_.size());
        }
    }
    return result;
}

} // namespace

RawValue split_parameters(std::string_view raw) { return Splitter{raw}.split(); }

} // namespace liaison
