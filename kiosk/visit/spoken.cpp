#include "kiosk/visit/spoken.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil {

Word own_name(Language language) {
    switch (language) {
        case Language::nl: return w::language_nl;
        case Language::en: return w::language_en;
    }
    return w::language_nl;
}

std::string rather_talk(const Words& words, const Organisation& organisation) {
    if (organisation.phone.empty()) return words(w::help_desk);
    return words.fill(w::help_phone, fmt::arg("phone", organisation.phone));
}

}  // namespace klachtenzuil
