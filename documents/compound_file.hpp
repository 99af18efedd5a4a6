// The file system in a file that old office formats use (MS-CFB).
#pragma once
#include "core/error.hpp"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

class CompoundFile {
public:
    /// Reads the tables; `bytes` must outlive it. Errors: bad_input for what is none or is damaged.
    [[nodiscard]] static Result<CompoundFile> open(std::string_view bytes);
    [[nodiscard]] bool has(std::string_view name) const;
    /// A stream's bytes, as far as its chain of sectors goes; empty if there is none of that name.
    [[nodiscard]] std::string read(std::string_view name) const;

private:
    struct Entry {
        std::string name;
        bool is_root = false;
        std::uint32_t first = 0;
        std::size_t size = 0;
    };
    using Table = std::vector<std::uint32_t>; ///< for each sector the next one of its chain

    explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] std::string_view sector(std::uint32_t number) const;
    [[nodiscard]] std::string chain(std::uint32_t first, std::size_t size) const;
    [[nodiscard]] std::string mini_chain(std::uint32_t first, std::size_t size) const;
    void read_sector_table();
    void read_directory();

    std::string_view bytes_;
    std::size_t sector_bytes_ = 512;
    std::size_t mini_bytes_ = 64;
    Table next_;
    Table mini_next_;
    std::string mini_stream_;
    std::vector<Entry> entries_;
};

} // namespace liaison
