#pragma once
// Facts of the configuration as people say them.

#include <string>

#include "core/config/config.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// "6 weken" where the days are whole weeks, else "45 dagen".
std::string spoken_days(const Words& words, int days);

/// "2 jaar" where the months are whole years, else "18 maanden".
std::string spoken_months(const Words& words, int months);

/// A language's name in that language itself.
Word own_name(Language language);

/// That one can talk instead: by phone where the organisation gave a number, and always at the desk.
std::string rather_talk(const Words& words, const Organisation& organisation);

}  // namespace klachtenzuil
