#include "kiosk/effect.hpp"

namespace klachtenzuil {

Errand::Errand(const Errand&) = default;
Errand::Errand(Errand&&) noexcept = default;
Errand& Errand::operator=(const Errand&) = default;
Errand& Errand::operator=(Errand&&) noexcept = default;
Errand::~Errand() = default;

}  // namespace klachtenzuil
