#pragma once
// Does what a script asks for, as a person would.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/pilot/script.hpp"
#include "kiosk/pilot/stage.hpp"

namespace klachtenzuil::pilot {

/// The first line that did not hold; nothing when all of them did. `remark` takes what a person should know though it
/// is no trouble.
std::optional<Trouble> play(const std::vector<Line>& script, PilotStage& stage,
                            const std::function<void(const std::string&)>& remark);

}  // namespace klachtenzuil::pilot
