// What reading costs: CPU time of this thread, so that other load on the machine does not count. Prints a line a file:
// median microseconds. Usage: bench_reading (--mail|--document) ROUNDS FILE...
#include "core/text.hpp"
#include "documents/read_document.hpp"
#include "parser/draft.hpp"
#include "parser/mail.hpp"
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

double cpu_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Reads the bytes once; whether a text or an evidence came out, so that nothing is measured that failed.
bool read_once(bool mail, std::string_view bytes, std::string_view name) {
    if (mail) return !liaison::read_statement(liaison::parse_mail(bytes)).evidence.empty();
    auto const text = liaison::read_document(bytes, {}, name);
    return text && !text->lines.empty();
}

int measure(bool mail, int rounds, char const* file) {
    std::ifstream in{file, std::ios::binary};
    std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
    std::vector<double> took;
    for (int round = 0; round < rounds; ++round) {
        auto const began = cpu_microseconds();
        if (!read_once(mail, bytes, file)) {
            std::fprintf(stderr, "bench_reading: %s: nothing was read\n", file);
            return 1;
        }
        took.push_back(cpu_microseconds() - began);
    }
    std::ranges::nth_element(took, took.begin() + static_cast<std::ptrdiff_t>(took.size() / 2));
    std::printf("%.1f %s\n", took[took.size() / 2], file);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<char const*> const words{argv + 1, argv + argc};
    bool const mail = !words.empty() && std::string_view{words[0]} == "--mail";
    if (words.size() < 3 || (!mail && std::string_view{words[0]} != "--document")) {
        std::fputs("usage: bench_reading (--mail|--document) ROUNDS FILE...\n", stderr);
        return 64;
    }
    int failed = 0;
    for (std::size_t i = 2; i < words.size(); ++i) failed |= measure(mail, std::stoi(words[1]), words[i]);
    return failed;
}
