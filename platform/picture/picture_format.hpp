#pragma once
// What the program that reads attachments and the one that asks it agree on. Asked as
//     klachtenzuil-picture TYPE PAGE WIDTH        with the file on standard input;
// it answers on standard output with a PictureHead and then the pixels, or nothing but its exit status.

#include <cstdint>

namespace klachtenzuil {

inline constexpr const char* picture_program_name = "klachtenzuil-picture";

/// The widest picture that can be asked for, and the most pixels that one ever has.
inline constexpr int widest_picture = 4096;
inline constexpr std::int64_t most_pixels_shown = 12'000'000;

struct PictureHead {
    std::uint32_t magic = 0x58504C4B;  ///< "KLPX"
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t pages = 0;
};

enum class PictureExit : int {
    done = 0,
    unreadable = 10,  ///< the file is not what it claims to be, or has no such page
    too_large = 11,   ///< more pixels than can be
    misused = 12,     ///< the question is not understood
};

}  // namespace klachtenzuil
