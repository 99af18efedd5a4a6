// Landlock: the kernel lets this process see one folder only.
#pragma once

namespace liaison {

/// From now on only files below `folder` can be opened, and only for reading. The process must have no_new_privs.
/// False when the kernel cannot do it: nothing is confined then.
[[nodiscard]] bool confine_files(char const* folder);

} // namespace liaison
