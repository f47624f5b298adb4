#pragma once
// A name for a text of the catalogues. The names stand in the generated core/words/list.hpp, namespace w.

namespace klachtenzuil {

struct Word {
    int index;
    bool operator==(const Word&) const = default;
};

/// The catalogue's own id of each word, by index: "welcome.title".
extern const char* const word_ids[];

}  // namespace klachtenzuil
