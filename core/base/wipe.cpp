#include "core/base/wipe.hpp"

#include <sodium.h>

#include <cstddef>

namespace klachtenzuil {

void wipe(std::string& text) {
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

void wipe(std::vector<std::byte>& bytes) {
    if (!bytes.empty()) sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
}

void wipe(std::vector<std::string>& texts) {
    for (auto& text : texts)
        wipe(text);
    texts.clear();
}

void wipe_memory(void* memory, std::size_t size) noexcept {
    if (memory) sodium_memzero(memory, size);
}

void wipe_stack() {
    // Deeper than any call of ours goes.
    sodium_stackzero(std::size_t{256} * 1024);
}

}  // namespace klachtenzuil
