#pragma once
// What lies in this process's memory: to see that what a person typed is gone afterwards.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// A name that stands nowhere in the program: each letter is one higher than in `shifted`.
inline std::string unshifted(std::string_view shifted) {
    std::string text;
    text.reserve(64);
    for (const char c : shifted)
        text += static_cast<char>(c - 1);
    return text;
}

/// The forms in which a text can lie in memory on its way to paper.
inline std::array<std::string, 4> forms_of(const std::string& text) {
    std::array<std::string, 4> forms{text, {}, {}, {}};
    for (const char c : text) {
        forms[1] += {c, '\0'};
        forms[2] += {c, '\0', '\0', '\0'};
        std::array<char, 5> hex{};
        std::snprintf(hex.data(), hex.size(), "%04X", static_cast<unsigned>(c));
        forms[3] += hex.data();
    }
    return forms;
}

/// How often any form stands in the writable memory of this process; `forms` themselves not counted.
inline int found_in_memory(const std::array<std::string, 4>& forms) {
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    int found = 0;
    std::ifstream maps("/proc/self/maps");
    std::string block;
    for (std::string line; std::getline(maps, line);) {
        std::uint64_t begin = 0, end = 0;
        std::array<char, 5> rights{};
        if (std::sscanf(line.c_str(), "%" SCNx64 "-%" SCNx64 " %4s", &begin, &end, rights.data()) != 3) continue;
        if (rights[0] != 'r' || rights[1] != 'w') continue;
        // A sanitizer's own books: terabytes of address space that hold no copy of anything.
        if (end - begin > std::uint64_t{1} << 30) continue;
        block.resize(end - begin);
        const auto size = ::pread(memory, block.data(), block.size(), static_cast<off_t>(begin));
        if (size <= 0) continue;
        const std::string_view seen(block.data(), static_cast<std::size_t>(size));
        for (const std::string& form : forms) {
            for (auto at = seen.find(form); at != std::string_view::npos; at = seen.find(form, at + 1)) {
                const auto place = begin + at;
                const bool own = std::any_of(forms.begin(), forms.end(), [place](const std::string& each) {
                    const auto from = reinterpret_cast<std::uint64_t>(each.data());
                    return place >= from && place < from + each.size();
                });
                // Nor the copy of this process's memory that is being looked through.
                const auto copy = reinterpret_cast<std::uint64_t>(block.data());
                if (!own && (place < copy || place >= copy + block.size())) ++found;
            }
        }
        std::fill(block.begin(), block.end(), '\0');
    }
    ::close(memory);
    return found;
}

}  // namespace klachtenzuil
