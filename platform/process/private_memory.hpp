#pragma once
// What visitors tell passes through memory. It must not leave it in a crash dump, nor lie about in what was freed.

namespace klachtenzuil {

/// No core dump, no reading along by other programs of the same user, and freed C memory is overwritten. Call it first
/// in main(). Memory freed by C++ is overwritten by the operator delete of this room.
void keep_memory_private();

}  // namespace klachtenzuil
