#include "parser/mail.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

auto find_header(std::vector<Header> const& headers, std::string_view name) {
    return std::ranges::find_if(headers, [&](auto const& h) { return same_word(h.name, name); });
}

} // namespace

std::string_view Part::parameter(std::string_view lower_case_name) const {
    auto const found =
        std::ranges::find(parameters, lower_case_name, [](auto const& p) { return std::string_view{p.first}; });
    return found == parameters.end() ? std::string_view{} : found->second;
}

std::string_view Mail::header(std::string_view name) const {
    auto const found = find_header(headers, name);
    return found == headers.end() ? std::string_view{} : found->value;
}

bool Mail::has_header(std::string_view name) const { return find_header(headers, name) != headers.end(); }

} // namespace liaison
