#include "kiosk/desk/purge_preview.hpp"

#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_purge_preview(Ui& ui, const Frame& frame, const PurgeState& purge) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_purge", frame);
    ui.begin_content();
    ui.heading(words(w::desk_purge_heading));
    ui.text(words.fill(w::desk_purge_why, fmt::arg("time", words.months(frame.config.retention.months))));
    tell_outcome(ui, frame);
    if (purge.destroyed) ui.good(words.fill(w::desk_purged, fmt::arg("count", *purge.destroyed)));
    if (purge.looked && purge.complaints.empty() && !purge.destroyed) ui.text(words(w::desk_purge_nothing));
    std::vector<RecordLine> lines;
    for (const Complaint& each : purge.complaints) {
        std::string text = words(klachtenzuil::word_for(each.stage));
        if (each.completion) text += " · " + short_date(each.completion->date);
        lines.push_back({text_of(each.reference), std::move(text)});
    }
    ui.record(lines);
    if (!purge.complaints.empty() &&
        ui.button(words.fill(w::desk_purge_now, fmt::arg("count", purge.complaints.size())), ButtonStyle::danger,
                  Icon::stop))
        action = press::Purge{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
