#include "kiosk/pilot/receipt_text.hpp"

#include "kiosk/pilot/process.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil::pilot {

namespace {

bool is_space(char32_t character) {
    return character <= U' ' || character == 0xA0 || character == 0x202F ||
           (character >= 0x2000 && character <= 0x200B);
}

/// Small letters, and one space wherever any white space stood.
std::string normalised(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = utf8::take(text, at);
        if (!is_space(character)) {
            utf8::append(plain, utf8::lower(character));
        } else if (!plain.empty() && plain.back() != ' ') {
            plain += ' ';
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

}  // namespace

Result<std::string> receipt_text(std::span<const std::byte> pdf) {
    auto ended = run_program({"pdftotext", "-q", "-enc", "UTF-8", "-", "-"}, pdf);
    if (!ended) return failed(ended.error());
    if (ended->status != 0) return failed(Reason::file_unreadable, "pdftotext");
    return std::move(ended->out);
}

bool says(std::string_view text, std::string_view words) {
    return normalised(text).find(normalised(words)) != std::string::npos;
}

}  // namespace klachtenzuil::pilot
