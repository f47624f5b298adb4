#pragma once
// The figures of a year for scenes of the page that shows them, made without a register.

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/date.hpp"
#include "core/complaint/reference.hpp"
#include "kiosk/desk/year_figures.hpp"

namespace klachtenzuil::tests {

/// Longer than any line has room for.
inline constexpr std::string_view long_word = "Rijksinspectiedienstmedewerkersoverlegvergaderingsverslagenarchiefkast";

/// So many days after the day of the scenes.
Date day(int from_today);
Reference reference(int number);

/// The year of today with so many of everything, and the year before.
std::shared_ptr<desk::YearFigures> a_year(std::int64_t many, std::int64_t before);

}  // namespace klachtenzuil::tests
