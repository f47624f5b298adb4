#include "kiosk/desk/desk_errand.hpp"

namespace klachtenzuil::desk {

Errand::Errand(const Errand&) = default;
Errand::Errand(Errand&&) noexcept = default;
Errand& Errand::operator=(const Errand&) = default;
Errand& Errand::operator=(Errand&&) noexcept = default;
Errand::~Errand() = default;

}  // namespace klachtenzuil::desk
