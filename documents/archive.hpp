// A .zip archive in memory, and the .docx that is one; the only door to libzip.
#pragma once
#include "core/error.hpp"
#include "documents/budget.hpp"
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace liaison {

class Archive {
public:
    /// Opens an archive; `bytes` must outlive it.
    /// Errors: bad_input for what is none, is damaged, or has more entries than document_limits::archive_entries.
    [[nodiscard]] static Result<Archive> open(std::string_view bytes);

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::string name(std::size_t index) const; ///< in UTF-8; guessed where the archive does not say
    [[nodiscard]] std::optional<std::size_t> find(std::string const& name) const; ///< without regard to A-Z/a-z

    /// Unpacks one entry, at most `at_most` bytes of it, and takes them off the budget. What the archive claims about
    /// sizes is not believed.
    /// Errors: bad_input for an encrypted or damaged entry, and for one that passes a limit.
    [[nodiscard]] Result<std::string> read(std::size_t index, std::size_t at_most, Budget& budget) const;

private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    explicit Archive(zip* archive) : archive_(archive) {}
    std::unique_ptr<zip, Discard> archive_;
};

} // namespace liaison
