#pragma once
// One complaint in --json output: the same shape in every command.

#include <nlohmann/json_fwd.hpp>

#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"

namespace klachtenzuil::ctl {

/// What the register holds of it; no persons.
nlohmann::ordered_json json_of(const Complaint& complaint, const Terms& terms, Date today);

}  // namespace klachtenzuil::ctl
