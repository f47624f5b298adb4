#include "core/complaint/step.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, step_kind_count> names{
    "begin",    "account",       "file",   "acknowledge", "assign",  "accept",        "refuse",
    "hear",     "waive_hearing", "extend", "decide",      "measure", "check_measure", "inform",
    "complete", "refer",         "reopen", "correct",     "note",    "destroy",
};
static_assert(!names.back().empty(), "every step has its name");

}  // namespace

std::string_view name_of(StepKind step) {
    return names[static_cast<std::size_t>(step)];
}

std::optional<StepKind> step_kind_from(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<StepKind>(found - names.begin());
}

void wipe(Step& step) {
    for (auto& [name, value] : step.facts)
        wipe(value);
    step.facts.clear();
}

}  // namespace klachtenzuil
