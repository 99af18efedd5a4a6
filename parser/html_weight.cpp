#include "parser/html_weight.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/limits.hpp"

namespace liaison {
namespace {

constexpr std::size_t reopened_most = 500'000; ///< formatting elements that a parser would open anew, all in all

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-';
}

/// Never open: void elements, and those that their own kind ends.
bool stays_open(std::string_view name) {
    static constexpr std::array<std::string_view, 23> not_open = {
        "br", "img", "hr", "meta", "link", "input", "area", "base",  "col",   "embed", "param", "wbr",
        "p",  "li",  "td", "th",   "tr",   "dt",    "dd",   "thead", "tbody", "tfoot", "option"};
    return !contains(not_open, name);
}

bool is_formatting(std::string_view name) {
    static constexpr std::array<std::string_view, 14> names = {"a", "b",    "big",   "code",   "em",     "font", "i",
                                                               "s", "nobr", "small", "strike", "strong", "tt",   "u"};
    return contains(names, name);
}

/// Counts what is open while going through the tags.
class Weight {
public:
    void open(std::string const& name) {
        reopened_ += formatting_;
        if (!stays_open(name)) return;
        ++open_[name];
        ++depth_;
        if (is_formatting(name)) ++formatting_;
    }
    void close(std::string const& name) {
        auto const found = open_.find(name);
        if (found == open_.end() || found->second == 0) return;
        --found->second;
        --depth_;
        if (is_formatting(name)) --formatting_;
    }
    [[nodiscard]] bool is_too_much() const { return depth_ > limits::html_depth || reopened_ > reopened_most; }

private:
    std::unordered_map<std::string, std::size_t> open_;
    std::size_t depth_ = 0;
    std::size_t formatting_ = 0;
    std::size_t reopened_ = 0;
};

} // namespace

bool is_light_html(std::string_view html) {
    Weight weight;
    for (auto at = html.find('<'); at != html.npos; at = html.find('<', at)) {
        ++at;
        if (html.substr(at, 3) == "!--") {
            at = std::min(html.find("-->", at), html.size());
            continue;
        }
        bool const closes = html.substr(at, 1) == "/";
        auto const begin = at + (closes ? 1 : 0);
        auto end = begin;
        while (end < html.size() && is_name_char(html[end])) ++end;
        if (end == begin) continue;
        auto const name = lower_case(html.substr(begin, std::min<std::size_t>(end - begin, 32)));
        closes ? weight.close(name) : weight.open(name);
        if (weight.is_too_much()) return false;
        at = end;
    }
    return true;
}

std::string strip_tags(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        auto const open = std::min(html.find('<', at), html.size());
        text += html.substr(at, open - at);
        if (open < html.size()) text += ' ';
        auto const close = html.find('>', open);
        at = close == html.npos ? html.size() : close + 1;
    }
    return collapsed(text);
}

} // namespace liaison
