#include "parser/flowed.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

struct FlowedLine {
    std::size_t quotes = 0;
    std::string_view text; ///< without quote marks and stuffing
    bool flows = false;    ///< the next line may belong to the same paragraph
};

FlowedLine parse_flowed_line(std::string_view line) {
    FlowedLine result;
    result.quotes = std::min(line.find_first_not_of('>'), line.size());
    result.text = line.substr(result.quotes);
    if (result.text.starts_with(' ')) result.text.remove_prefix(1);
    bool const signature = result.text == "-- ";
    result.flows = result.text.ends_with(' ') && !signature;
    return result;
}

} // namespace

std::string unflow(std::string_view text, bool delsp) {
    bool const ends_with_line = text.ends_with('\n');
    if (ends_with_line) text.remove_suffix(1);
    std::string result;
    result.reserve(text.size());
    std::optional<FlowedLine> before;
    for (auto const raw : split(text, '\n')) {
        auto const line = parse_flowed_line(raw);
        bool const continues = before && before->flows && before->quotes == line.quotes && line.text != "-- ";
        if (before && !continues) result += '\n';
        if (!continues && line.quotes > 0) result.append(line.quotes, '>') += ' ';
        result += delsp && line.flows ? line.text.substr(0, line.text.size() - 1) : line.text;
        before = line;
    }
    if (ends_with_line) result += '\n';
    return result;
}

} // namespace liaison
