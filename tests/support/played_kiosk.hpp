#pragma once
// A whole kiosk in a directory of the test's own: real screens, register and paper, a printer that is only pretended, a
// clock that the test moves, and no window.

#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "kiosk/pilot/kiosk_stage.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

class PlayedKiosk {
  public:
    explicit PlayedKiosk(Panel panel = {1280, 800, 96.0F / 25.4F},
                         const PrinterConfig& printer = {.kind = PrinterKind::fake, .queue = {}});

    KioskStage& stage() { return m_stage; }
    const Model& model() const { return m_stage.model(); }
    const Config& config() const { return m_config; }
    std::filesystem::path data() const { return m_directory / "data"; }

    /// Plays pilot lines; the test fails with what the pilot says when they do not hold.
    void play(std::string_view script);
    /// The control or text that answers to the words; nothing when it was not drawn.
    const Drawn* find(std::string_view words);
    void tap(const Box& box);
    void pass(std::chrono::milliseconds time);

  private:
    TemporaryDirectory m_directory;
    Config m_config;
    KioskStage m_stage;
};

}  // namespace klachtenzuil
