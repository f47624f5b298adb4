#pragma once
// Taking in what was looked over before, for core/sync.

#include "core/register/intake.hpp"

namespace klachtenzuil {

/// As take_in(), of entries that went through IntakeCheck::look() and stood in memory since, so that nobody can have
/// changed them: they are held against the chain once more, and what they carry is not.
Result<TakenIn> take_in_looked(Register& store, std::string_view node, std::span<const CarriedEntry> entries);

}  // namespace klachtenzuil
