#include "platform/window/window.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <imgui.h>
#include <link.h>
#include <png.h>

#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace klachtenzuil;

/// What the GL driver keeps for itself is not ours to free.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
    return "leak:_dri.so\nleak:libGLX_mesa\nleak:libEGL_mesa\nleak:libLLVM\n";
}

namespace {

class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "klachtenzuil-window-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(m_path); }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

/// Drivers are unloaded with the last window, after which a leak checker can no longer name what is theirs.
void keep_drivers_loaded() {
    dl_iterate_phdr(
        [](dl_phdr_info* module, std::size_t, void*) {
            if (*module->dlpi_name) dlopen(module->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
            return 0;
        },
        nullptr);
}

std::unique_ptr<Window> open_window(bool fullscreen) {
    auto window = Window::open({.title = "Klachtenzuil", .fullscreen = fullscreen, .width_px = 640, .height_px = 400});
    if (!window) FAIL("no window here (Xvfb of platform/setup.sh is needed): ", window.error().detail);
    keep_drivers_loaded();
    return std::move(*window);
}

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
    unsigned at(int x, int y) const {
        const auto* pixel = &rgb[static_cast<std::size_t>(y * width + x) * 3];
        return static_cast<unsigned>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
    }
};

Picture read_png(const std::filesystem::path& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
    image.format = PNG_FORMAT_RGB;
    Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    picture.rgb.resize(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, picture.rgb.data(), 0, nullptr) != 0);
    return picture;
}

/// Glyphs in three bands beside each other: full, none, half.
constexpr int band = 8;
std::vector<unsigned char> bands() {
    std::vector<unsigned char> coverage;
    for (int row = 0; row < band; ++row) {
        for (const int value : {255, 0, 128}) {
            coverage.insert(coverage.end(), band, static_cast<unsigned char>(value));
        }
    }
    return coverage;
}

/// A context as the screens have one, and in it a frame: three boxes of 100 by 100 from (100, 50), (300, 50) and
/// (500, 50), red, each covered by one of the bands.
class Frame {
  public:
    explicit Frame(const Window& window) : m_context(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(m_context);
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(window.width_px()), static_cast<float>(window.height_px())};
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        const ImTextureID glyphs =
            reinterpret_cast<ImTextureID>(window.font_texture());  // NOLINT(performance-no-int-to-ptr): ImGui's type
        io.Fonts->SetTexID(glyphs);
        ImGui::NewFrame();
        auto* list = ImGui::GetForegroundDrawList();
        for (int i = 0; i < 3; ++i) {
            const float left = 100 + 200 * static_cast<float>(i);
            const float u = (static_cast<float>(i) + 0.5F) / 3;
            list->AddImage(glyphs, {left, 50}, {left + 100, 150}, {u, 0.5F}, {u, 0.5F}, IM_COL32(255, 0, 0, 255));
        }
        ImGui::Render();
    }
    ~Frame() { ImGui::DestroyContext(m_context); }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    static ImDrawData* data() { return ImGui::GetDrawData(); }

  private:
    ImGuiContext* m_context;
};

}  // namespace

TEST_CASE("what is drawn stands on the screen and in the picture of it") {
    const TemporaryDirectory directory;
    const auto window = open_window(true);
    CHECK(window->width_px() == 1920);
    CHECK(window->height_px() == 1080);
    CHECK(window->needs_redraw());

    window->upload_font(bands().data(), 3 * band, band);
    REQUIRE(window->font_texture() != 0);
    const Frame frame(*window);
    window->present(Frame::data(), 0x123456);
    CHECK_FALSE(window->needs_redraw());

    const auto file = directory.path() / "shot.png";
    REQUIRE(window->screenshot(Frame::data(), 0x123456, file).has_value());
    const Picture picture = read_png(file);
    CHECK(picture.width == 1920);
    CHECK(picture.height == 1080);
    CHECK(picture.at(5, 5) == 0x123456);
    CHECK(picture.at(1915, 1075) == 0x123456);
    CHECK(picture.at(150, 100) == 0xFF0000);
    CHECK(picture.at(99, 100) == 0x123456);
    CHECK(picture.at(350, 100) == 0x123456);
    const unsigned half = picture.at(550, 100);
    CHECK((half >> 16) > 0x80);
    CHECK((half & 0xFFU) > 0x29);
    CHECK((half & 0xFFU) < 0x2D);
}

TEST_CASE("a window in a window has the size that was asked for") {
    const auto window = open_window(false);
    CHECK(window->width_px() == 640);
    CHECK(window->height_px() == 400);
    const auto width = window->width_mm();
    REQUIRE(width.has_value());
    CHECK(*width > 100);
    CHECK(*width < 250);
}

TEST_CASE("a picture that cannot be written says so") {
    const auto window = open_window(false);
    const auto result = window->screenshot(nullptr, 0, "/nowhere/at/all.png");
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().reason == Reason::file_unreadable);
}

TEST_CASE("another thread ends a wait that has no end of its own") {
    const auto window = open_window(false);
    std::jthread other([] { Window::wake(); });
    window->wait(std::nullopt, [](const InputEvent&) {});
    CHECK_FALSE(window->close_requested());
}

TEST_CASE("a real pointer and real keys arrive as events in pixels") {
    const auto window = open_window(true);
    window->present(nullptr, 0);
    std::vector<InputEvent> events;
    const auto take = [&](const InputEvent& event) { events.push_back(event); };
    window->wait(0, take);
    REQUIRE(std::system("xdotool mousemove 300 200 click 1 click 5 key Tab key shift+Tab key ctrl+a type q") == 0);
    // The last thing typed is the last to arrive.
    const auto typed = [&] { return !events.empty() && std::holds_alternative<Typed>(events.back()); };
    for (int waits = 0; waits < 20 && !typed(); ++waits)
        window->wait(1, take);
    REQUIRE(typed());
    CHECK(std::get<Typed>(events.back()).character == U'q');

    std::vector<std::size_t> kinds;
    std::vector<KeyPressed> keys;
    PointerMoved last{};
    for (const auto& event : events) {
        if (kinds.empty() || kinds.back() != event.index()) kinds.push_back(event.index());
        if (const auto* move = std::get_if<PointerMoved>(&event)) last = *move;
        if (const auto* key = std::get_if<KeyPressed>(&event)) keys.push_back(*key);
        if (const auto* scrolled = std::get_if<Scrolled>(&event)) CHECK(scrolled->steps == -1);
    }
    CHECK(kinds == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
    CHECK(last.x == 300);
    CHECK(last.y == 200);
    REQUIRE(keys.size() == 3);
    CHECK((keys[0].key == Key::tab && !keys[0].shift && !keys[0].ctrl));
    CHECK((keys[1].key == Key::tab && keys[1].shift));
    CHECK((keys[2].key == Key::a && keys[2].ctrl));
}

TEST_CASE("where no display can be had, opening says so") {
    const char* const before = getenv("DISPLAY");
    REQUIRE(before != nullptr);
    const std::string display = before;
    unsetenv("DISPLAY");
    const auto window = Window::open({.title = "Klachtenzuil"});
    setenv("DISPLAY", display.c_str(), 1);
    REQUIRE_FALSE(window.has_value());
    CHECK(window.error().reason == Reason::no_display);
    CHECK_FALSE(window.error().detail.empty());
}
