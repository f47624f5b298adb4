#pragma once
// Which screen is drawn, and what each is given to show.

#include <optional>
#include <vector>

#include "kiosk/action.hpp"
#include "kiosk/model.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

/// The catalogue of each language, in the order of the enum.
using AllWords = std::vector<Words>;

/// Draws the screen of the model, and what lies over it. What the visitor types goes into the draft at once; everything
/// else that a person does comes back as an action.
std::optional<Action> draw(Ui& ui, Model& model, const AllWords& words, Moment now);

/// Where the paper of the complaint on the last page is, as the visitor is told.
PaperNow paper_now(const Model& model);

}  // namespace klachtenzuil
