#include "kiosk/desk/desk_action.hpp"

namespace klachtenzuil::desk {

Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

}  // namespace klachtenzuil::desk
