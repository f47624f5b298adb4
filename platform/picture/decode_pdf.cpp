// PDF pages, through poppler.

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <cmath>
#include <memory>
#include <utility>

#include "platform/picture/bitmap.hpp"

namespace klachtenzuil::picture {

namespace {

constexpr double points_per_inch = 72;

/// Its complaints can quote the file.
void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

}  // namespace

Bitmap decode_pdf(std::span<const std::byte> content, int number, int most_wide) {
    poppler::set_debug_error_function(say_nothing, nullptr);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(
        reinterpret_cast<const char*>(content.data()), static_cast<int>(content.size())));
    if (!document || document->is_locked() || number >= document->pages()) refuse_unreadable();
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    if (!page) refuse_unreadable();
    const poppler::rectf box = page->page_rect();
    const bool lies = page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    const double width = std::abs(lies ? box.height() : box.width());
    const double height = std::abs(lies ? box.width() : box.height());
    const Extent extent = fitted(width, height, most_wide);
    const double resolution = extent.width * points_per_inch / width;

    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    renderer.set_image_format(poppler::image::format_argb32);
    const poppler::image image = renderer.render_page(page.get(), resolution, resolution);
    if (!image.is_valid() || image.format() != poppler::image::format_argb32) refuse_unreadable();

    Bitmap bitmap{image.width(), image.height(), document->pages(), {}};
    bitmap.rgba.resize(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()) * 4);
    std::uint8_t* to = bitmap.rgba.data();
    for (int y = 0; y < image.height(); ++y) {
        const auto* from = reinterpret_cast<const std::uint8_t*>(image.const_data()) +
                           static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        for (int x = 0; x < image.width(); ++x, from += 4, to += 4) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = 255;
        }
    }
    return shrunk(std::move(bitmap), most_wide);
}

}  // namespace klachtenzuil::picture
