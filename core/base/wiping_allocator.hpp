#pragma once
// Containers for what persons told: their memory is overwritten before it is given back, also when they grow.

#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/wipe.hpp"

namespace klachtenzuil {

template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class Other>
    explicit(false) WipingAllocator(const WipingAllocator<Other>& /*other*/) noexcept {}

    T* allocate(std::size_t count) { return std::allocator<T>{}.allocate(count); }
    void deallocate(T* memory, std::size_t count) noexcept {
        wipe_memory(memory, count * sizeof(T));
        std::allocator<T>{}.deallocate(memory, count);
    }
    template <class Other>
    bool operator==(const WipingAllocator<Other>& /*other*/) const noexcept {
        return true;
    }
};

template <class T>
using WipedVector = std::vector<T, WipingAllocator<T>>;

}  // namespace klachtenzuil
