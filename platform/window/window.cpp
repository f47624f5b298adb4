#include "platform/window/window.hpp"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <utility>
#include <vector>

#include "platform/window/hands.hpp"
#include "platform/window/keyboard_hold.hpp"
#include "platform/window/physical_size.hpp"
#include "platform/window/picture.hpp"

namespace klachtenzuil {

namespace {

Failure no_display() {
    const char* says = nullptr;
    glfwGetError(&says);
    return {Reason::no_display, says ? says : "OpenGL 3.3"};
}

/// No depth, stencil, alpha or multisampling: a page is flat, and each of them is a buffer of the size of the screen.
/// GLX first: on software GL it shares its back buffer with the X server, EGL copies it.
GLFWwindow* create(const WindowOptions& options, GLFWmonitor* monitor, int width, int height) {
    for (const int creation : {GLFW_NATIVE_CONTEXT_API, GLFW_EGL_CONTEXT_API}) {
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, creation);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        for (const int buffer : {GLFW_DEPTH_BITS, GLFW_STENCIL_BITS, GLFW_ALPHA_BITS, GLFW_SAMPLES}) {
            glfwWindowHint(buffer, 0);
        }
        // A kiosk that loses the focus for a moment must not disappear.
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
        glfwWindowHintString(GLFW_X11_CLASS_NAME, "klachtenzuil");
        glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "klachtenzuil");
        if (GLFWwindow* window = glfwCreateWindow(width, height, options.title.c_str(), monitor, nullptr)) {
            return window;
        }
    }
    return nullptr;
}

/// Ends GLFW last, whatever else was made.
struct Library {
    bool ready = glfwInit() == GLFW_TRUE;
    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library() {
        if (ready) glfwTerminate();
    }
};

struct Destroy {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

}  // namespace

struct Window::Inside {
    Library library;
    Happened happened;
    bool fullscreen = false;
    bool has_keyboard = false;
    std::unique_ptr<GLFWwindow, Destroy> window;
    std::unique_ptr<Painter> painter;

    std::pair<int, int> size_px() const {
        std::pair<int, int> size{0, 0};
        glfwGetFramebufferSize(window.get(), &size.first, &size.second);
        return size;
    }

    /// A monitor that was switched off and on again leaves the window behind as a window.
    void stay_full_screen() {
        if (!fullscreen || glfwGetWindowMonitor(window.get())) return;
        GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* const mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
        if (mode) glfwSetWindowMonitor(window.get(), monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    }

    /// Lost with the focus, when something covered it after all; back as soon as that can be.
    void keep_keyboard() {
        if (!fullscreen) return;
        if (glfwGetWindowAttrib(window.get(), GLFW_FOCUSED) != GLFW_TRUE) has_keyboard = false;
        if (!has_keyboard) has_keyboard = hold_keyboard(window.get());
    }
};

Window::Window(std::unique_ptr<Inside> inside) : m(std::move(inside)) {}

Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    auto inside = std::make_unique<Inside>();
    if (!inside->library.ready) return failed(no_display());
    GLFWmonitor* const monitor = options.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    const GLFWvidmode* const mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (options.fullscreen && !mode) return failed(no_display());
    inside->fullscreen = options.fullscreen;
    inside->window.reset(
        create(options, monitor, mode ? mode->width : options.width_px, mode ? mode->height : options.height_px));
    if (!inside->window) return failed(no_display());
    glfwMakeContextCurrent(inside->window.get());
    if (gladLoadGL(glfwGetProcAddress) == 0) return failed(no_display());
    glfwSwapInterval(1);
    inside->painter = std::make_unique<Painter>();
    watch(inside->window.get(), inside->happened);
    return std::unique_ptr<Window>(new Window(std::move(inside)));
}

int Window::width_px() const {
    return m->size_px().first;
}

int Window::height_px() const {
    return m->size_px().second;
}

std::optional<double> Window::width_mm() const {
    GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* const mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (!mode) return std::nullopt;
    MonitorSize says{0, 0, mode->width, mode->height};
    glfwGetMonitorPhysicalSize(monitor, &says.width_mm, &says.height_mm);
    const auto glass = plausible_width_mm(says);
    if (!glass) return std::nullopt;
    return *glass * width_px() / mode->width;
}

void Window::wait(std::optional<double> timeout, const std::function<void(const InputEvent&)>& on_event) {
    if (!timeout) {
        glfwWaitEvents();
    } else if (*timeout > 0) {
        glfwWaitEventsTimeout(*timeout);
    } else {
        glfwPollEvents();
    }
    m->stay_full_screen();
    m->keep_keyboard();
    const auto events = std::exchange(m->happened.events, {});
    for (const auto& event : events)
        on_event(event);
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::ask_display() {
    // Any question will do whose answer GLFW cannot know by itself.
    double x = 0;
    double y = 0;
    glfwGetCursorPos(m->window.get(), &x, &y);
}

bool Window::close_requested() const {
    return !m->fullscreen && glfwWindowShouldClose(m->window.get()) == GLFW_TRUE;
}

bool Window::needs_redraw() const {
    return m->happened.needs_redraw;
}

void Window::upload_font(const unsigned char* coverage, int width, int height) {
    m->painter->upload_font(coverage, width, height);
}

std::uintptr_t Window::font_texture() const {
    return m->painter->font_texture();
}

void Window::upload_photo(const unsigned char* rgba, int width, int height) {
    m->painter->upload_photo(rgba, width, height);
}

std::uintptr_t Window::photo_texture() const {
    return m->painter->photo_texture();
}

void Window::present(ImDrawData* data, unsigned background_rgb) {
    const auto [width, height] = m->size_px();
    m->happened.needs_redraw = false;
    m->painter->paint(data, background_rgb, width, height);
    glfwSwapBuffers(m->window.get());
}

Result<void> Window::screenshot(ImDrawData* data, unsigned background_rgb, const std::filesystem::path& png) {
    const auto [width, height] = m->size_px();
    m->painter->paint(data, background_rgb, width, height);
    return save_back_buffer(width, height, png);
}

}  // namespace klachtenzuil
