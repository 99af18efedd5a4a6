// Places where a test may kill the process, to see that nothing is lost there. Nothing of it is in a release build.
#pragma once

#ifdef LIAISOND_CRASH_POINTS
#include <string_view>
namespace liaison {
/// SIGKILLs this process when LIAISOND_CRASH_AT is "NAME" or "NAME:N" (the Nth time it is passed).
void crash_point(std::string_view name);
} // namespace liaison
#else
namespace liaison {
constexpr void crash_point(char const*) {}
} // namespace liaison
#endif
