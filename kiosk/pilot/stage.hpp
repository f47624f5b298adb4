#pragma once
// What the pilot plays on: a kiosk whose clock the pilot moves, with a window or without one.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "kiosk/widgets/probe.hpp"
#include "platform/window/input_event.hpp"

namespace klachtenzuil {

/// How the pretended printer behaves from now on.
enum class PrinterMode { ok, empty, jam, offline, slow };

/// The command line program beside the kiosk, and what makes it work on the same data.
struct Companion {
    std::filesystem::path program;
    std::vector<std::string> arguments;  ///< --data DIR and, where one is used, --config FILE
};

class PilotStage {
  public:
    virtual ~PilotStage() = default;

    virtual void input(const InputEvent& event) = 0;
    /// Draws until nothing moves any more without input or time; work in the background is waited for and its outcome
    /// drawn. What is returned is valid until the next call.
    virtual const std::vector<Drawn>& frame() = 0;
    /// Moves the clock. Draws nothing.
    virtual void advance(std::chrono::milliseconds by) = 0;
    /// How far the clock is from the next thing that is due; nothing when only input can change the screen.
    virtual std::optional<std::chrono::milliseconds> next_due() = 0;
    /// Scrolls a control that is out of view into it; the next frame shows it.
    virtual void bring_into_view(const Drawn& drawn) = 0;

    /// Whether there is a window of which pictures can be taken.
    virtual bool has_window() const = 0;
    /// Takes the picture NAME.png.
    virtual Result<void> shot(std::string_view name) = 0;
    /// False when the printer of this configuration is a real one.
    virtual bool set_printer(PrinterMode mode) = 0;
    /// The PDF that came out of the printer last; empty when none did.
    virtual std::vector<std::byte> last_receipt() = 0;
    virtual Companion companion() const = 0;
};

}  // namespace klachtenzuil
