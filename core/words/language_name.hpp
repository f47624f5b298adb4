#pragma once
// What languages are called.

#include "core/words/words.hpp"

namespace klachtenzuil {

/// A language's name in that language itself.
Word own_name(Language language);

}  // namespace klachtenzuil
