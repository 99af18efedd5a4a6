#include "documents/broken_lines.hpp"
#include <algorithm>

namespace liaison {

namespace {

constexpr std::size_t longest_label = 40;

std::string_view last_word(std::string_view text) { return text.substr(text.find_last_of(" \t:<(") + 1); }
std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" \t,;>)")); }

bool is_address_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

} // namespace

bool breaks_address(std::string_view above, std::string_view below) {
    auto const last = last_word(above);
    auto const first = first_word(below);
    if (last.empty() || first.empty() || !is_address_letter(first[0])) return false;
    auto const at = last.find('@');
    if (at != last.npos) {
        if (first.contains('@')) return false;
        bool const open_end = last.ends_with('-') || last.ends_with('@');
        return open_end && (first.contains('.') || !last.substr(at).contains('.'));
    }
    return (last.ends_with('-') || last.ends_with('_')) && last.size() > 1 && first.find('@') != first.npos;
}

bool begins_with_label(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0 || colon > longest_label) return false;
    bool const ends_word = colon + 1 == line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
    auto const label = line.substr(0, colon);
    return ends_word && std::ranges::count(label, ' ') <= 4 && !label.contains('@') && !label.contains('.') &&
           (label[0] >= 'A' && label[0] <= 'Z');
}

bool belongs_together(std::string_view above, std::string_view below, bool did_not_fit) {
    if (breaks_address(above, below)) return true;
    if (begins_with_label(below)) return false;
    if (above.ends_with(':') && begins_with_label(above)) return true;
    return did_not_fit;
}

bool goes_on(std::string_view above, std::string_view below) {
    bool const lower = !below.empty() && below[0] >= 'a' && below[0] <= 'z';
    return lower || (!above.empty() && std::string_view{",;/(&-"}.contains(above.back()));
}

std::string glued(std::string_view above, std::string_view below) {
    std::string text{above};
    if (!breaks_address(above, below)) text.push_back(' ');
    return text.append(below);
}

} // namespace liaison
