#include "tests/platform/picture/samples.hpp"

#include <cstdio>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <jpeglib.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

namespace klachtenzuil::test {

namespace {

std::vector<std::uint8_t> painted(int width, int height) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool corner = x < width / 4 && y < height / 4;
            const bool left = x < width / 2;
            rgb.push_back(!corner && left ? 255 : 0);
            rgb.push_back(corner ? 255 : 0);
            rgb.push_back(!left ? 255 : 0);
        }
    }
    return rgb;
}

std::byte byte_of(std::uint32_t value, int shift) {
    return static_cast<std::byte>(value >> shift & 0xFF);
}

void put_big_endian(Bytes& bytes, std::size_t at, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i)
        bytes.at(at + static_cast<std::size_t>(i)) = byte_of(value, 8 * (size - 1 - i));
}

/// Where the first segment of one of these kinds begins.
std::size_t find_segment(const Bytes& jpeg, std::initializer_list<int> kinds) {
    for (std::size_t at = 2; at + 4 <= jpeg.size();) {
        const int kind = std::to_integer<int>(jpeg[at + 1]);
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return at;
        at += 2 + (std::to_integer<std::size_t>(jpeg[at + 2]) << 8 | std::to_integer<std::size_t>(jpeg[at + 3]));
    }
    FAIL("the sample has no such segment");
    return 0;
}

}  // namespace

Bytes bytes_of(std::string_view text) {
    const auto* begin = reinterpret_cast<const std::byte*>(text.data());
    return {begin, begin + text.size()};
}

Bytes a_png(int width, int height) {
    const auto rgb = painted(width, height);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    REQUIRE(png_image_write_to_memory(&image, nullptr, &size, 0, rgb.data(), 0, nullptr));
    Bytes bytes(size);
    REQUIRE(png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr));
    bytes.resize(size);
    return bytes;
}

Bytes a_jpeg(int width, int height, JpegKind kind) {
    auto rgb = painted(width, height);
    jpeg_compress_struct writer{};
    jpeg_error_mgr errors{};
    writer.err = jpeg_std_error(&errors);
    jpeg_create_compress(&writer);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&writer, &memory, &size);
    writer.image_width = static_cast<JDIMENSION>(width);
    writer.image_height = static_cast<JDIMENSION>(height);
    writer.input_components = 3;
    writer.in_color_space = JCS_RGB;
    jpeg_set_defaults(&writer);
    jpeg_set_quality(&writer, 95, TRUE);
    if (kind == JpegKind::progressive) jpeg_simple_progression(&writer);
    jpeg_start_compress(&writer, TRUE);
    while (writer.next_scanline < writer.image_height) {
        JSAMPROW row =
            rgb.data() + static_cast<std::size_t>(writer.next_scanline) * static_cast<std::size_t>(width) * 3;
        jpeg_write_scanlines(&writer, &row, 1);
    }
    jpeg_finish_compress(&writer);
    const auto* begin = reinterpret_cast<const std::byte*>(memory);
    Bytes bytes(begin, begin + size);
    jpeg_destroy_compress(&writer);
    std::free(memory);
    return bytes;
}

Bytes turned_jpeg(int width, int height, int orientation) {
    constexpr std::array<std::uint8_t, 36> note{0xFF, 0xE1, 0, 34,   'E', 'x', 'i', 'f', 0, 0,        // segment
                                                'M',  'M',  0, 42,   0,   0,   0,   8,                // head
                                                0,    1,    1, 0x12, 0,   3,   0,   0,   0, 1, 0, 0,  // one entry
                                                0,    0,    0, 0,    0,   0};
    Bytes jpeg = a_jpeg(width, height);
    Bytes bytes(jpeg.begin(), jpeg.begin() + 2);
    for (const std::uint8_t value : note)
        bytes.push_back(static_cast<std::byte>(value));
    bytes[2 + 29] = static_cast<std::byte>(orientation);
    bytes.insert(bytes.end(), jpeg.begin() + 2, jpeg.end());
    return bytes;
}

Bytes with_jpeg_size(Bytes jpeg, int width, int height) {
    const std::size_t frame = find_segment(jpeg, {0xC0, 0xC1, 0xC2});
    put_big_endian(jpeg, frame + 5, static_cast<std::uint32_t>(height), 2);
    put_big_endian(jpeg, frame + 7, static_cast<std::uint32_t>(width), 2);
    return jpeg;
}

Bytes with_png_size(Bytes png, int width, int height) {
    constexpr std::size_t header = 12;  // the name of the first chunk; the sizes follow, and a checksum over all
    put_big_endian(png, header + 4, static_cast<std::uint32_t>(width), 4);
    put_big_endian(png, header + 8, static_cast<std::uint32_t>(height), 4);
    std::uint32_t sum = 0xFFFFFFFF;
    for (std::size_t i = header; i < header + 17; ++i) {
        sum ^= std::to_integer<std::uint32_t>(png[i]);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
    }
    put_big_endian(png, header + 17, ~sum, 4);
    return png;
}

Bytes endless_jpeg(int passes) {
    Bytes jpeg = a_jpeg(256, 256, JpegKind::progressive);
    std::size_t last = 0;
    for (std::size_t at = 0; at + 1 < jpeg.size(); ++at) {
        if (jpeg[at] == std::byte{0xFF} && jpeg[at + 1] == std::byte{0xDA}) last = at;
    }
    const Bytes pass(jpeg.begin() + static_cast<std::ptrdiff_t>(last), jpeg.end() - 2);
    const Bytes end(jpeg.end() - 2, jpeg.end());
    jpeg.resize(jpeg.size() - 2);
    for (int i = 0; i < passes; ++i)
        jpeg.insert(jpeg.end(), pass.begin(), pass.end());
    jpeg.insert(jpeg.end(), end.begin(), end.end());
    return jpeg;
}

Bytes a_pdf(double width, double height, int rotate) {
    const std::string drawing = fmt::format("1 0 0 rg 0 0 {} {} re f", width / 2, height);
    // Without a table of contents: readers look for the objects themselves.
    return bytes_of(
        fmt::format("%PDF-1.4\n"
                    "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
                    "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Rotate {}/Contents 4 0 R>> endobj\n"
                    "4 0 obj <</Length {}>> stream\n{}\nendstream endobj\n"
                    "trailer <</Root 1 0 R>>\n%%EOF\n",
                    width, height, rotate, drawing.size(), drawing));
}

Bytes endless_pdf() {
    constexpr int depth = 9;
    std::string fifty;
    for (int i = 0; i < 50; ++i)
        fifty += "/F Do ";
    std::string pdf =
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R"
        "/Resources<</XObject<</F 5 0 R>>>>>> endobj\n";
    pdf += fmt::format("4 0 obj <</Length {}>> stream\n{}\nendstream endobj\n", fifty.size(), fifty);
    for (int i = 5; i < 5 + depth; ++i) {
        const bool last = i + 1 == 5 + depth;
        const std::string drawing = last ? "1 0 0 rg 0 0 50 50 re f" : fifty;
        pdf += fmt::format(
            "{} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F {} 0 R>>>>/Length {}>>"
            " stream\n{}\nendstream endobj\n",
            i, last ? 5 : i + 1, drawing.size(), drawing);
    }
    return bytes_of(pdf + "trailer <</Root 1 0 R>>\n%%EOF\n");
}

}  // namespace klachtenzuil::test
