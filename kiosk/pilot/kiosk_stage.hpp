#pragma once
// The real kiosk as the pilot's stage: real screens, register, paper and runner, on a clock that the pilot moves.

#include <filesystem>
#include <memory>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/pilot/stage.hpp"
#include "kiosk/runner.hpp"
#include "kiosk/screen_loop.hpp"
#include "platform/printing/fake_printer.hpp"

namespace klachtenzuil {

/// Where a played kiosk keeps its things. The configuration must outlive the stage.
struct StageSetting {
    const Config& config;
    std::filesystem::path data;
    Instant start;                  ///< where its clock starts
    Panel panel{};                  ///< the one to imagine; with a window, the window's
    Window* window = nullptr;       ///< nothing: no pictures
    std::filesystem::path shots{};  ///< where pictures go; made when it is not there
    Companion companion{};
    bool desk_only = false;  ///< the staff's screens, with no visitor's behind them
};

class KioskStage final : public PilotStage {
  public:
    explicit KioskStage(StageSetting setting);

    void input(const InputEvent& event) override { m_kiosk.input(event); }
    const std::vector<Drawn>& frame() override;
    void advance(std::chrono::milliseconds by) override;
    std::optional<std::chrono::milliseconds> next_due() override;
    void bring_into_view(const Drawn& drawn) override { m_kiosk.ui().bring_into_view(drawn); }
    bool has_window() const override { return m_setting.window != nullptr; }
    Result<void> shot(std::string_view name) override;
    bool set_printer(PrinterMode mode) override;
    std::vector<std::byte> last_receipt() override;
    Companion companion() const override { return m_setting.companion; }

    const Model& model() const { return m_kiosk.model(); }
    Ui& ui() { return m_kiosk.ui(); }
    FakeClock& clock() { return m_clock; }

  private:
    StageSetting m_setting;
    FakeClock m_clock;
    std::unique_ptr<Printer> m_printer;
    Runner m_runner;
    Kiosk m_kiosk;
    std::optional<Shown> m_shown;
};

}  // namespace klachtenzuil
