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

void Shown::upload(Kiosk& kiosk) {
    kiosk.ui().set_photo_texture(m_window.photo_texture());
    if (kiosk.ui().photo_version() != m_photo_version) {
        const Photo& photo = kiosk.ui().photo_shown();
        m_window.upload_photo(photo.rgba, photo.width, photo.height);
        m_photo_version = kiosk.ui().photo_version();
    }
    if (kiosk.ui().font_version() == m_font_version) return;
    const auto pixels = kiosk.ui().font_pixels();
    m_window.upload_font(pixels.coverage, pixels.width, pixels.height);
    kiosk.ui().set_font_texture(m_window.font_texture());
    m_font_version = kiosk.ui().font_version();
}

void Shown::present(Kiosk& kiosk) {
    upload(kiosk);
    m_window.present(kiosk.ui().draw_data(), kiosk.ui().background());
}

void Shown::present_if_changed(Kiosk& kiosk) {
    const std::size_t picture = kiosk.ui().digest();
    if (picture == m_on_glass) return;
    present(kiosk);
    m_on_glass = picture;
}

Result<void> Shown::screenshot(Kiosk& kiosk, const std::filesystem::path& png) {
    upload(kiosk);
    return m_window.screenshot(kiosk.ui().draw_data(), kiosk.ui().background(), png);
}

void show_first_picture(Kiosk& kiosk, Window& window, const Config& config) {
    Shown shown(window);
    do {
        kiosk.frame(panel_of(window, config));
    } while (!kiosk.settled());
    shown.present(kiosk);
}

void run_screen(Kiosk& kiosk, Window& window, const Config& config, const Clock& clock, bool fullscreen) {
    Shown shown(window);
    while (fullscreen || !window.close_requested()) {
        kiosk.frame(panel_of(window, config));
        shown.present(kiosk);
        std::optional<double> timeout;
        if (!kiosk.settled()) {
            timeout = 0;
        } else if (const auto due = kiosk.next_due()) {
            timeout = std::max(0.0, std::chrono::duration<double>(*due - clock.steady()).count());
        }
        window.wait(timeout, [&](const InputEvent& event) { kiosk.input(event); });
    }
}

}  // namespace klachtenzuil
