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
    /// Comes back when the display server answered. Where that hangs, so does this.
    void ask_display();
    /// The window manager asked to close. The kiosk ignores it in full screen.
    bool close_requested() const;
    /// The framebuffer was resized or uncovered since the last present.
    bool needs_redraw() const;

    /// The glyphs as 8-bit coverage, a quarter of what RGBA would keep in memory; may be let go afterwards.
    void upload_font(const unsigned char* coverage, int width, int height);
    std::uintptr_t font_texture() const;
    /// What is attached to a complaint, four bytes a pixel; of no size: the one before is let go.
    void upload_photo(const unsigned char* rgba, int width, int height);
    std::uintptr_t photo_texture() const;
    void present(ImDrawData* data, unsigned background_rgb);
    /// Draws the picture once more, unseen (what a buffer holds after it was shown is not defined), and writes it as
    /// PNG. Fails with file_unreadable when it cannot be written.
    Result<void> screenshot(ImDrawData* data, unsigned background_rgb, const std::filesystem::path& png);

  private:
    struct Inside;
    explicit Window(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m;
};

}  // namespace klachtenzuil
