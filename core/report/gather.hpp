#pragma once
// What the report of a year is made of, from the register.

#include <chrono>
#include <optional>

#include "core/register/register.hpp"
#include "core/report/report.hpp"

namespace klachtenzuil {

/// Needs no sign-in and no dossier: who may have what it says is for the caller to know. Nothing for a work meeting
/// where the year may not be published yet: see published_tables(). Fails with store_*.
Result<std::optional<ReportFacts>> gather_report(const Register& store, std::chrono::year year, ReportFor whom,
                                                 int smallest_cell, Date made);

}  // namespace klachtenzuil
