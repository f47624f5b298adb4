#pragma once
// A document of the dossier as a picture, a page at a time.

#include <optional>
#include <string_view>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// A page as people count them, from 0; nothing for what is no page of so many.
std::optional<int> page_from(std::string_view typed, int pages);

std::optional<Action> draw_document(Ui& ui, const Frame& frame, const OpenComplaint* open, DocumentState& document);

}  // namespace klachtenzuil::desk
