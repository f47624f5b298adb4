#include "platform/process/private_memory.hpp"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace klachtenzuil {

void keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // Dump programs that the kernel pipes to do not look at the limit; this they must.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // Any value but 0 makes glibc overwrite what libraries free.
    mallopt(M_PERTURB, 0x5A);
}

}  // namespace klachtenzuil
