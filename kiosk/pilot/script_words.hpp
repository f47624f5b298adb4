#pragma once
// One line of a pilot file, taken apart into words as a shell does it.

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace klachtenzuil::pilot {

struct ScriptWord {
    std::string text;
    bool quoted = false;  ///< stood in double quotes, as the texts do that a person reads
    bool operator==(const ScriptWord&) const = default;
};

/// Spaces and tabs part words; "…" and '…' keep them together; \" and \\ stand for themselves within "…"; a # where a
/// word would begin ends the line. The error says what is wrong.
tl::expected<std::vector<ScriptWord>, std::string> split_line(std::string_view line);

}  // namespace klachtenzuil::pilot
