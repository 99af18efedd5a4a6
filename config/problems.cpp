#include "config/problems.hpp"

namespace liaison {

std::string write_problem(Problem const& problem) {
    if (problem.line == 0) return fmt::format("{}: {}", problem.file.string(), problem.what);
    return fmt::format("{}:{}: {}", problem.file.string(), problem.line, problem.what);
}

void Problems::opened(std::filesystem::path const& file) {
    if (rank(file) == files_.size()) files_.push_back(file);
}

void Problems::add(std::filesystem::path const& file, std::size_t line, std::string what) {
    opened(file);
    found_.push_back({file, line, std::move(what)});
}

std::size_t Problems::rank(std::filesystem::path const& file) const {
    return static_cast<std::size_t>(std::ranges::find(files_, file) - files_.begin());
}

std::vector<Problem> Problems::in_file_order() const {
    std::multimap<std::pair<std::size_t, std::size_t>, Problem> sorted; // equal keys stay in the order of arrival
    for (auto const& problem : found_) sorted.emplace(std::pair{rank(problem.file), problem.line}, problem);
    std::vector<Problem> result;
    for (auto const& [place, problem] : sorted) result.push_back(problem);
    return result;
}

} // namespace liaison
