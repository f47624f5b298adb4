#pragma once
// The facts of `file`, read without the detour of a JSON document: one for each complaint that comes in, is checked or
// is sent. For core/register only.

#include <optional>
#include <string_view>

#include "core/register/fold.hpp"

namespace klachtenzuil {

/// Facts that are written exactly as write_facts() does today, in letters that need no escapes. Nothing for all others,
/// of which a JSON document must be made: those of an older version, and those that are wrong.
std::optional<FiledFacts> read_plain_facts(std::string_view facts);

}  // namespace klachtenzuil
