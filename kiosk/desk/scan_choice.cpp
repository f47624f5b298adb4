#include "kiosk/desk/scan_choice.hpp"

#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/document_list.hpp"

namespace klachtenzuil::desk {

namespace {

std::string line_of(const Words& words, const Scan& scan) {
    return words.fill(w::desk_scan_line, fmt::arg("time", short_time(scan.written)),
                      fmt::arg("size", size_text(words, scan.bytes)));
}

/// The one that was chosen, as it would be attached.
std::optional<Action> draw_chosen(Ui& ui, const Frame& frame, const OpenComplaint& open, const ScansState& scans) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_scan", frame);
    const auto pressed = ui.footer({.back = words(w::desk_scan_other),
                                    .act = words(w::desk_scan_add),
                                    .act_icon = Icon::check,
                                    .act_enabled = !frame.busy});
    if (pressed == FooterPress::back) action = press::Back{};
    if (pressed == FooterPress::act) action = press::AttachScan{};
    ui.begin_content();
    ui.heading(words.fill(w::desk_scan_sure, fmt::arg("reference", text_of(open.complaint.reference))));
    ui.text(words(w::desk_scan_sure_why));
    tell_outcome(ui, frame);
    ui.subheading(scans.chosen->name);
    ui.quiet(line_of(words, *scans.chosen));
    if (scans.page) {
        const ShownPage& page = *scans.page;
        if (page.pages > 1) ui.quiet(words.fill(w::desk_scan_pages, fmt::arg("pages", page.pages)));
        ui.photo({.name = scans.chosen->name, .width = page.width, .height = page.height, .rgba = page.rgba.data()});
    } else if (!frame.busy) {
        ui.notice(Icon::warning, words(w::desk_scan_unseen));
    }
    ui.end_content();
    return action;
}

}  // namespace

std::optional<Action> draw_scans(Ui& ui, const Frame& frame, const OpenComplaint* open, const ScansState& scans) {
    const Words& words = frame.words;
    if (open != nullptr && scans.chosen) return draw_chosen(ui, frame, *open, scans);
    std::optional<Action> action = begin_page(ui, "desk_scans", frame);
    if (ui.footer({.back = words(w::desk_to_complaint), .act = {}})) action = press::Back{};
    ui.begin_content();
    ui.heading(words(w::desk_scans_heading));
    ui.text(words(w::desk_scans_how));
    tell_outcome(ui, frame);
    if (scans.list.empty() && !frame.busy) ui.text(words(w::desk_scans_none));
    std::vector<Choice> choices;
    for (const Scan& each : scans.list)
        choices.push_back({.label = each.name, .explanation = line_of(words, each)});
    if (const auto pressed = ui.choices("scans", choices, Choosing::act))
        action = press::LookAtScan{scans.list[*pressed]};
    if (ui.link(words(w::desk_scans_again))) action = press::ListScans{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
