#include "store/keys.hpp"
#include "core/text.hpp"
#include "desk/versions.hpp"

namespace liaison {
namespace {

// UTF-8 of no-break, en, em, thin and other spaces, of hyphens, dashes and minus signs, and of what has no width.
constexpr std::array<std::string_view, 28> blanks_and_dashes{
    "-",      " ",      "\t",     "\r",     "\n",     "\u00a0", "\u00ad", "\u2002", "\u2003", "\u2007",
    "\u2009", "\u200b", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u202f", "\u2060",
    "\u2212", "\u3000", "\ufe58", "\ufe63", "\ufeff", "\uff0d", "\u2043", "\u2008"};

std::size_t length_of_blank_or_dash(std::string_view text) {
    auto const found =
        std::ranges::find_if(blanks_and_dashes, [&](std::string_view sign) { return text.starts_with(sign); });
    return found == blanks_and_dashes.end() ? 0 : found->size();
}

} // namespace

std::string comparable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        auto const skipped = length_of_blank_or_dash(text);
        if (skipped == 0) result += text.front();
        text.remove_prefix(std::max<std::size_t>(skipped, 1));
    }
    return lower_case(result);
}

std::string comparable_title(std::string_view title) { return comparable(split_version(title).title); }

std::string comparable_url(std::string_view url) {
    url = trimmed(url);
    if (auto const scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
    while (url.ends_with('/')) url.remove_suffix(1);
    return lower_case(url);
}

std::string search_expression(std::string_view words) {
    std::string expression;
    auto const all = collapsed(words);
    if (all.empty()) return expression;
    for (auto const word : split(all, ' ')) {
        expression += expression.empty() ? "\"" : " \"";
        for (char const c : word) expression.append(c == '"' ? 2 : 1, c);
        expression += '"';
    }
    return expression;
}

} // namespace liaison
