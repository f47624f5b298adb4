#include "kiosk/widgets/key_layout.hpp"

#include <array>

#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil {

namespace {

using Row = std::vector<KeyCap>;

void add_letters(Row& row, std::u32string_view letters, bool capitals) {
    for (const char32_t letter : letters) {
        // The capital of ß is no key that people look for: it stays as it is.
        const bool raised = capitals && letter != U'ß';
        row.push_back({.kind = KeyKind::character, .character = raised ? utf8::upper(letter) : letter});
    }
}

Row letters(std::u32string_view text, bool capitals) {
    Row row;
    add_letters(row, text, capitals);
    return row;
}

/// The third row: shift, letters, backspace.
Row letters_between(std::u32string_view text, const KeyRequest& request, float edge) {
    Row row{{.kind = KeyKind::shift, .columns = edge}};
    add_letters(row, text, request.capitals);
    row.push_back({.kind = KeyKind::backspace, .columns = edge});
    return row;
}

KeyCap to_page(KeyPage page) {
    return {.kind = KeyKind::page, .page = page};
}

KeyCap character(char32_t value) {
    return {.kind = KeyKind::character, .character = value};
}

/// The last row: other pages, the signs that this field needs most, space, and done.
Row last_row(const KeyRequest& request, int columns) {
    const bool email = request.field == FieldSpec::Keys::email;
    Row row;
    if (request.page != KeyPage::letters) row.push_back(to_page(KeyPage::letters));
    if (request.page != KeyPage::numbers) row.push_back(to_page(KeyPage::numbers));
    if (request.page == KeyPage::marks && !email) row.push_back(to_page(KeyPage::cyrillic));
    if (request.page != KeyPage::marks && request.page != KeyPage::cyrillic) row.push_back(to_page(KeyPage::marks));
    if (email) {
        add_letters(row, U"@.-_", false);
    } else {
        // The page with marks leads to one page more; the comma stands on the others.
        if (request.page != KeyPage::marks) row.push_back(character(request.page == KeyPage::cyrillic ? U'\'' : U','));
        row.push_back(character(U'.'));
    }
    const float done = 2;
    // An address has one line.
    const bool lines = request.lines_allowed && !email;
    const float enter = lines ? 2 : 0;
    const float space = static_cast<float>(columns) - static_cast<float>(row.size()) - done - enter;
    row.push_back({.kind = KeyKind::space, .columns = space});
    if (lines) row.push_back({.kind = KeyKind::enter, .columns = enter});
    row.push_back({.kind = KeyKind::done, .columns = done});
    return row;
}

void add_letter_rows(KeyRows& keys, const KeyRequest& request) {
    if (request.layout == KeyboardLayout::qwerty) {
        keys.rows.push_back(letters(U"qwertyuiop", request.capitals));
        keys.rows.push_back(letters(U"asdfghjkl'", request.capitals));
        keys.rows.push_back(letters_between(U"zxcvbnm", request, 1.5F));
    } else {
        keys.rows.push_back(letters(U"abcdefghij", request.capitals));
        keys.rows.push_back(letters(U"klmnopqrst", request.capitals));
        keys.rows.push_back(letters_between(U"uvwxyz'", request, 1.5F));
    }
}

struct Variants {
    char32_t letter;
    std::u32string_view marked;
};

constexpr std::array all_variants{
    Variants{U'a', U"áàâäãåāăąæ"}, Variants{U'c', U"çćč"},      Variants{U'd', U"ďđð"},  Variants{U'e', U"éèêëēęě"},
    Variants{U'g', U"ğģ"},         Variants{U'i', U"íìîïīįı"},  Variants{U'k', U"ķ"},    Variants{U'l', U"łļľ"},
    Variants{U'n', U"ñńňņ"},       Variants{U'o', U"óòôöõøőœ"}, Variants{U'r', U"řŕ"},   Variants{U's', U"ßśšşș"},
    Variants{U't', U"ťțþ"},        Variants{U'u', U"úùûüūůűų"}, Variants{U'w', U"ŵ"},    Variants{U'y', U"ýÿŷ"},
    Variants{U'z', U"źżž"},        Variants{U'г', U"ґ"},        Variants{U'е', U"ёє"},   Variants{U'и', U"й"},
    Variants{U'і', U"ї"},          Variants{U'\'', U"’‘\"„“”"}, Variants{U'.', U"…·!?"}, Variants{U'-', U"–—"},
    Variants{U',', U";:"},
};

}  // namespace

KeyRows key_rows(const KeyRequest& request) {
    KeyRows keys;
    switch (request.page) {
        case KeyPage::letters: add_letter_rows(keys, request); break;
        case KeyPage::numbers:
            keys.rows.push_back(letters(U"1234567890", false));
            keys.rows.push_back(letters(U"@#€%&*+-()", false));
            keys.rows.push_back(letters(U"!?\"':;/_", false));
            keys.rows.back().push_back({.kind = KeyKind::backspace, .columns = 2});
            break;
        case KeyPage::marks:
            keys.rows.push_back(letters(U"éèêëïîöôüû", request.capitals));
            keys.rows.push_back(letters(U"áàâäåóòíìú", request.capitals));
            keys.rows.push_back(letters_between(U"ùçñßæœø", request, 1.5F));
            break;
        case KeyPage::cyrillic:
            keys.columns = 12;
            keys.rows.push_back(letters(U"йцукенгшщзхї", request.capitals));
            keys.rows.push_back(letters(U"фівапролджєґ", request.capitals));
            keys.rows.push_back(letters_between(U"ячсмитьбю", request, 1.5F));
            break;
    }
    keys.rows.push_back(last_row(request, keys.columns));
    return keys;
}

KeyPage first_page(FieldSpec::Keys field) {
    return field == FieldSpec::Keys::phone ? KeyPage::numbers : KeyPage::letters;
}

std::u32string marked_variants(char32_t letter) {
    const char32_t small = utf8::lower(letter);
    for (const auto& each : all_variants) {
        if (each.letter != small) continue;
        std::u32string marked(each.marked);
        if (small != letter) {
            for (char32_t& one : marked)
                one = one == U'ß' ? one : utf8::upper(one);
        }
        return marked;
    }
    return {};
}

}  // namespace klachtenzuil
