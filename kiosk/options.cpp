#include "kiosk/options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string>

#include "core/config/config.hpp"

namespace klachtenzuil {

namespace {

/// "1280x800"
std::optional<Panel> panel_from(const std::string& text) {
    Panel panel;
    const char* const end = text.data() + text.size();
    const auto [cross, first] = std::from_chars(text.data(), end, panel.width_px);
    if (first != std::errc{} || cross == end || *cross != 'x') return std::nullopt;
    const auto [last, second] = std::from_chars(cross + 1, end, panel.height_px);
    if (second != std::errc{} || last != end) return std::nullopt;
    if (panel.width_px < 320 || panel.height_px < 240 || panel.width_px > 16384 || panel.height_px > 16384) {
        return std::nullopt;
    }
    return panel;
}

}  // namespace

Options read_options(int argc, char** argv) {
    Options options;
    options.data = default_data_directory();
    std::string windowed;
    std::string panel;
    const CLI::Validator size{[](const std::string& text) -> std::string {
                                  return panel_from(text) ? std::string{} : "a size is WIDTHxHEIGHT, such as 1280x800";
                              },
                              "WxH"};

    CLI::App app{"Complaints kiosk", "klachtenzuil"};
    app.add_option("--data", options.data, "Directory of the register")->type_name("DIR");
    app.add_option("--config", options.config, "Configuration file")->type_name("FILE");
    app.add_option("--windowed", windowed, "A window of this size instead of the full screen")->check(size);
    app.add_flag("--desk", options.desk, "The desk in a window, without the visitor's screens");
    app.add_option("--pilot", options.pilot, "Play this pilot file through the real screens")->type_name("FILE");
    app.add_option("--shots", options.shots, "Where the pilot's pictures go")->type_name("DIR");
    app.add_flag("--headless", options.headless, "No window: for pilot files without pictures");
    app.add_option("--panel", panel, "The panel to imagine with --headless")->check(size);
    app.add_flag("--measure-start", options.measure_start,
                 "Leave after the first complete picture; for timing from outside");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        options.leave = true;
        options.exit_status = app.exit(error) == 0 ? 0 : exit_status(Reason::usage);
        return options;
    }
    if (!windowed.empty()) options.windowed = panel_from(windowed);
    if (!panel.empty()) options.headless_panel = *panel_from(panel);
    if (options.headless && !options.pilot) {
        std::fputs("klachtenzuil: --headless plays a pilot file; give one with --pilot FILE\n", stderr);
        options.leave = true;
        options.exit_status = exit_status(Reason::usage);
    }
    return options;
}

}  // namespace klachtenzuil
