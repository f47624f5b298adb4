#pragma once
// What a step says, in the words of the ZGW standard for cases (Zaken API), for whoever reads a bundle without this
// program. Derived: nobody who takes a bundle in reads it. assets/bundle.md has the list.

#include <string>

#include "core/register/journal.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// Adds a JSON object to `line`: {} where the standard has no word for what the step says.
void append_zaak(std::string& line, const JournalEntry& entry, const Register& store);

}  // namespace klachtenzuil
