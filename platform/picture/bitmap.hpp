#pragma once
// Pixels within the program that reads attachments. Its memory ends with it, so nothing here is wiped.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace klachtenzuil::picture {

/// Rows from the top, four bytes a pixel: red, green, blue, 255.
struct Bitmap {
    int width = 0;
    int height = 0;
    int pages = 1;
    std::vector<std::uint8_t> rgba;
};

/// A scan of A3 with 600 points an inch. What claims to be more is refused before anything of it is read.
inline constexpr std::int64_t most_pixels_read = 72'000'000;

/// Ends the program: the file cannot be read, or is too large.
[[noreturn]] void refuse_unreadable();
[[noreturn]] void refuse_too_large();

/// What a picture of this size is drawn as, to be no wider than `width` and not too many pixels.
struct Extent {
    int width = 0;
    int height = 0;
};
Extent fitted(double width, double height, int most_wide);

/// Smaller, each pixel the mean of those it stands for; never larger.
Bitmap shrunk(Bitmap bitmap, int most_wide);

// Each returns the page as wide as asked for, or ends the program.
Bitmap decode_pdf(std::span<const std::byte> content, int page, int most_wide);
Bitmap decode_jpeg(std::span<const std::byte> content, int most_wide);
Bitmap decode_png(std::span<const std::byte> content, int most_wide);

}  // namespace klachtenzuil::picture
