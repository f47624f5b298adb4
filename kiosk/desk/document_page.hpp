#pragma once
// An attachment or a letter of the dossier, a page at a time.

#include <optional>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_document(Ui& ui, const Frame& frame, const DocumentState& document);

}  // namespace klachtenzuil::desk
