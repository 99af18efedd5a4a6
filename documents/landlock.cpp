#include "documents/landlock.hpp"
#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace liaison {

namespace {

// Everything that the first version of Landlock knows: LANDLOCK_ACCESS_FS_EXECUTE (bit 0) to _MAKE_SYM (bit 12).
constexpr std::uint64_t everything = 2 * LANDLOCK_ACCESS_FS_MAKE_SYM - 1;

void allow_reading(int ruleset, char const* folder) {
    int const opened = ::open(folder, O_PATH | O_CLOEXEC);
    if (opened < 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = opened;
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(opened);
}

} // namespace

bool confine_files(char const* folder) {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = everything;
    auto const made = ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (made < 0) return false;
    int const ruleset = static_cast<int>(made);
    allow_reading(ruleset, folder);
    bool const confined = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return confined;
}

} // namespace liaison
