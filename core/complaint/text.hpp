#pragma once
// What a text that a person typed can hold.

#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

/// UTF-8 without control characters other than line breaks and tabs; any script and plane.
bool is_plain_text(std::string_view text);

/// Nothing but white space, of any script.
bool is_blank(std::string_view text);

/// Takes the white space off both ends, in place: no copy of what was typed stays behind.
void trim(std::string& text);

/// Names that somebody typed in one field, one after another with commas, semicolons or lines between.
std::vector<std::string> split_names(std::string_view typed);

}  // namespace klachtenzuil
