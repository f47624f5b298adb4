#pragma once
// Files to be shown, made for the tests: the left half is red, the right half blue, and the upper left corner green.

#include <cstddef>
#include <string_view>
#include <vector>

namespace klachtenzuil::test {

using Bytes = std::vector<std::byte>;

Bytes bytes_of(std::string_view text);

Bytes a_png(int width, int height);

enum class JpegKind { plain, progressive };
Bytes a_jpeg(int width, int height, JpegKind kind = JpegKind::plain);
/// With the camera's note of how it was held: 1 to 8.
Bytes turned_jpeg(int width, int height, int orientation);
/// The same with another size in its head.
Bytes with_jpeg_size(Bytes jpeg, int width, int height);
Bytes with_png_size(Bytes png, int width, int height);
/// A progressive one whose last pass is said again and again.
Bytes endless_jpeg(int passes);

/// One page of the given size in points, red on its left half, turned by `rotate` degrees.
Bytes a_pdf(double width, double height, int rotate = 0);

/// One page that draws a drawing of drawings of drawings …, each fifty times the next.
Bytes endless_pdf();

}  // namespace klachtenzuil::test
