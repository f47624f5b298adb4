// JPEG, through libjpeg-turbo: turned as the camera says, and already smaller where less is asked for.

#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <utility>

#include "platform/picture/bitmap.hpp"

namespace klachtenzuil::picture {

namespace {

constexpr int exif_marker = JPEG_APP0 + 1;
constexpr int exif_size = 0xFFFF;
/// A progressive file can paint the whole picture again with every few bytes. Real ones have some ten passes.
constexpr int most_passes = 60;

void refuse_error(j_common_ptr /*decoder*/) {
    refuse_unreadable();
}

/// A warning means that data is missing or damaged: what there is of the picture is shown.
void ignore_message(j_common_ptr /*decoder*/, int /*level*/) {}

void refuse_endless(j_common_ptr decoder) {
    const auto* reader = reinterpret_cast<j_decompress_ptr>(decoder);
    if (reader->input_scan_number > most_passes) refuse_too_large();
}

/// How the picture must be turned, 1 to 8, out of the camera's notes (EXIF tag 0x0112); 1 where they say nothing.
int orientation_in(std::span<const std::uint8_t> note) {
    constexpr std::size_t start = 6;  // "Exif\0\0", then a TIFF header
    if (note.size() < start + 8 || !std::equal(note.begin(), note.begin() + 4, "Exif")) return 1;
    const auto tiff = note.subspan(start);
    const bool little = tiff[0] == 'I';
    const auto number = [&](std::size_t at, std::size_t bytes) -> std::size_t {
        std::size_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i)
            value = value << 8 | (at + bytes <= tiff.size() ? tiff[little ? at + bytes - 1 - i : at + i] : 0);
        return value;
    };
    const std::size_t directory = number(4, 4);
    if (directory > tiff.size()) return 1;
    const std::size_t entries = std::min<std::size_t>(number(directory, 2), 100);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (number(entry, 2) != 0x0112) continue;
        const std::size_t value = number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

/// Mirrored and turned, so that it stands as it was seen.
Bitmap upright(Bitmap from, int orientation) {
    if (orientation == 1) return from;
    const bool lies = orientation >= 5;
    Bitmap to{lies ? from.height : from.width, lies ? from.width : from.height, from.pages, {}};
    to.rgba.resize(from.rgba.size());
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            int u = lies ? y : x;
            int v = lies ? x : y;
            const bool mirrored_across = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
            const bool mirrored_down = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
            if (mirrored_across) u = from.width - 1 - u;
            if (mirrored_down) v = from.height - 1 - v;
            const auto source =
                static_cast<std::size_t>(v) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(u);
            const auto target =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) + static_cast<std::size_t>(x);
            std::copy_n(from.rgba.begin() + static_cast<std::ptrdiff_t>(source * 4), 4,
                        to.rgba.begin() + static_cast<std::ptrdiff_t>(target * 4));
        }
    }
    return to;
}

}  // namespace

Bitmap decode_jpeg(std::span<const std::byte> content, int most_wide) {
    jpeg_decompress_struct reader{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    reader.err = jpeg_std_error(&errors);
    errors.error_exit = refuse_error;
    errors.emit_message = ignore_message;
    jpeg_create_decompress(&reader);
    progress.progress_monitor = refuse_endless;
    reader.progress = &progress;
    jpeg_save_markers(&reader, exif_marker, exif_size);
    jpeg_mem_src(&reader, reinterpret_cast<const unsigned char*>(content.data()),
                 static_cast<unsigned long>(content.size()));
    if (jpeg_read_header(&reader, TRUE) != JPEG_HEADER_OK) refuse_unreadable();
    if (static_cast<std::int64_t>(reader.image_width) * reader.image_height > most_pixels_read) refuse_too_large();

    int orientation = 1;
    for (auto* note = reader.marker_list; note; note = note->next) {
        if (note->marker == exif_marker) orientation = orientation_in({note->data, note->data_length});
    }
    const int across = static_cast<int>(orientation >= 5 ? reader.image_height : reader.image_width);
    reader.scale_denom = 1;
    while (reader.scale_denom < 8 && across / static_cast<int>(2 * reader.scale_denom) >= most_wide)
        reader.scale_denom *= 2;
    reader.out_color_space = JCS_EXT_RGBA;
    if (reader.jpeg_color_space == JCS_CMYK || reader.jpeg_color_space == JCS_YCCK) reader.out_color_space = JCS_CMYK;
    jpeg_start_decompress(&reader);

    Bitmap bitmap{static_cast<int>(reader.output_width), static_cast<int>(reader.output_height), 1, {}};
    const std::size_t row = static_cast<std::size_t>(reader.output_width) * 4;
    bitmap.rgba.resize(row * reader.output_height);
    while (reader.output_scanline < reader.output_height) {
        JSAMPROW line = bitmap.rgba.data() + row * reader.output_scanline;
        jpeg_read_scanlines(&reader, &line, 1);
    }
    if (reader.out_color_space == JCS_CMYK) {
        // Programs that write CMYK files store how much light is left, not how much ink is used.
        for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) {
            for (std::size_t c = i; c < i + 3; ++c)
                bitmap.rgba[c] = static_cast<std::uint8_t>(bitmap.rgba[c] * bitmap.rgba[i + 3] / 255);
            bitmap.rgba[i + 3] = 255;
        }
    }
    return shrunk(upright(std::move(bitmap), orientation), most_wide);
}

}  // namespace klachtenzuil::picture
