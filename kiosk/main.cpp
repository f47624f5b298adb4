// klachtenzuil: builds everything and runs the loop. The only place that knows all.

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <unistd.h>

#include <cstdio>
#include <exception>

#include "core/words/list.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/options.hpp"
#include "kiosk/pilot/kiosk_stage.hpp"
#include "kiosk/pilot/pilot.hpp"
#include "kiosk/screen_loop.hpp"
#include "platform/arguments/arguments.hpp"
#include "platform/pdf/pdf.hpp"
#include "platform/pdf/report_pdf.hpp"
#include "platform/printing/printing.hpp"
#include "platform/process/private_memory.hpp"

namespace klachtenzuil {

namespace {

int complain(Language language, const Failure& failure) {
    fmt::print(stderr, "klachtenzuil: {}\n", Words(language).for_staff(failure));
    return exit_status(failure.reason);
}

WindowOptions window_options(const Options& options, const Config& config) {
    WindowOptions window;
    window.title = config.organisation.name;
    window.fullscreen = config.screen.fullscreen && !options.windowed && !options.desk;
    if (options.windowed) {
        window.width_px = options.windowed->width_px;
        window.height_px = options.windowed->height_px;
    }
    return window;
}

/// The kiosk for people, on this machine's clock.
int serve(const Options& options, const Config& config) {
    const SystemClock clock;
    ServiceManager manager = ServiceManager::from_environment();
    const auto printer = make_printer(config.printer, options.data, clock);
    const WindowOptions wanted = window_options(options, config);
    auto window = Window::open(wanted);
    if (!window) return complain(config.screen.default_language, window.error());

    Runner runner({options.data, config, clock, *printer,
                   [&config](const Letter& letter) { return make_pdf(letter, config.printer.paper); },
                   [](const Report& report) { return make_pdf(report); }, Window::wake});
    Kiosk kiosk(config, clock, runner, options.desk);
    run_screen(kiosk, **window,
               {.config = config, .clock = clock, .manager = manager, .fullscreen = wanted.fullscreen});
    return 0;
}

/// A visit that a file describes, on a clock of its own.
int play(const Options& options, const Config& config) {
    StageSetting setting{.config = config, .data = options.data, .start = SystemClock().now()};
    setting.panel = options.headless_panel;
    setting.desk_only = options.desk;
    if (config.screen.width_mm > 0) {
        setting.panel.px_per_mm = static_cast<float>(setting.panel.width_px / config.screen.width_mm);
    }
    setting.shots = options.shots.value_or("shots");
    setting.companion.program = std::filesystem::read_symlink("/proc/self/exe").replace_filename("klachtenctl");
    setting.companion.arguments = {"--data", options.data.string()};
    if (options.config) {
        setting.companion.arguments.insert(setting.companion.arguments.end(), {"--config", options.config->string()});
    }
    std::unique_ptr<Window> window;
    if (!options.headless) {
        auto opened = Window::open(window_options(options, config));
        if (!opened) return complain(config.screen.default_language, opened.error());
        window = std::move(*opened);
        setting.window = window.get();
    }
    KioskStage stage(std::move(setting));
    return play_pilot(*options.pilot, stage, stderr);
}

/// On the console where the screen was, when systemd does not start it any more. A configuration that cannot be read
/// may be the reason, so that this does without one.
int say_gave_up(const Config& config, const Words& words) {
    constexpr auto clear = "\033[2J\033[H";
    fmt::print("{}{}\n", isatty(STDOUT_FILENO) != 0 ? clear : "",
               words.fill(w::kiosk_gave_up, fmt::arg("phone", config.organisation.phone)));
    return std::fflush(stdout) == 0 ? 0 : exit_status(Reason::file_unreadable);
}

int run(int argc, char** argv) {
    keep_memory_private();
    // Events and ids go to standard error; the service's journal keeps them.
    spdlog::set_default_logger(spdlog::stderr_color_mt("klachtenzuil"));
    const auto config = load_config(find_config(argc, argv));
    const Words words(config.value_or(default_config()).screen.default_language);
    const Options options = read_options(argc, argv, words);
    if (options.leave) return options.exit_status;
    if (options.say_gave_up) return say_gave_up(config.value_or(default_config()), words);
    if (!config) return complain(words.language(), config.error());
    if (options.pilot) return play(options, *config);
    return serve(options, *config);
}

}  // namespace

}  // namespace klachtenzuil

int main(int argc, char** argv) {
    try {
        return klachtenzuil::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "klachtenzuil: %s\n", error.what());
        return 4;
    }
}
