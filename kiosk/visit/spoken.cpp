#include "kiosk/visit/spoken.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil {

std::string rather_talk(const Words& words, const Organisation& organisation) {
    if (organisation.phone.empty()) return words(w::help_desk);
    return words.fill(w::help_phone, fmt::arg("phone", organisation.phone));
}

}  // namespace klachtenzuil
