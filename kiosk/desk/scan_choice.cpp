#include "kiosk/desk/scan_choice.hpp"

#include <vector>

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_scans(Ui& ui, const Frame& frame, std::span<const Scan> scans) {
    const Words& words = frame.words;
    constexpr std::uintmax_t kilobyte = 1024;
    std::optional<Action> action = begin_page(ui, "desk_scans", frame);
    if (ui.footer({.back = words(w::desk_to_complaint), .act = {}})) action = press::Back{};
    ui.begin_content();
    ui.heading(words(w::desk_scans_heading));
    ui.text(words(w::desk_scans_how));
    tell_outcome(ui, frame);
    if (scans.empty() && !frame.busy) ui.text(words(w::desk_scans_none));
    std::vector<Choice> choices;
    for (const Scan& each : scans)
        choices.push_back({each.name, words.fill(w::desk_scan_line, fmt::arg("time", short_time(each.written)),
                                                 fmt::arg("size", (each.bytes + kilobyte - 1) / kilobyte))});
    if (const auto pressed = ui.choices("scans", choices, Choosing::act)) action = press::AttachScan{scans[*pressed]};
    if (ui.link(words(w::desk_scans_again))) action = press::ListScans{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
