#include "daemon/courier/ceiling.hpp"
#include "core/contains.hpp"
#include <algorithm>

namespace liaison {

std::vector<std::string> below_ceiling(std::vector<std::string> const& tried,
                                       std::vector<std::string> const& at_ceiling) {
    std::vector<std::string> below;
    for (auto const& address : tried)
        if (!contains(at_ceiling, address)) below.push_back(address);
    return below;
}

std::vector<Verdict> with_ceiling(std::vector<std::string> const& tried, std::vector<std::string> const& at_ceiling,
                                  std::vector<Verdict> const& verdicts, std::size_t ceiling) {
    std::vector<Verdict> all;
    auto next = verdicts.begin();
    for (auto const& address : tried)
        all.push_back(contains(at_ceiling, address)
                          ? Verdict{Fate::temporary,
                                    fmt::format("waits: it has had {} mails of the desk within 24 hours", ceiling)}
                          : *next++);
    return all;
}

} // namespace liaison
