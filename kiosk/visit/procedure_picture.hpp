#pragma once
// The schematic picture of how complaints are handled. Source: procedure, "The four stages", "Rights and duties".

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_procedure_picture(Ui& ui, const ProcedureView& view);

}  // namespace klachtenzuil
