#pragma once
// The line of stages that a complaint goes along, and when it came to each: for whoever shows it.

#include <optional>
#include <vector>

#include "core/complaint/complaint.hpp"

namespace klachtenzuil {

/// The stages from receipt to the end that this complaint came to, or still comes to, in their order.
std::vector<Stage> line_of_stages(const Complaint& complaint);

/// The day on which it came to the stage; nothing where it did not, or where nothing tells.
std::optional<Date> day_reached(const Complaint& complaint, Stage stage);

}  // namespace klachtenzuil
