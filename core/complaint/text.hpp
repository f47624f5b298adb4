#pragma once
// What a text that a person typed can hold.

#include <string_view>

namespace klachtenzuil {

/// UTF-8 without control characters other than line breaks and tabs; any script and plane.
bool is_plain_text(std::string_view text);

/// Nothing but white space, of any script.
bool is_blank(std::string_view text);

}  // namespace klachtenzuil
