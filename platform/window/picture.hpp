#pragma once
// Drawing an ImGui frame with OpenGL into the current context.

#include <cstdint>
#include <filesystem>

#include "core/base/result.hpp"

struct ImDrawData;
struct ImGuiContext;

namespace klachtenzuil {

/// Made and destroyed while its GL context is current.
class Painter {
  public:
    Painter();
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    void upload_font(const unsigned char* coverage, int width, int height);
    std::uintptr_t font_texture() const { return m_font; }
    /// Four bytes a pixel, rows from the top; of no size: nothing is kept of the one before.
    void upload_photo(const unsigned char* rgba, int width, int height);
    std::uintptr_t photo_texture() const { return m_photo; }
    /// Into the back buffer. `data` may be null: then only the background is drawn.
    void paint(ImDrawData* data, unsigned background_rgb, int width_px, int height_px);

  private:
    ImGuiContext* m_backend;
    unsigned m_font = 0;
    unsigned m_photo = 0;
};

/// Writes what stands in the back buffer as PNG.
Result<void> save_back_buffer(int width_px, int height_px, const std::filesystem::path& png);

}  // namespace klachtenzuil
