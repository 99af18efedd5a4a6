// Takes from this process, for good, all that reading a document does not need.
#pragma once
#include "core/error.hpp"

namespace liaison {

/// Seals the process before it sees its first hostile byte. Afterwards it can compute, use the descriptors 0 to 2, and
/// end: no network, no new process, no program, no file but, for reading, the encodings of poppler-data (where the
/// kernel has Landlock; else none at all). Address space, CPU time, descriptors and file sizes are limited by
/// parser/document_limits.hpp; under sanitizers, which need terabytes of address space, that one limit is left out.
/// Errors: denied, when the kernel does not let itself be asked.
[[nodiscard]] Done seal_process();

} // namespace liaison
