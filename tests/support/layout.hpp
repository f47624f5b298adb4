#pragma once
// What a person would hold against a picture: too small to touch, too near, over each other, cut off.

#include <string>
#include <vector>

#include "kiosk/widgets/probe.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::tests {

/// One sentence for each fault in what is in view; empty when all is well. Source: design, "Numbers"; look.
std::vector<std::string> layout_faults(const std::vector<Drawn>& drawn, const Panel& panel);

}  // namespace klachtenzuil::tests
