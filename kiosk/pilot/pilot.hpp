#pragma once
// Plays a pilot file: a visit, written down as what a person reads and presses. Source: design, "The pilot".

#include <cstdio>
#include <filesystem>

#include "kiosk/pilot/stage.hpp"

namespace klachtenzuil {

/// Plays the whole file. Says on `says` where it did not hold: the line, what it looked for, what was on the screen.
/// Returns the exit status: 0 the file held, 1 it did not, 2 it cannot be read or understood.
int play_pilot(const std::filesystem::path& file, PilotStage& stage, std::FILE* says);

}  // namespace klachtenzuil
