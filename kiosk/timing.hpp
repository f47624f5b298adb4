#pragma once
// What happens by time alone: idle limits, dimming, looking at the printer, looking at the store. Source: design,
// "Numbers".

#include <chrono>
#include <optional>

#include "kiosk/model.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

struct IdleLimits {
    std::chrono::seconds before_warning;
    std::chrono::seconds warning;  ///< zero: no warning, because there is nothing to lose
};

/// The limits of the screen at hand; nothing where no time runs out.
std::optional<IdleLimits> idle_limits(const Model& model);

/// From when the limits count: the last touch, and on the last page not before the paper is out.
Steady idle_since(const Model& model);

/// Nobody is there and nothing is waited for: the page can stand like this for days. Source: faults, "Known traps".
bool stands_idle(const Model& model);
bool dim_due(const Model& model, Steady now);
bool move_due(const Model& model, Steady now);
/// How the picture of the screen at hand stands on the glass.
Rest rest_of(const Model& model);

bool paper_look_due(const Model& model, Steady now);
bool report_look_due(const Model& model, Steady now);
bool store_check_due(const Model& model, Steady now);

}  // namespace klachtenzuil
