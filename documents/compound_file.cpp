#include "documents/compound_file.hpp"
#include "core/contains.hpp"
#include "documents/little_endian.hpp"
#include <algorithm>

namespace liaison {

namespace {

constexpr std::size_t header_bytes = 512;
constexpr std::size_t entry_bytes = 128;
constexpr std::size_t small_stream = 4096; // below that a stream stands in the mini stream
constexpr std::size_t most_entries = 4096;
constexpr std::uint32_t last_regular_sector = 0xfffffff9;

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

std::vector<std::uint32_t> numbers_in(std::string_view bytes) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) numbers.push_back(u32_at(bytes, at));
    return numbers;
}

// Directory names are UTF-16; those that matter are ASCII.
std::string name_in(std::string_view entry) {
    std::string name;
    for (std::size_t at = 0; at < 64 && (entry[at] != 0 || entry[at + 1] != 0); at += 2)
        name.push_back(entry[at + 1] == 0 ? entry[at] : '?');
    return name;
}

} // namespace

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    if (bytes.size() < header_bytes) return failure(Fault::bad_input, "is damaged");
    auto const shift = number_at(bytes, 0x1e, 2);
    auto const mini_shift = number_at(bytes, 0x20, 2);
    if (shift < 7 || shift > 16 || mini_shift > shift) return failure(Fault::bad_input, "is damaged");
    CompoundFile file{bytes};
    file.sector_bytes_ = std::size_t{1} << shift;
    file.mini_bytes_ = std::size_t{1} << mini_shift;
    file.read_sector_table();
    file.read_directory();
    if (file.entries_.empty()) return failure(Fault::bad_input, "is damaged");
    return file;
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
    if (number > last_regular_sector) return {};
    return piece(bytes_, (std::size_t{number} + 1) * sector_bytes_, sector_bytes_);
}

void CompoundFile::read_sector_table() {
    auto const most_sectors = bytes_.size() / sector_bytes_ + 1;
    auto places = numbers_in(piece(bytes_, 0x4c, header_bytes - 0x4c));
    auto more = u32_at(bytes_, 0x44);
    for (std::size_t turn = 0; turn < most_sectors && !sector(more).empty(); ++turn) {
        auto further = numbers_in(sector(more));
        if (further.empty()) break;
        more = further.back();
        further.pop_back();
        places.insert(places.end(), further.begin(), further.end());
        if (places.size() > most_sectors) break;
    }
    for (auto const place : places) {
        auto const part = numbers_in(sector(place));
        next_.insert(next_.end(), part.begin(), part.end());
        if (next_.size() > most_sectors) break;
    }
}

// A chain that goes in a circle ends when it has given as much as the file holds.
std::string CompoundFile::chain(std::uint32_t first, std::size_t size) const {
    std::string out;
    size = std::min(size, bytes_.size());
    for (auto at = first; out.size() < size;) {
        auto const part = sector(at);
        if (part.empty()) break;
        out.append(part);
        if (at >= next_.size()) break;
        at = next_[at];
    }
    out.resize(std::min(out.size(), size));
    return out;
}

std::string CompoundFile::mini_chain(std::uint32_t first, std::size_t size) const {
    std::string out;
    for (auto at = first; out.size() < size;) {
        auto const part = piece(mini_stream_, std::size_t{at} * mini_bytes_, mini_bytes_);
        if (part.empty()) break;
        out.append(part);
        if (at >= mini_next_.size()) break;
        at = mini_next_[at];
    }
    out.resize(std::min(out.size(), size));
    return out;
}

void CompoundFile::read_directory() {
    auto const directory = chain(u32_at(bytes_, 0x30), most_entries * entry_bytes);
    for (std::size_t at = 0; at + entry_bytes <= directory.size(); at += entry_bytes) {
        auto const entry = std::string_view{directory}.substr(at, entry_bytes);
        auto const type = static_cast<unsigned char>(entry[66]); // 0: unused
        if (type == 0) continue;
        auto const size = static_cast<std::size_t>(number_at(entry, 120, 4));
        entries_.push_back({name_in(entry), type == 5, u32_at(entry, 116), size});
    }
    auto const root = std::ranges::find(entries_, true, &Entry::is_root);
    if (root == entries_.end()) return;
    mini_stream_ = chain(root->first, root->size);
    mini_next_ = numbers_in(chain(u32_at(bytes_, 0x3c), bytes_.size()));
}

bool CompoundFile::has(std::string_view name) const { return contains(entries_, name, &Entry::name); }

std::string CompoundFile::read(std::string_view name) const {
    auto const found = std::ranges::find(entries_, name, &Entry::name);
    if (found == entries_.end()) return {};
    return found->size < small_stream ? mini_chain(found->first, found->size) : chain(found->first, found->size);
}

} // namespace liaison
