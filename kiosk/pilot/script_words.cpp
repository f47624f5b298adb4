#include "kiosk/pilot/script_words.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil::pilot {

namespace {

bool is_blank(char character) {
    return character == ' ' || character == '\t';
}

/// Control characters cannot be read, typed or found on a screen.
tl::expected<void, std::string> check_characters(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t start = at;
        const char32_t character = utf8::take(line, at);
        if (character == utf8::replacement && line.substr(start, at - start) != utf8::of(utf8::replacement)) {
            return tl::unexpected(fmt::format("byte {} is not UTF-8", start + 1));
        }
        if ((character < 0x20 && character != '\t') || character == 0x7F) {
            return tl::unexpected(fmt::format("byte {} is a control character", start + 1));
        }
    }
    return {};
}

class Splitter {
  public:
    explicit Splitter(std::string_view line) : m_line(line) {}

    tl::expected<std::vector<ScriptWord>, std::string> split() {
        std::vector<ScriptWord> words;
        while (skip_blanks()) {
            ScriptWord word;
            while (m_at < m_line.size() && !is_blank(m_line[m_at])) {
                if (!take_part(word)) return tl::unexpected(std::string("a quote is not closed"));
            }
            words.push_back(std::move(word));
        }
        return words;
    }

  private:
    /// False at the end of the line or before a comment.
    bool skip_blanks() {
        while (m_at < m_line.size() && is_blank(m_line[m_at]))
            ++m_at;
        return m_at < m_line.size() && m_line[m_at] != '#';
    }

    bool take_part(ScriptWord& word) {
        const char first = m_line[m_at++];
        if (first != '"' && first != '\'') {
            word.text += first;
            return true;
        }
        word.quoted = word.quoted || first == '"';
        while (m_at < m_line.size() && m_line[m_at] != first) {
            const bool escapes = first == '"' && m_line[m_at] == '\\' && m_at + 1 < m_line.size() &&
                                 (m_line[m_at + 1] == '"' || m_line[m_at + 1] == '\\');
            if (escapes) ++m_at;
            word.text += m_line[m_at++];
        }
        if (m_at == m_line.size()) return false;
        ++m_at;
        return true;
    }

    std::string_view m_line;
    std::size_t m_at = 0;
};

}  // namespace

tl::expected<std::vector<ScriptWord>, std::string> split_line(std::string_view line) {
    if (auto sound = check_characters(line); !sound) return tl::unexpected(std::move(sound.error()));
    return Splitter(line).split();
}

}  // namespace klachtenzuil::pilot
