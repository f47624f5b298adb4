#pragma once
// An attachment as a picture, page by page. The file comes from outside and can be made to harm its reader, so it is
// read by a program of its own (klachtenzuil-picture) with bounded memory and time; nothing of it touches the disk.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/result.hpp"
#include "core/base/wiping_allocator.hpp"
#include "core/register/casework.hpp"
#include "platform/picture/picture_format.hpp"

namespace klachtenzuil {

/// Rows from the top, four bytes a pixel: red, green, blue, 255. Wiped when it goes away.
struct Pixels {
    int width = 0;
    int height = 0;
    int pages = 1;  ///< of the whole document
    WipedVector<std::uint8_t> rgba;
};

/// Reading one page takes no longer than this.
inline constexpr std::chrono::seconds longest_drawing{15};

/// Page `page`, from 0, as wide as asked for or narrower: a scan is never enlarged, and a very long page is made
/// smaller. Fails with attachment_type when the file cannot be read as what it claims to be, attachment_too_large when
/// it would take more memory or time than there is for one page, and program_missing.
Result<Pixels> picture_of(MediaType type, std::span<const std::byte> content, int page, int width_px);

}  // namespace klachtenzuil
