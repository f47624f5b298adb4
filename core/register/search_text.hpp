#pragma once
// Texts as a search compares them. For core/register only.

#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

/// Without case, marks and kinds of hyphens and quotes, white space as single spaces: "Zoë  ÇELIK" is "zoe celik". What
/// is no UTF-8 stays as it is. Personal data: wipe it.
std::string searchable(std::string_view utf8);

/// The words of what somebody looks for, each as searchable() has it; wipe them.
std::vector<std::string> searchable_words(std::string_view query);

}  // namespace klachtenzuil
