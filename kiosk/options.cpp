#include "kiosk/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <string>

#include "core/config/config.hpp"
#include "core/words/list.hpp"
#include "platform/arguments/arguments.hpp"

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

/// What was written, before it is known whether it can be.
struct Written {
    Options options;
    std::string windowed;
    std::string panel;
};

void add_options(CLI::App& app, Written& written, const Words& words) {
    Options& options = written.options;
    app.option_defaults()->group(words(w::ctl_label_options));
    name_headings(app, words);
    explain_help(app, words);
    add_version(app, words);
    app.add_option("--data", options.data, words(w::ctl_data))->type_name("DIR");
    app.add_option("--config", options.config, words(w::ctl_config))->type_name("FILE");
    app.add_option("--windowed", written.windowed, words(w::kiosk_windowed))->type_name("WxH");
    app.add_flag("--desk", options.desk, words(w::kiosk_desk));
    app.add_option("--pilot", options.pilot, words(w::kiosk_pilot))->type_name("FILE");
    app.add_option("--shots", options.shots, words(w::kiosk_shots))->type_name("DIR");
    app.add_flag("--headless", options.headless, words(w::kiosk_headless));
    app.add_option("--panel", written.panel, words(w::kiosk_panel))->type_name("WxH");
    app.add_flag("--say-gave-up", options.say_gave_up, words(w::kiosk_say_gave_up));
}

Options leave(int exit_status) {
    Options options;
    options.leave = true;
    options.exit_status = exit_status;
    return options;
}

Options say(const std::string& text) {
    fmt::print("{}\n", text);
    return leave(std::fflush(stdout) == 0 ? 0 : exit_status(Reason::file_unreadable));
}

Options refuse(const std::string& matter, const Words& words) {
    fmt::print(stderr, "klachtenzuil: {}\n", words.fill(w::kiosk_usage, fmt::arg("detail", matter)));
    return leave(exit_status(Reason::usage));
}

}  // namespace

Options read_options(int argc, const char* const* argv, const Words& words) {
    Written written;
    Options& options = written.options;
    options.data = default_data_directory();
    CLI::App app{words(w::kiosk_about), "klachtenzuil"};
    add_options(app, written, words);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return say(app.help());
    } catch (const CLI::CallForVersion& call) {
        return say(call.what());
    } catch (const CLI::ParseError& error) {
        return refuse(matter_of(app, error, words), words);
    }
    if (!written.windowed.empty()) {
        options.windowed = panel_from(written.windowed);
        if (!options.windowed) return refuse(words.fill(w::kiosk_size, fmt::arg("option", "--windowed")), words);
    }
    if (!written.panel.empty()) {
        const auto panel = panel_from(written.panel);
        if (!panel) return refuse(words.fill(w::kiosk_size, fmt::arg("option", "--panel")), words);
        options.headless_panel = *panel;
    }
    if (options.headless && !options.pilot) return refuse(words(w::kiosk_headless_alone), words);
    return options;
}

}  // namespace klachtenzuil
