// What a process sets for itself before it becomes the daemon.
#pragma once

namespace liaison {

/// Little memory, as many descriptors as the system lets it have, and no death by a pipe that nobody reads. To be
/// called before other threads exist.
void set_up_process();

/// Gives back to the system what the start has used and freed.
void return_unused_memory();

} // namespace liaison
