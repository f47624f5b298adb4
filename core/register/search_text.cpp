#include "core/register/search_text.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Single spaces, none at either end; in place, so that nothing is left behind.
void squeeze(std::string& text) {
    std::size_t end = 0;
    bool gap = false;
    for (const char c : text) {
        if (is_space(c)) {
            gap = end > 0;
            continue;
        }
        if (gap) text[end++] = ' ';
        gap = false;
        text[end++] = c;
    }
    wipe_memory(text.data() + end, text.size() - end);
    text.resize(end);
}

}  // namespace

std::string searchable(std::string_view utf8) {
    constexpr auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_LUMP);
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                   static_cast<utf8proc_ssize_t>(utf8.size()), &mapped, options);
    std::string text;
    if (size < 0 || !mapped) {
        text = utf8;
    } else {
        text.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
        wipe_memory(mapped, static_cast<std::size_t>(size));
    }
    std::free(mapped);
    squeeze(text);
    return text;
}

std::vector<std::string> searchable_words(std::string_view query) {
    std::string text = searchable(query);
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    wipe(text);
    return words;
}

}  // namespace klachtenzuil
