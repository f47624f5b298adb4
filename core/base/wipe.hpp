#pragma once
// Personal data does not stay behind in memory. Text that a person typed is overwritten before it is let go.

#include <cstddef>
#include <string>
#include <vector>

namespace klachtenzuil {

/// Overwrites the whole capacity with zeros and leaves the text empty.
void wipe(std::string& text);
void wipe(std::vector<std::byte>& bytes);
void wipe(std::vector<std::string>& texts);
/// Zeros that the compiler does not leave out.
void wipe_memory(void* memory, std::size_t size) noexcept;

/// Overwrites the part of this thread's stack that calls before have left, where short texts lie in the open. Call it
/// from the function whose callees handled what was typed.
void wipe_stack();

}  // namespace klachtenzuil
