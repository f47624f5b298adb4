#pragma once
// Finding in what was drawn what a person would find there.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/probe.hpp"

namespace klachtenzuil::pilot {

using Kind = std::function<bool(const Drawn&)>;

/// What can be reached now, in reading order: everything, or while a dialog stands over the page that dialog alone.
std::vector<const Drawn*> within_reach(const std::vector<Drawn>& drawn);

/// The `nth` control of that kind that answers to `words`. One character alone means the key of the on-screen keyboard
/// that types it, when there is one: every other name would hold it as well.
const Drawn* find_control(const std::vector<Drawn>& drawn, std::string_view words, int nth, const Kind& kind);

/// What is on the screen, a line each, for whoever wrote the script.
std::string describe(const std::vector<Drawn>& drawn);

}  // namespace klachtenzuil::pilot
