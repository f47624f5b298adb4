#include "kiosk/screen_loop.hpp"

#include <algorithm>
#include <chrono>

namespace klachtenzuil {

Panel panel_of(const Window& window, const Config& config) {
    Panel panel;
    panel.width_px = window.width_px();
    panel.height_px = window.height_px();
    double width_mm = window.width_mm().value_or(config.screen.width_mm);
    // A configured width is that of the whole panel; a window on it reports none and is taken as if it filled the
    // panel.
    if (width_mm > 0) panel.px_per_mm = static_cast<float>(panel.width_px / width_mm);
    return panel;
}

Shown::Shown(Window& window, Kiosk& kiosk) : m_window(window), m_kiosk(kiosk) {
    kiosk.ui().set_photo_texture(window.photo_texture());
    kiosk.ui().set_font_texture(window.font_texture());
}

void Shown::upload() {
    Ui& ui = m_kiosk.ui();
    if (ui.photo_version() != m_photo_version) {
        const Photo& photo = ui.photo_shown();
        m_window.upload_photo(photo.rgba, photo.width, photo.height);
        m_photo_version = ui.photo_version();
    }
    if (ui.font_version() == m_font_version) return;
    const auto pixels = ui.font_pixels();
    m_window.upload_font(pixels.coverage, pixels.width, pixels.height);
    m_font_version = ui.font_version();
}

void Shown::present() {
    upload();
    m_window.present(m_kiosk.ui().draw_data(), m_kiosk.ui().background());
}

void Shown::present_if_changed() {
    const std::size_t picture = m_kiosk.ui().digest();
    if (picture == m_on_glass) return;
    present();
    m_on_glass = picture;
}

Result<void> Shown::screenshot(const std::filesystem::path& png) {
    upload();
    return m_window.screenshot(m_kiosk.ui().draw_data(), m_kiosk.ui().background(), png);
}

namespace {

/// Nothing takes longer to settle; whoever keeps a finger moving must still see something.
constexpr int at_most_unseen = 4;

/// A size or a focus that one frame finds out shows in the next: what lies between is built and not painted, as
/// painting the whole glass in software takes ten times as long.
void build_picture(Kiosk& kiosk, const Panel& panel) {
    for (int built = 0; built < at_most_unseen; ++built) {
        kiosk.frame(panel);
        if (kiosk.settled()) return;
    }
}

/// Sleeps until something wants a picture. Who waits for a sign of life hears it meanwhile; nothing is drawn for that.
void sleep(Kiosk& kiosk, Window& window, const Clock& clock, ServiceManager& manager) {
    do {
        std::optional<Steady> due = kiosk.next_due();
        if (const auto sign = manager.next_due()) due = due ? std::min(*due, *sign) : sign;
        std::optional<double> timeout;
        if (kiosk.wants_frame()) {
            timeout = 0;
        } else if (due) {
            timeout = std::max(0.0, std::chrono::duration<double>(*due - clock.steady()).count());
        }
        window.wait(timeout, [&](const InputEvent& event) { kiosk.input(event); });
        if (const auto sign = manager.next_due(); sign && *sign <= clock.steady()) {
            // A loop that turns before a display that hangs shows nothing to anybody.
            window.ask_display();
            manager.alive(clock.steady());
        }
    } while (!kiosk.wants_frame() && !window.needs_redraw() && !window.close_requested());
}

}  // namespace

void run_screen(Kiosk& kiosk, Window& window, const RunSetting& setting) {
    Shown shown(window, kiosk);
    while (setting.fullscreen || !window.close_requested()) {
        build_picture(kiosk, panel_of(window, setting.config));
        shown.present();
        if (kiosk.settled()) setting.manager.alive(setting.clock.steady());
        sleep(kiosk, window, setting.clock, setting.manager);
    }
}

}  // namespace klachtenzuil
