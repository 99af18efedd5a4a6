#include "core/nearest.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_compared = 64;
constexpr std::size_t most_listed = 30;

} // namespace

std::size_t typing_distance(std::string_view a, std::string_view b) {
    auto const x = lower_case(a.substr(0, longest_compared));
    auto const y = lower_case(b.substr(0, longest_compared));
    std::vector<std::vector<std::size_t>> best(x.size() + 1, std::vector<std::size_t>(y.size() + 1));
    for (std::size_t i = 0; i <= x.size(); ++i) {
        for (std::size_t j = 0; j <= y.size(); ++j) {
            if (i == 0 || j == 0) {
                best[i][j] = i + j;
                continue;
            }
            auto const change = best[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
            best[i][j] = std::min({best[i - 1][j] + 1, best[i][j - 1] + 1, change});
            bool const swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
            if (swapped) best[i][j] = std::min(best[i][j], best[i - 2][j - 2] + 1);
        }
    }
    return best[x.size()][y.size()];
}

bool is_one_slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
    auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    a.remove_prefix(same);
    b.remove_prefix(same);
    if (a.empty() || b.empty()) return a.size() + b.size() == 1;
    bool const swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
    return a.substr(1) == b || a == b.substr(1) || a.substr(1) == b.substr(1) || swapped;
}

std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known) {
    auto const distance = [&](std::string const& candidate) { return typing_distance(word, candidate); };
    auto const best = std::ranges::min_element(known, {}, distance);
    if (best == known.end()) return std::nullopt;
    auto const tolerated = std::max<std::size_t>(1, std::min<std::size_t>(3, word.size() / 3));
    return distance(*best) <= tolerated ? std::optional{*best} : std::nullopt;
}

std::string suggestion(std::string_view word, std::vector<std::string> const& known) {
    if (auto const meant = nearest(word, known)) return fmt::format("; did you mean \"{}\"?", *meant);
    if (known.empty() || known.size() > most_listed) return {};
    return fmt::format("; known here: {}", joined(known, ", "));
}

} // namespace liaison
