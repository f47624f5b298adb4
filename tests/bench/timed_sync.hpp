#pragma once
// How long the disk itself takes: the time that this process spends in fsync and fdatasync.

#include <chrono>

namespace klachtenzuil {

struct SyncTime {
    std::chrono::nanoseconds spent{0};
    long calls = 0;
};

/// Of this thread, since it began.
SyncTime sync_time();

}  // namespace klachtenzuil
