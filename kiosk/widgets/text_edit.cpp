#include "kiosk/widgets/text_edit.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

/// Makes room without leaving a copy of what a person typed in memory that was let go.
void reserve_wiping(std::string& text, std::size_t size) {
    if (size <= text.capacity()) return;
    std::string larger;
    larger.reserve(std::max(size, text.capacity() * 2));
    larger.assign(text);
    text.swap(larger);
    wipe(larger);
}

bool is_text(char32_t character, bool lines_allowed) {
    if (character == '\n') return lines_allowed;
    if (character < 0x20 || (character >= 0x7F && character < 0xA0)) return false;
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    const bool direction = (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    return !surrogate && !direction && character <= 0x10FFFF && character != 0xFEFF;
}

/// Where a caret behind `edge` may stand: an inserted mark may have joined what stood around it.
std::size_t at_or_after(const std::string& text, std::size_t edge) {
    const std::size_t before = sound_caret(text, edge);
    return before == edge ? edge : utf8::next(text, before);
}

/// Takes [from, to) out and overwrites what is left over behind the text's new end.
void erase_wiping(std::string& text, std::size_t from, std::size_t to) {
    const std::size_t size = text.size();
    text.erase(from, to - from);
    const std::size_t kept = text.size();
    text.resize(size, '\0');
    text.resize(kept);
}

EditOutcome insert(char32_t character, std::string& text, std::size_t& caret, std::size_t limit, bool lines_allowed) {
    if (!is_text(character, lines_allowed)) return {};
    if (utf8::count(text) >= limit) return {.refused = true};
    std::string typed = utf8::of(character);
    reserve_wiping(text, text.size() + typed.size());
    text.insert(caret, typed);
    caret = at_or_after(text, caret + typed.size());
    wipe(typed);
    return {.changed = true};
}

EditOutcome erase(std::string& text, std::size_t& caret, std::size_t from, std::size_t to) {
    if (from == to) return {};
    erase_wiping(text, from, to);
    caret = sound_caret(text, from);
    return {.changed = true};
}

}  // namespace

std::size_t sound_caret(const std::string& text, std::size_t caret) {
    if (caret >= text.size()) return text.size();
    const std::size_t before = utf8::previous(text, utf8::next(text, caret));
    return std::min(before, caret);
}

EditOutcome apply(const Edit& edit, std::string& text, std::size_t& caret, std::size_t limit, bool lines_allowed) {
    caret = sound_caret(text, caret);
    switch (edit.stroke) {
        case Stroke::type: return insert(edit.character, text, caret, limit, lines_allowed);
        case Stroke::backspace: return erase(text, caret, utf8::previous(text, caret), caret);
        case Stroke::del: return erase(text, caret, caret, utf8::next(text, caret));
        case Stroke::left: caret = utf8::previous(text, caret); return {};
        case Stroke::right: caret = utf8::next(text, caret); return {};
        case Stroke::up:
        case Stroke::down:
        case Stroke::home:
        case Stroke::end: return {};
    }
    return {};
}

}  // namespace klachtenzuil
