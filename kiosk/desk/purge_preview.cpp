#include "kiosk/desk/purge_preview.hpp"

#include <array>
#include <span>
#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/sure_question.hpp"

namespace klachtenzuil::desk {

namespace {

/// One that was not accepted ended in another way, and says so.
std::string name_of(const Words& words, const Complaint& complaint) {
    std::string name = text_of(complaint.reference);
    if (!complaint.completion) name += ", " + words(klachtenzuil::word_for(complaint.stage));
    return name;
}

/// The day on which it was completed, or on which the complainant was told that it was not accepted.
std::string ended_on(const Complaint& complaint) {
    if (complaint.completion) return short_date(complaint.completion->date);
    return complaint.refused && complaint.refused->told ? short_date(*complaint.refused->told) : std::string();
}

void draw_kept(Ui& ui, const Words& words, std::span<const KeptLongEnough> kept) {
    const std::array heads{TableHead{words(w::desk_purge_column_complaint)},
                           TableHead{words(w::desk_purge_column_ended)}, TableHead{words(w::desk_purge_column_until)}};
    std::vector<TableLine> lines;
    for (const KeptLongEnough& each : kept)
        lines.push_back({{name_of(words, each.complaint), ended_on(each.complaint), short_date(each.until)}, false});
    ui.table(heads, lines);
}

void tell_part(Ui& ui, const Words& words, std::size_t shown, std::size_t all) {
    if (shown < all) ui.quiet(words.fill(w::desk_purge_part, fmt::arg("count", shown)));
}

std::optional<Action> ask_whether(Ui& ui, const Words& words, std::size_t count) {
    const auto answer = draw_sure_question(
        ui,
        {.id = "purge",
         .title = count == 1 ? words(w::desk_purge_sure_one) : words.fill(w::desk_purge_sure, fmt::arg("count", count)),
         .texts = {words(w::desk_purge_gone)},
         .keep = words(w::desk_purge_keep),
         .act = words.fill(w::desk_purge_yes, fmt::arg("count", count))});
    if (answer == Sure::keep) return press::AskPurge{false};
    if (answer == Sure::act) return press::Purge{};
    return std::nullopt;
}

}  // namespace

std::optional<Action> draw_purge_preview(Ui& ui, const Frame& frame, const PurgeState& purge) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_purge", frame);
    ui.begin_content();
    ui.heading(words(w::desk_purge_heading));
    ui.text(words.fill(w::desk_purge_why, fmt::arg("time", words.months(frame.config.retention.months))));
    tell_outcome(ui, frame);
    if (purge.destroyed) ui.good(words.fill(w::desk_purged, fmt::arg("count", *purge.destroyed)));
    if (purge.left > 0) ui.notice(Icon::warning, words.fill(w::desk_purge_left, fmt::arg("count", purge.left)));
    if (purge.looked && purge.due.empty()) ui.text(words(w::desk_purge_nothing));
    if (!purge.due.empty()) {
        ui.subheading(words.fill(w::desk_purge_count, fmt::arg("count", purge.all_due)));
        tell_part(ui, words, purge.due.size(), purge.all_due);
        draw_kept(ui, words, purge.due);
        if (ui.button(words.fill(w::desk_purge_now, fmt::arg("count", purge.due.size())), ButtonStyle::danger,
                      Icon::stop, !frame.busy))
            action = press::AskPurge{};
    }
    if (!purge.waiting.empty()) {
        ui.subheading(words.fill(w::desk_purge_waits, fmt::arg("count", purge.all_waiting)));
        ui.text(words(w::desk_purge_waits_why));
        tell_part(ui, words, purge.waiting.size(), purge.all_waiting);
        draw_kept(ui, words, purge.waiting);
    }
    ui.end_content();
    if (purge.asked) action = ask_whether(ui, words, purge.due.size());
    return action;
}

}  // namespace klachtenzuil::desk
