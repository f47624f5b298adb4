#pragma once
// What a visitor types who asks how a complaint stands. Lives in memory only, until it is answered or wiped.

#include <optional>
#include <string>

#include "core/complaint/reference.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil {

/// Most characters of each field: a number and a code with any spaces between them.
inline constexpr std::size_t status_field_limit = 40;

struct StatusDraft {
    std::string number;
    std::string code;
    bool operator==(const StatusDraft&) const = default;
};

/// What to do about each field, or nothing.
struct StatusProblems {
    std::optional<Word> number;
    std::optional<Word> code;
    bool operator==(const StatusProblems&) const = default;
    bool any() const { return number || code; }
};

/// What can be seen from the paper alone: whether there is a whole number and a whole code. No try is lost on it.
StatusProblems problems_of(const StatusDraft& draft);

void wipe(StatusDraft& draft);

}  // namespace klachtenzuil
