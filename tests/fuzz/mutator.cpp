#include "tests/fuzz/mutator.hpp"

#include <algorithm>

namespace klachtenzuil {

std::string Mutator::damage(std::string text) {
    for (auto left = 1 + below(4); left > 0; --left)
        change(text);
    return text;
}

void Mutator::change(std::string& text) {
    const auto at = below(text.size() + 1);
    const auto length = std::min(text.size() - at, below(below(8) == 0 ? text.size() + 1 : 8));
    switch (below(8)) {
        case 0:  // one bit, as a bad disk does
            if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
            break;
        case 1:  // one byte
            if (at < text.size()) text[at] = static_cast<char>(below(256));
            break;
        case 2: text.erase(at, length); break;
        case 3: text.insert(at, 1 + below(4), static_cast<char>(below(256))); break;
        case 4: text.insert(at, m_pieces[below(m_pieces.size())]); break;
        case 5: text.replace(at, length, m_pieces[below(m_pieces.size())]); break;
        case 6: text.insert(below(text.size() + 1), text.substr(at, length)); break;  // a piece twice
        case 7: text.resize(at); break;                                               // cut off
    }
}

}  // namespace klachtenzuil
