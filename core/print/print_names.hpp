#pragma once
// The names under which print states and troubles are stored, and the words that people read for a trouble.

#include <optional>
#include <string_view>

#include "core/base/failure.hpp"
#include "core/print/print_queue.hpp"
#include "core/print/printer.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil {

std::string_view name_of(PrintState state);
std::string_view name_of(PrintTrouble trouble);
std::optional<PrintState> print_state_from(std::string_view name);
std::optional<PrintTrouble> print_trouble_from(std::string_view name);

/// What is the matter and what to do, for staff; and calmly, for the visitor.
Word for_staff(PrintTrouble trouble);
Word for_visitor(PrintTrouble trouble);

/// The trouble that a printer's failure means for a paper that waits.
PrintTrouble trouble_of(const Failure& failure);

}  // namespace klachtenzuil
