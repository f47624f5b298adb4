#pragma once
// Names of persons in a text that stays in the register for ever. Source: procedure, "a summary without persons". For
// core/register only.

#include <optional>
#include <string>
#include <string_view>

#include "core/complaint/form.hpp"

namespace klachtenzuil {

/// The first word of the text that is part of a name in the form, of the complainant, the representative or a named
/// person, as the text has it. Case and marks do not count. What has fewer than three letters is none, nor are words
/// such as "van" and "mevrouw", nor what only describes somebody, as "de man aan de balie" does. Personal data.
std::optional<std::string> name_in(std::string_view text, const Form& form);

}  // namespace klachtenzuil
