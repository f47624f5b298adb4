#pragma once
// The window, its GL context, and how an ImGui frame gets on the screen. Nothing here knows what is drawn.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "platform/window/input_event.hpp"

struct ImDrawData;

namespace klachtenzuil {

struct WindowOptions {
    std::string title;
    bool fullscreen = true;
    int width_px = 1280;  ///< of a window; full screen takes the monitor's
    int height_px = 800;
};

class Window {
  public:
    /// Fails with no_display.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();

    int width_px() const;
    int height_px() const;
    /// Width of the picture on the glass, from the monitor; nothing where it reports none. In a window: the window's
    /// part.
    std::optional<double> width_mm() const;

    /// Sleeps until there is an event, wake() was called, or `timeout` seconds have passed (for ever when nothing),
    /// then hands every event to `on_event`.
    void wait(std::optional<double> timeout, const std::function<void(const InputEvent&)>& on_event);
    /// Ends a wait; callable from any thread.
    static void wake();
    /// The window manager asked to close. The kiosk ignores it in full screen.
    bool close_requested() const;
    /// The framebuffer was resized or uncovered since the last present.
    bool needs_redraw() const;

    void upload_font(const unsigned char* rgba, int width, int height);
    std::uintptr_t font_texture() const;
    void present(ImDrawData* data, unsigned background_rgb);
    /// The last presented picture as PNG. Fails with file_unreadable when it cannot be written.
    Result<void> screenshot(const std::filesystem::path& png) const;

  private:
    struct Inside;
    explicit Window(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m;
};

}  // namespace klachtenzuil
