#include "daemon/courier/maildir.hpp"
#include "store/place_file.hpp"
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that is closed, and a temporary file that is removed.
class File {
public:
    File(fs::path path, int flags) : path_(std::move(path)), file_(::open(path_.c_str(), flags | O_CLOEXEC, 0600)) {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() {
        if (file_ >= 0) ::close(file_);
    }
    [[nodiscard]] bool is_open() const { return file_ >= 0; }
    [[nodiscard]] bool write(std::string_view octets) {
        while (!octets.empty()) {
            auto const count = ::write(file_, octets.data(), octets.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return false;
            octets.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

private:
    fs::path path_;
    int file_;
};

std::unexpected<Error> system_failure(Fault fault, fs::path const& path) {
    return failure(fault, path.string() + ": " + std::strerror(errno));
}

Done make_folders(fs::path const& folder) {
    for (auto const* name : {"tmp", "new", "cur"})
        if (auto placed = place_folder(folder / name); !placed) return placed;
    return {};
}

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "localhost";
    std::string written;
    for (char const* c = name.data(); *c != '\0'; ++c)
        written += *c == '/' ? "\\057" : *c == ':' ? "\\072" : std::string(1, *c);
    return written;
}

std::string unique_name() {
    static std::atomic<unsigned> deliveries = 0;
    using namespace std::chrono;
    auto const now = duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
    return fmt::format("{}.M{}P{}Q{}.{}", now / 1'000'000, now % 1'000'000, ::getpid(), ++deliveries, host_name());
}

bool write_with_lf(File& file, std::string_view piece, bool& after_cr) {
    std::string lines;
    lines.reserve(piece.size() + 1);
    for (char const c : piece) {
        if (after_cr && c != '\n') lines += '\r';
        after_cr = c == '\r';
        if (!after_cr) lines += c;
    }
    return file.write(lines);
}

bool write_entry(File& file, std::string_view sender, std::vector<std::string> const& recipients,
                 OutgoingContent const& content) {
    auto top = fmt::format("Return-Path: <{}>\n", sender);
    for (auto const& recipient : recipients) top += fmt::format("X-Envelope-To: {}\n", recipient);
    if (!file.write(top)) return false;
    OutgoingStream stream{content};
    bool after_cr = false;
    for (auto piece = stream.next(); !piece.empty(); piece = stream.next())
        if (!write_with_lf(file, piece, after_cr)) return false;
    return true;
}

} // namespace

Result<fs::path> write_maildir_entry(fs::path const& folder, std::string const& sender,
                                     std::vector<std::string> const& recipients, OutgoingContent const& content) {
    if (auto made = make_folders(folder); !made) return std::unexpected(made.error());
    auto const name = unique_name();
    auto const draft = folder / "tmp" / name;
    auto const entry = folder / "new" / name;
    {
        File file{draft, O_WRONLY | O_CREAT | O_EXCL};
        if (!file.is_open()) return system_failure(Fault::cannot_create, draft);
        if (!write_entry(file, sender, recipients, content)) {
            auto const failed = system_failure(Fault::io, draft);
            ::unlink(draft.c_str());
            return failed;
        }
    }
    if (auto placed = place_file(draft, entry, Overwrite::never); !placed) return std::unexpected(placed.error());
    return entry;
}

} // namespace liaison
