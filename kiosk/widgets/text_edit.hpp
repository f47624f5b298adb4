#pragma once
// What one stroke does to a text and its caret. Hardware keys and the on-screen keyboard end here alike.

#include <cstddef>
#include <string>

namespace klachtenzuil {

enum class Stroke { type, backspace, del, left, right, up, down, home, end };

struct Edit {
    Stroke stroke;
    char32_t character = 0;  ///< of Stroke::type
};

struct EditOutcome {
    bool changed = false;
    bool refused = false;  ///< the text is at its limit; what was there is kept
};

/// Carries out every stroke but up, down, home and end, which need to know the lines. `caret` is a byte offset and
/// always stands between two whole characters. A character that is no text is dropped, a line break where
/// `lines_allowed` is not.
EditOutcome apply(const Edit& edit, std::string& text, std::size_t& caret, std::size_t limit, bool lines_allowed);

/// The nearest place at or before `caret` that a caret may stand at.
std::size_t sound_caret(const std::string& text, std::size_t caret);

}  // namespace klachtenzuil
