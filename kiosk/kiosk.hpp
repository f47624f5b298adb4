#pragma once
// The kiosk without a window: input comes in, frames go out. The window's loop, the pilot and the tests all drive this.

#include <optional>

#include "kiosk/draw.hpp"
#include "kiosk/model.hpp"
#include "kiosk/runner.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

class Kiosk {
  public:
    /// `desk_only`: the staff's screens in a window, with no visitor's behind them.
    Kiosk(const Config& config, const Clock& clock, Runner& runner, bool desk_only = false);

    void input(const InputEvent& event);
    /// Takes what became of errands and what is due by time, and draws. Another frame is needed at once while
    /// !settled().
    void frame(const Panel& panel);
    bool settled() const;
    /// Whether anything happened that the last frame does not show yet.
    bool wants_frame() const;
    /// When a frame is due though nobody touches the screen and no errand returns.
    std::optional<Steady> next_due() const;

    Ui& ui() { return m_ui; }
    const Model& model() const { return m_model; }

  private:
    Moment moment() const;
    bool only_wakes(const InputEvent& event);
    void take(const Action& action);

    const Clock& m_clock;
    Runner& m_runner;
    Model m_model;
    AllWords m_words;
    Ui m_ui;
    bool m_drawn_is_old = true;   ///< the state changed after the frame was drawn
    bool m_waking = false;        ///< the finger that brought back a dimmed page is still down
    bool m_sign_of_life = false;  ///< a press ended or a key was struck since the last settled frame
};

}  // namespace klachtenzuil
