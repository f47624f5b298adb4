#pragma once
// A folder, or a share that is mounted as one.

#include <memory>

#include "core/sync/transport.hpp"
#include "platform/transport/place.hpp"

namespace klachtenzuil {

/// Where the machine says what should be mounted, and what is.
struct MountTables {
    std::filesystem::path planned = "/etc/fstab";
    std::filesystem::path mounted = "/proc/self/mounts";
};

std::unique_ptr<Transport> folder_transport(FolderPlace place, MountTables tables = {});

}  // namespace klachtenzuil
