#include "tests/support/files.hpp"
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace liaison::test {
namespace {

std::string in_source_tree(std::string_view path) { return fmt::format("{}/{}", LIAISOND_SOURCE_DIR, path); }

} // namespace

std::string source_file(std::string_view path) {
    std::ifstream file{in_source_tree(path), std::ios::binary};
    if (!file) throw std::runtime_error{fmt::format("{} cannot be read", path)};
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

bool equals_golden(std::string_view path, std::string_view bytes) {
    if (std::getenv("LIAISOND_UPDATE_GOLDEN") != nullptr) {
        std::ofstream{in_source_tree(path), std::ios::binary} << bytes;
        return true;
    }
    return source_file(path) == bytes;
}

} // namespace liaison::test
