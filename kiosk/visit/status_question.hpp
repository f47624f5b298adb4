#pragma once
// "How does my complaint stand?": the number and the code of the paper.

#include <optional>

#include "kiosk/action.hpp"
#include "kiosk/visit/status_draft.hpp"
#include "kiosk/visit/views.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

std::optional<Action> draw_status_question(Ui& ui, const StatusQuestionView& view, StatusDraft& draft);

}  // namespace klachtenzuil
