#include "parser/document_remarks.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::size_t most_remarks = 10;
constexpr std::size_t most_named = 5; // documents of one remark

} // namespace

void DocumentRemarks::add(std::string_view document, std::string_view remark) {
    auto group = std::ranges::find(groups_, remark, &Group::remark);
    if (group == groups_.end()) group = groups_.insert(groups_.end(), Group{std::string{remark}, {}});
    group->documents.emplace_back(document);
}

std::vector<std::string> DocumentRemarks::lines() const {
    std::vector<std::string> lines;
    for (auto const& [remark, documents] : groups_) {
        if (lines.size() == most_remarks) {
            lines.push_back(fmt::format("{} more remarks on documents", groups_.size() - most_remarks));
            break;
        }
        auto line = fmt::format("{} {}", documents.front(), remark);
        for (std::size_t i = 1; i < std::min(documents.size(), most_named); ++i)
            line += (i == 1 ? "; the same of " : ", ") + documents[i];
        if (documents.size() > most_named) line += fmt::format(" and {} more", documents.size() - most_named);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace liaison
