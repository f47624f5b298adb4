#include "platform/picture/bitmap.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "platform/picture/picture_format.hpp"

namespace klachtenzuil::picture {

void refuse_unreadable() {
    ::_exit(static_cast<int>(PictureExit::unreadable));
}

void refuse_too_large() {
    ::_exit(static_cast<int>(PictureExit::too_large));
}

Extent fitted(double width, double height, int most_wide) {
    // Written so that "not a number" is refused as well.
    if (!(width > 0 && height > 0 && width < 1e7 && height < 1e7)) refuse_unreadable();
    double scale = most_wide / width;
    const double pixels = width * height * scale * scale;
    if (pixels > static_cast<double>(most_pixels_shown))
        scale *= std::sqrt(static_cast<double>(most_pixels_shown) / pixels);
    return {std::max(1, static_cast<int>(width * scale)), std::max(1, static_cast<int>(height * scale))};
}

Bitmap shrunk(Bitmap from, int most_wide) {
    Extent to = fitted(from.width, from.height, std::min(most_wide, from.width));
    to.width = std::min(to.width, from.width);
    to.height = std::min(to.height, from.height);
    if (to.width == from.width && to.height == from.height) return from;
    Bitmap small{to.width, to.height, from.pages, {}};
    small.rgba.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
    const auto share = [](int at, int of, int all) {
        return static_cast<int>(static_cast<std::int64_t>(at) * all / of);
    };
    for (int y = 0; y < to.height; ++y) {
        const int top = share(y, to.height, from.height);
        const int bottom = std::max(top + 1, share(y + 1, to.height, from.height));
        for (int x = 0; x < to.width; ++x) {
            const int left = share(x, to.width, from.width);
            const int right = std::max(left + 1, share(x + 1, to.width, from.width));
            std::uint32_t sum[3] = {};
            for (int v = top; v < bottom; ++v) {
                const auto row = static_cast<std::size_t>(v) * static_cast<std::size_t>(from.width);
                for (int u = left; u < right; ++u) {
                    const std::uint8_t* pixel = from.rgba.data() + (row + static_cast<std::size_t>(u)) * 4;
                    for (int c = 0; c < 3; ++c)
                        sum[c] += pixel[c];
                }
            }
            const auto count = static_cast<std::uint32_t>((bottom - top) * (right - left));
            std::uint8_t* pixel =
                small.rgba.data() +
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) + static_cast<std::size_t>(x)) * 4;
            for (int c = 0; c < 3; ++c)
                pixel[c] = static_cast<std::uint8_t>(sum[c] / count);
            pixel[3] = 255;
        }
    }
    return small;
}

}  // namespace klachtenzuil::picture
