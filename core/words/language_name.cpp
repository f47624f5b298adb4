#include "core/words/language_name.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil {

Word own_name(Language language) {
    switch (language) {
        case Language::nl: return w::language_nl;
        case Language::en: return w::language_en;
    }
    return w::language_nl;
}

}  // namespace klachtenzuil
