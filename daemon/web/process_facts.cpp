#include "daemon/web/process_facts.hpp"
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;

/// The fields of /proc/self/stat behind the program's name, which may hold blanks (proc(5)): the first is number 3.
std::istringstream fields_of_stat() {
    std::ifstream file{"/proc/self/stat"};
    std::string line;
    std::getline(file, line);
    auto const end = line.rfind(')');
    return std::istringstream{end == line.npos ? std::string{} : line.substr(end + 1)};
}

/// In seconds since 1970: the boot's time plus field 22, which counts from there.
double start_of_process() {
    auto fields = fields_of_stat();
    std::string skipped;
    for (int number = 3; number < 22; ++number) fields >> skipped;
    double ticks = 0;
    fields >> ticks;
    timespec now{};
    timespec since_boot{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    ::clock_gettime(CLOCK_BOOTTIME, &since_boot);
    auto const boot = static_cast<double>(now.tv_sec - since_boot.tv_sec);
    return boot + ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double seconds(timeval const& time) {
    constexpr double microsecond = 1e-6;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * microsecond;
}

std::uint64_t resident_octets() {
    std::ifstream file{"/proc/self/statm"};
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t count_open_files() {
    std::error_code ignored;
    std::uint64_t count = 0;
    for (auto entry = fs::directory_iterator{"/proc/self/fd", ignored}; entry != fs::directory_iterator{}; ++entry)
        ++count;
    return count > 0 ? count - 1 : 0; // the one by which we looked
}

} // namespace

ProcessFacts process_facts() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    static double const started = start_of_process(); // by a clock that may be set later
    return {.started = started,
            .cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime),
            .resident = resident_octets(),
            .open_files = count_open_files(),
            .most_files = files.rlim_cur};
}

std::optional<std::uint64_t> free_octets(fs::path const& file) {
    std::error_code error;
    auto const space = fs::space(file.parent_path(), error);
    return error ? std::nullopt : std::optional<std::uint64_t>{space.available};
}

std::uint64_t octets_of_store(fs::path const& store) {
    std::uint64_t octets = 0;
    for (auto const* end : {"", "-wal"}) {
        std::error_code error;
        auto const size = fs::file_size(store.string() + end, error);
        if (!error) octets += size;
    }
    return octets;
}

} // namespace liaison
