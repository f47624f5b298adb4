#pragma once
// The kiosk in a window: sleeps until a hand, the time or an errand wants a picture.

#include "core/config/config.hpp"
#include "kiosk/kiosk.hpp"
#include "platform/service/service_manager.hpp"
#include "platform/window/window.hpp"

namespace klachtenzuil {

/// The panel behind the window: its size in pixels, and its scale from the monitor's physical width, else from the
/// configuration, else 96 pixels per inch. Source: look, "Values".
Panel panel_of(const Window& window, const Config& config);

/// Puts the kiosk's last frame on the glass, with its glyphs uploaded where they changed. One kiosk only: its frames
/// name the window's textures from now on, so that the first of them can be shown too.
class Shown {
  public:
    Shown(Window& window, Kiosk& kiosk);
    void present();
    /// Leaves the glass alone while the very same picture stands on it. For a display that nothing else draws on: what
    /// covered the window would not be painted over.
    void present_if_changed();
    Result<void> screenshot(const std::filesystem::path& png);

  private:
    void upload();
    Window& m_window;
    Kiosk& m_kiosk;
    unsigned m_font_version = 0;
    unsigned m_photo_version = 0;
    std::size_t m_on_glass = 0;  ///< the digest of the picture that was presented last
};

/// What the loop is told besides the kiosk and its window.
struct RunSetting {
    const Config& config;
    const Clock& clock;
    ServiceManager& manager;  ///< hears when the first picture stands, and that the loop turns
    bool fullscreen = true;
};

/// Until the window is closed; a full-screen kiosk has no way to close it.
void run_screen(Kiosk& kiosk, Window& window, const RunSetting& setting);

}  // namespace klachtenzuil
