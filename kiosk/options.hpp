#pragma once
// The command line of klachtenzuil. Source: the command line contract.

#include <filesystem>
#include <optional>

#include "core/words/words.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

struct Options {
    std::filesystem::path data;
    std::optional<std::filesystem::path> config;
    std::optional<std::filesystem::path> pilot;
    std::optional<std::filesystem::path> shots;
    bool headless = false;
    bool desk = false;              ///< the staff's screens alone, in a window
    bool say_gave_up = false;       ///< no screen: only what staff can do now that it does not start
    std::optional<Panel> windowed;  ///< a window of this size instead of the full screen
    Panel headless_panel;           ///< the panel to imagine when there is no window
    int exit_status = 0;
    bool leave = false;  ///< help was asked for, or the command line was not understood
};

/// What has to be said of the command line is said, in these words.
Options read_options(int argc, const char* const* argv, const Words& words);

}  // namespace klachtenzuil
