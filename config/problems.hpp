// Everything that is wrong with the files of one configuration, in the order in which a person reads them.
#pragma once
#include "config/config.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace liaison {

class Problems {
public:
    void add(std::filesystem::path const& file, std::size_t line, std::string what);
    [[nodiscard]] bool empty() const { return found_.empty(); }
    /// All of them: files in the order in which each first had a problem or was opened, lines ascending.
    [[nodiscard]] std::vector<Problem> in_file_order() const;
    /// Sets the place of `file` in that order.
    void opened(std::filesystem::path const& file);

private:
    [[nodiscard]] std::size_t rank(std::filesystem::path const& file) const;

    std::vector<std::filesystem::path> files_;
    std::vector<Problem> found_;
};

} // namespace liaison
