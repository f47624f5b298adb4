#pragma once
// Which keys stand where on the on-screen keyboard. Widths count in columns of the same page.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/settings.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

enum class KeyPage { letters, numbers, marks, cyrillic };

enum class KeyKind { character, shift, backspace, space, enter, done, page };

struct KeyCap {
    KeyKind kind;
    char32_t character = 0;           ///< of KeyKind::character
    KeyPage page = KeyPage::letters;  ///< of KeyKind::page
    float columns = 1;
};

struct KeyRows {
    int columns = 10;
    std::vector<std::vector<KeyCap>> rows;
};

struct KeyRequest {
    KeyPage page = KeyPage::letters;
    KeyboardLayout layout = KeyboardLayout::qwerty;
    FieldSpec::Keys field = FieldSpec::Keys::text;
    bool capitals = false;
    bool lines_allowed = false;
    bool operator==(const KeyRequest&) const = default;
};

KeyRows key_rows(const KeyRequest& request);

/// The page that opens for a field.
KeyPage first_page(FieldSpec::Keys field);

/// What a long press on a letter offers, in the same case; empty when it has none.
std::u32string marked_variants(char32_t letter);

}  // namespace klachtenzuil
