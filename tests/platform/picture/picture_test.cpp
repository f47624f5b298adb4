#include "platform/picture/picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "platform/pdf/pdf.hpp"
#include "tests/platform/picture/samples.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;

namespace {

using Colour = std::array<int, 3>;
constexpr Colour red{255, 0, 0}, green{0, 255, 0}, blue{0, 0, 255}, white{255, 255, 255};

Pixels shown(MediaType type, const Bytes& file, int page = 0, int width = 400) {
    auto pixels = picture_of(type, file, page, width);
    REQUIRE(pixels);
    CHECK(pixels->rgba.size() ==
          static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4);
    return std::move(*pixels);
}

Reason refusal(MediaType type, const Bytes& file, int page = 0) {
    const auto pixels = picture_of(type, file, page, 400);
    REQUIRE_FALSE(pixels);
    return pixels.error().reason;
}

/// The colour at a share of width and height, near enough.
bool is(const Pixels& pixels, double across, double down, Colour colour) {
    const int x = static_cast<int>(across * pixels.width), y = static_cast<int>(down * pixels.height);
    const std::size_t at =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 4;
    for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(pixels.rgba[at + c] - colour[c]) > 24) return false;
    }
    return pixels.rgba[at + 3] == 255;
}

}  // namespace

TEST_CASE("pictures are shown as wide as asked for, and never enlarged") {
    for (const MediaType type : {MediaType::png, MediaType::jpeg}) {
        const Bytes file = type == MediaType::png ? a_png(1200, 800) : a_jpeg(1200, 800);
        for (const int width : {400, 130, 1}) {
            CAPTURE(width);
            const Pixels pixels = shown(type, file, 0, width);
            CHECK(pixels.width == width);
            CHECK(std::abs(pixels.height - width * 2 / 3) <= 1);
            CHECK(pixels.pages == 1);
            if (width == 1) continue;
            CHECK(is(pixels, 0.1, 0.1, green));
            CHECK(is(pixels, 0.3, 0.8, red));
            CHECK(is(pixels, 0.8, 0.8, blue));
        }
        CHECK(shown(type, file, 0, 4000).width == 1200);
    }
}

TEST_CASE("a photograph stands as it was seen, however the camera was held") {
    // Where the green corner of the file belongs: share of width and height.
    struct Held {
        int orientation;
        double across, down;
    };
    for (const Held& held : {Held{1, 0.1, 0.1}, Held{2, 0.9, 0.1}, Held{3, 0.9, 0.9}, Held{4, 0.1, 0.9},
                             Held{5, 0.1, 0.1}, Held{6, 0.9, 0.1}, Held{7, 0.9, 0.9}, Held{8, 0.1, 0.9}}) {
        CAPTURE(held.orientation);
        const Pixels pixels = shown(MediaType::jpeg, turned_jpeg(600, 300, held.orientation));
        CHECK(pixels.width == (held.orientation < 5 ? 400 : 300));
        CHECK(pixels.height == (held.orientation < 5 ? 200 : 600));
        CHECK(is(pixels, held.across, held.down, green));
    }
}

TEST_CASE("pages of a PDF are shown one by one") {
    Letter letter;
    letter.language = "nl";
    letter.title = "Brief";
    letter.blocks = {Paragraph{"Eerste"}, Part{"Tweede"}};
    const auto pdf = make_pdf(letter, Paper::a4);
    REQUIRE(pdf);
    for (int page = 0; page < 2; ++page) {
        const Pixels pixels = shown(MediaType::pdf, *pdf, page, 600);
        CHECK(pixels.pages == 2);
        CHECK(pixels.width == 600);
        CHECK(std::abs(pixels.height - 849) <= 1);
        CHECK(is(pixels, 0.5, 0.5, white));
        CHECK(std::ranges::any_of(pixels.rgba, [](std::uint8_t value) { return value < 64; }));
    }
    CHECK(refusal(MediaType::pdf, *pdf, 2) == Reason::attachment_type);
}

TEST_CASE("a page that lies on its side is turned") {
    const Pixels upright = shown(MediaType::pdf, a_pdf(400, 200));
    CHECK(upright.width == 400);
    CHECK(upright.height == 200);
    CHECK(is(upright, 0.2, 0.5, red));
    CHECK(is(upright, 0.8, 0.5, white));
    const Pixels turned = shown(MediaType::pdf, a_pdf(400, 200, 90));
    CHECK(turned.width == 400);
    CHECK(turned.height == 800);
    CHECK(is(turned, 0.5, 0.2, red));
    CHECK(is(turned, 0.5, 0.8, white));
}

TEST_CASE("what claims to be larger than any scan is refused before it is read") {
    CHECK(refusal(MediaType::png, with_png_size(a_png(8, 8), 60000, 60000)) == Reason::attachment_too_large);
    CHECK(refusal(MediaType::jpeg, with_jpeg_size(a_jpeg(8, 8), 65000, 65000)) == Reason::attachment_too_large);
    CHECK(refusal(MediaType::jpeg, endless_jpeg(5000)) == Reason::attachment_too_large);
    CHECK(refusal(MediaType::png, Bytes(largest_attachment + 1)) == Reason::attachment_too_large);
    // A page as large as a field, or as long as a street, becomes a small picture.
    const Pixels field = shown(MediaType::pdf, a_pdf(1e6, 1e6), 0, 1000);
    CHECK(field.width == 1000);
    const Pixels street = shown(MediaType::pdf, a_pdf(200, 1e6), 0, 4000);
    CHECK(static_cast<std::int64_t>(street.width) * street.height <= most_pixels_shown);
}

TEST_CASE("a page that is never done is given up, and its reader with it") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK(refusal(MediaType::pdf, endless_pdf()) == Reason::attachment_too_large);
    CHECK(std::chrono::steady_clock::now() - begin < longest_drawing + std::chrono::seconds{5});
}

TEST_CASE("files that are cut off, changed or something else are refused or shown, and harm nobody") {
    CHECK(refusal(MediaType::pdf, bytes_of("%PDF-1.4 and then nothing of it")) == Reason::attachment_type);
    CHECK(refusal(MediaType::png, bytes_of("\x89PNG\r\n\x1a\nnothing")) == Reason::attachment_type);
    CHECK(refusal(MediaType::jpeg, bytes_of("\xff\xd8\xff\xe0nothing")) == Reason::attachment_type);
    CHECK(refusal(MediaType::jpeg, a_png(8, 8)) == Reason::attachment_type);
    CHECK(refusal(MediaType::png, {}) == Reason::attachment_type);
    CHECK(refusal(MediaType::png, a_png(8, 8), 1) == Reason::attachment_type);

    Bytes png = a_png(300, 300);
    png.resize(png.size() / 2);
    CHECK(refusal(MediaType::png, png) == Reason::attachment_type);
    // Of a photograph that is cut off, the upper part is there.
    Bytes jpeg = a_jpeg(300, 300);
    jpeg.resize(jpeg.size() / 2);
    CHECK(is(shown(MediaType::jpeg, jpeg), 0.1, 0.1, green));

    const std::array<Bytes, 3> whole{a_pdf(100, 100), a_jpeg(60, 60, JpegKind::progressive), a_png(60, 60)};
    for (std::size_t type = 0; type < whole.size(); ++type) {
        for (std::size_t i = 0; i < 40; ++i) {
            Bytes changed = whole[type];
            changed[i * 7919 % changed.size()] ^= std::byte{0x55};
            const auto pixels = picture_of(static_cast<MediaType>(type), changed, 0, 50);
            if (pixels) CHECK(pixels->width <= 50);
        }
    }
}
