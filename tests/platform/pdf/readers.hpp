#pragma once
// Real readers of PDFs, so that what they find is what a person's reader finds.

#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil::test {

/// What a reader said, and how it ended.
struct Answer {
    int status = -1;
    std::string out;
    std::string err;
};

/// Runs a program with fixed arguments, without a shell.
Answer run(const std::vector<std::string>& arguments);

/// A word and the room it takes, in points from the upper left corner of its page.
struct PlacedWord {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;
};

struct PageOfWords {
    double width = 0, height = 0;
    std::vector<PlacedWord> words;
};

/// A PDF in a file of its own, as readers need it; removed at the end.
class PdfFile {
  public:
    explicit PdfFile(const std::vector<std::byte>& pdf);

    const std::string& path() const { return m_path; }
    /// The text in the order in which it was drawn, pages divided by form feeds.
    std::string text() const;
    std::vector<PageOfWords> words() const;
    /// A picture of a strip over the whole width of the first page, as the bytes of a PNG; places in points.
    std::string picture(int top, int height) const;
    /// What a camera reads in the picture of the first page.
    std::string qr_text() const;

  private:
    TemporaryDirectory m_directory;
    std::string m_path;
};

/// White space of any kind and length becomes one space.
std::string one_spaced(std::string_view text);

}  // namespace klachtenzuil::test
