#pragma once
// What the register and the dossier hold of a complaint, line by line in words. For the desk and the command line
// alike.

#include <functional>
#include <string>
#include <vector>

#include "core/complaint/complaint.hpp"
#include "core/complaint/form.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// One thing that is known, by what it is called. What was told holds personal data: wipe it.
struct CaseLine {
    std::string label;
    std::string text;
    bool waits = false;  ///< somebody still has to see to it
};

/// How a day is written there: "04-12-2026" on a screen, as it is spoken on a line of its own.
using DayText = std::function<std::string(Date)>;

/// What stands in the register, but for the stages and the terms; nothing of what is not known.
std::vector<CaseLine> register_lines(const Words& words, const Complaint& complaint, const DayText& day);
/// The measures, each with who sees to it and what came of it.
std::vector<CaseLine> measure_lines(const Words& words, const Complaint& complaint, const DayText& day, Date today);
/// What was told; nothing of what was left open.
std::vector<CaseLine> told_lines(const Words& words, const Form& form);

}  // namespace klachtenzuil
