// The loop of the process that reads documents: a frame in, a frame out.
#pragma once

namespace liaison {

/// Answers requests on `descriptor` until the other side closes it, or until this process has done enough and says in
/// its answer that it ends. Returns the exit status.
[[nodiscard]] int serve_documents(int descriptor);

} // namespace liaison
