#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "tests/fuzz/properties.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (klachtenzuil::broken_content_property({reinterpret_cast<const char*>(data), size})) std::abort();
    return 0;
}
