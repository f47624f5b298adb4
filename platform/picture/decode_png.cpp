// PNG, through libpng.

#include <png.h>

#include "platform/picture/bitmap.hpp"

namespace klachtenzuil::picture {

Bitmap decode_png(std::span<const std::byte> content, int most_wide) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, content.data(), content.size())) refuse_unreadable();
    if (static_cast<std::int64_t>(image.width) * image.height > most_pixels_read) refuse_too_large();
    image.format = PNG_FORMAT_RGBA;
    Bitmap bitmap{static_cast<int>(image.width), static_cast<int>(image.height), 1, {}};
    bitmap.rgba.resize(PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, nullptr, bitmap.rgba.data(), 0, nullptr)) refuse_unreadable();
    // What is see-through lies on white paper.
    for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) {
        const unsigned alpha = bitmap.rgba[i + 3];
        for (std::size_t c = i; c < i + 3; ++c)
            bitmap.rgba[c] = static_cast<std::uint8_t>((bitmap.rgba[c] * alpha + 255 * (255 - alpha)) / 255);
        bitmap.rgba[i + 3] = 255;
    }
    return shrunk(std::move(bitmap), most_wide);
}

}  // namespace klachtenzuil::picture
