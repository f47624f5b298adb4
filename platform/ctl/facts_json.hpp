#pragma once
// What a step registers, in and out of JSON, and explained to whoever types it.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/complaint/procedure.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil::ctl {

/// The names of the steps that somebody can take.
std::string step_names(std::string_view between);

/// The facts of this step from one JSON object, wiped by whoever asked. Fails with usage when it is none, and with
/// fact_not_allowed for a value of another type than the fact is of; never says what stood there.
Result<Facts> read_facts(StepKind step, std::string_view json, const Words& words);

/// As read_facts() takes them.
nlohmann::ordered_json json_of(StepKind step, const Facts& facts);

/// The facts of one step, a line each, for --help.
std::string explain_facts(StepKind step, const Words& words);
/// Of every step.
std::string explain_all_facts(const Words& words);

}  // namespace klachtenzuil::ctl
