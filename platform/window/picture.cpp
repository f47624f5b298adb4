#include "platform/window/picture.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <glad/gl.h>
#include <imgui.h>
#include <png.h>

#include <cstddef>
#include <vector>

namespace klachtenzuil {

namespace {

/// ImGui's renderer keeps its state in the current ImGui context. It gets one of its own, so that it neither depends on
/// the life of the screens' context nor builds and uploads their glyphs a second time.
class Within {
  public:
    explicit Within(ImGuiContext* context) : m_before(ImGui::GetCurrentContext()) { ImGui::SetCurrentContext(context); }
    ~Within() { ImGui::SetCurrentContext(m_before); }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

  private:
    ImGuiContext* m_before;
};

float channel(unsigned rgb, unsigned shift) {
    return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
}

}  // namespace

Painter::Painter() {
    ImGuiContext* const before = ImGui::GetCurrentContext();
    m_backend = ImGui::CreateContext();
    ImGui::SetCurrentContext(before);
    const Within within(m_backend);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui::GetIO().Fonts->Clear();
    // Their names are known from the start, because a frame that shows them is made before they are uploaded.
    glGenTextures(1, &m_font);
    glGenTextures(1, &m_photo);
}

Painter::~Painter() {
    glDeleteTextures(1, &m_font);
    glDeleteTextures(1, &m_photo);
    const Within within(m_backend);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(m_backend);
}

void Painter::upload_font(const unsigned char* coverage, int width, int height) {
    glBindTexture(GL_TEXTURE_2D, m_font);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    // The shader reads white with the coverage as alpha.
    const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, coverage);
}

void Painter::upload_photo(const unsigned char* rgba, int width, int height) {
    glBindTexture(GL_TEXTURE_2D, m_photo);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    constexpr unsigned char nothing[4] = {0, 0, 0, 0};
    const bool empty = rgba == nullptr || width <= 0 || height <= 0;
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, empty ? 1 : width, empty ? 1 : height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 empty ? nothing : rgba);
}

void Painter::paint(ImDrawData* data, unsigned background_rgb, int width_px, int height_px) {
    glViewport(0, 0, width_px, height_px);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(channel(background_rgb, 16), channel(background_rgb, 8), channel(background_rgb, 0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (!data) return;
    const Within within(m_backend);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

Result<void> save_back_buffer(int width_px, int height_px, const std::filesystem::path& png) {
    const std::size_t row = static_cast<std::size_t>(width_px) * 3;
    std::vector<unsigned char> pixels(row * static_cast<std::size_t>(height_px));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width_px, height_px, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width_px);
    image.height = static_cast<png_uint_32>(height_px);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    // GL's first row is the lowest: a negative stride tells libpng so.
    const auto stride = -static_cast<png_int_32>(row);
    if (png_image_write_to_file(&image, png.c_str(), 0, pixels.data(), stride, nullptr) == 0) {
        return failed(Reason::file_unreadable, png.string());
    }
    return {};
}

}  // namespace klachtenzuil
