#include "documents/archive.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <zip.h>

namespace liaison {

namespace {

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string why(zip_error_t& error) {
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

Result<std::string> unpack(zip_file_t* file, std::size_t at_most) {
    using document_limits::mega_byte;
    std::string bytes;
    std::array<char, 65536> chunk{};
    for (;;) {
        auto const got = zip_fread(file, chunk.data(), chunk.size());
        if (got < 0) return failure(Fault::bad_input, "is damaged");
        if (got == 0) return bytes;
        bytes.append(chunk.data(), static_cast<std::size_t>(got));
        if (bytes.size() > at_most)
            return failure(Fault::bad_input,
                           fmt::format("is not unpacked: it would take more than {} MB; ask its sender for "
                                       "a copy that is smaller, or not packed",
                                       std::max<std::size_t>(1, at_most / mega_byte)));
    }
}

// How far an entry may unpack without looking like a bomb.
std::size_t believable_size(zip_stat_t const& stat) {
    using namespace document_limits;
    if ((stat.valid & ZIP_STAT_COMP_SIZE) == 0) return ratio_counts_from;
    return std::max(ratio_counts_from,
                    static_cast<std::size_t>(std::min<zip_uint64_t>(stat.comp_size, unpacked_bytes)) * ratio);
}

} // namespace

void Archive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return failure(Fault::bad_input, "cannot be opened: " + why(error));
    auto* opened = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (opened == nullptr) {
        zip_source_free(source);
        return failure(Fault::bad_input, "is damaged: " + why(error));
    }
    zip_error_fini(&error);
    Archive archive{opened};
    if (archive.size() > document_limits::archive_entries)
        return failure(Fault::bad_input, fmt::format("has more than {} entries", document_limits::archive_entries));
    return archive;
}

std::size_t Archive::size() const {
    return static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive_.get(), 0)));
}

std::string Archive::name(std::size_t index) const {
    auto const* name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
    return name == nullptr ? std::string{} : std::string{name}.substr(0, document_limits::name_bytes);
}

std::optional<std::size_t> Archive::find(std::string const& name) const {
    auto const index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return std::nullopt;
    return static_cast<std::size_t>(index);
}

Result<std::string> Archive::read(std::size_t index, std::size_t at_most, Budget& budget) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), index, 0, &stat) != 0) return failure(Fault::bad_input, "is damaged");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return failure(Fault::bad_input, "is encrypted");
    std::unique_ptr<zip_file_t, CloseFile> const file{zip_fopen_index(archive_.get(), index, 0)};
    if (file == nullptr) return failure(Fault::bad_input, "is damaged or packed in a way that cannot be read");
    auto bytes = unpack(file.get(), std::min({at_most, budget.unpacked_bytes, believable_size(stat)}));
    budget.unpacked_bytes -= bytes ? bytes->size() : std::min(budget.unpacked_bytes, at_most);
    return bytes;
}

} // namespace liaison
