#pragma once
// Goes through a text from left to right, for texts that are written in one way only.

#include <optional>
#include <string_view>

namespace klachtenzuil {

/// Once something is not as it must be, it stays where it is.
class TextCursor {
  public:
    explicit TextCursor(std::string_view text) : m_rest(text) {}

    bool take(std::string_view expected) {
        if (!m_rest.starts_with(expected)) return false;
        m_rest.remove_prefix(expected.size());
        return true;
    }
    /// What stands up to the next quotation mark, which is taken as well. For text that has no escapes.
    std::optional<std::string_view> up_to_quote() {
        const auto end = m_rest.find('"');
        if (end == std::string_view::npos) return std::nullopt;
        const auto text = m_rest.substr(0, end);
        m_rest.remove_prefix(end + 1);
        return text;
    }
    /// The digits that stand next; none is an empty text.
    std::string_view digits() {
        const auto end = m_rest.find_first_not_of("0123456789");
        const auto text = m_rest.substr(0, end);
        m_rest.remove_prefix(text.size());
        return text;
    }
    bool at_end() const { return m_rest.empty(); }

  protected:
    std::string_view m_rest;
};

}  // namespace klachtenzuil
