#pragma once
// Years of complaints as an organisation has them, from a seed: the same seed makes the same complaints. Each goes
// through the procedure's own steps.

#include <cstdint>
#include <functional>
#include <random>
#include <utility>
#include <vector>

#include "core/complaint/complaint.hpp"
#include "core/complaint/step.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

struct GeneratedYears {
    std::uint64_t seed = 1;
    int complaints = 1000;
    int first_year = 2023;
    int years = 3;
    Date today{};  ///< nothing happens after it; when left out, the last day of the last year
};

/// A complaint as it came in, and what was done with it, in the order of their dates.
struct GeneratedCase {
    Complaint filed;
    std::vector<std::pair<Date, Step>> steps;
};

/// Calls `take` with each, earliest receipt first. Ids, numbers and references are those of node K1.
void generate(const GeneratedYears& wanted, const std::function<void(const GeneratedCase&)>& take);

/// What the procedure makes of it.
Complaint folded(const GeneratedCase& made);

/// Writes their rows into the register without a journal: fast, and nothing that verify() accepts.
void fill_rows(Register& store, const GeneratedYears& wanted);
/// Writes them as they came in, each with its journal entry and a dossier of random bytes in place of sealed ones:
/// fast, and accepted by verify(). Nothing was done with them yet, and nobody can open one.
void fill_filed(Register& store, const GeneratedYears& wanted);
/// Writes them step by step with their journal, in the order of the dates, by the account `directie`.
void fill_journal(Register& store, const GeneratedYears& wanted);

}  // namespace klachtenzuil
