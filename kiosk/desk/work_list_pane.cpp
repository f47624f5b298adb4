#include "kiosk/desk/work_list_pane.hpp"

#include <algorithm>
#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t longest_search = 200;
/// More is fetched when fewer lines than this are left below the window.
constexpr std::size_t lines_ahead = 40;

/// How much of the term is gone on `today`.
float part_gone(const WorkLine& line, Date today) {
    const int whole = days_between(line.complaint.received, line.next->due);
    const int gone = days_between(line.complaint.received, today);
    return whole <= 0 ? 1.0F : static_cast<float>(gone) / static_cast<float>(whole);
}

ListRow row_of(const Frame& frame, const WorkLine& line, const std::optional<Reference>& chosen) {
    const Words& words = frame.words;
    const Complaint& complaint = line.complaint;
    ListRow row;
    row.title = text_of(complaint.reference);
    row.chosen = chosen && *chosen == complaint.reference;
    if (line.next) {
        row.due = words.fill(w::desk_line_due, fmt::arg("term", words(word_for(line.next->term))),
                             fmt::arg("left", days_left(words, line.next->due, frame.today)));
        row.filled = part_gone(line, frame.today);
        row.late = frame.today > line.next->due;
    }
    row.text = words(klachtenzuil::word_for(complaint.stage));
    row.text += " · ";
    row.text += complaint.handler.empty() ? words(w::desk_no_handler) : complaint.handler;
    return row;
}

std::string task_text(const Words& words, const Task& task) {
    return words.fill(word_for(task.kind), fmt::arg("count", task.count));
}

/// Each task with the way to solve it: the complaint it is about, or what is made here.
std::optional<Action> draw_tasks(Ui& ui, const Frame& frame, const std::vector<Task>& tasks) {
    std::optional<Action> action;
    for (const Task& task : tasks) {
        const std::string text = task_text(frame.words, task);
        if (task.kind == TaskKind::measure_due && manages(frame)) {
            if (ui.button(text, ButtonStyle::plain, Icon::warning)) action = press::ShowYear{YearPart::measures};
        } else if (task.complaint) {
            if (ui.button(text, ButtonStyle::plain, Icon::warning)) action = press::Open{*task.complaint};
        } else if (task.kind == TaskKind::no_recovery_key && manages(frame)) {
            if (ui.button(text, ButtonStyle::plain, Icon::lock)) action = press::MakeRecoveryKey{};
        } else {
            ui.notice(Icon::warning, text);
        }
    }
    return action;
}

bool is_filtered(const WorkFilter& filter) {
    return filter != WorkFilter{};
}

std::optional<Action> draw_search(Ui& ui, const Frame& frame, WorkState& work) {
    const Words& words = frame.words;
    std::optional<Action> action;
    if (ui.shortcut(U'/') || work.search_wanted) ui.focus_field("search");
    work.search_wanted = false;
    ui.field({.id = "search", .label = words(w::desk_search), .limit = longest_search, .enter_acts = true}, work.words);
    if (ui.entered()) action = press::LookUp{};
    ui.begin_row();
    if (ui.button(words(w::desk_search_now), ButtonStyle::plain)) action = press::LookUp{};
    // What is found is to be seen, not the keys.
    if (action) ui.close_keyboard();
    if (work.found && ui.button(words(w::desk_search_forget), ButtonStyle::plain, Icon::back))
        action = press::ForgetSearch{};
    const Word filter = is_filtered(work.filter) ? w::desk_filter_on : w::desk_filter;
    if (ui.button(words(filter), ButtonStyle::plain, is_filtered(work.filter) ? Icon::check : Icon::none))
        action = press::ShowFilter{};
    ui.end_row();
    return action;
}

/// What stands behind a figure of the year, with the way back to it.
std::optional<Action> draw_behind(Ui& ui, const Frame& frame, const WorkState& work,
                                  const std::optional<Reference>& chosen) {
    const Words& words = frame.words;
    std::optional<Action> action;
    if (ui.button(words(w::year_back), ButtonStyle::plain, Icon::back)) action = press::ShowYear{};
    if (work.other_year) {
        const Word name = work.other_year->figure.before ? w::year_behind_before : w::year_behind_now;
        if (ui.button(words(name), ButtonStyle::plain, Icon::calendar)) action = *work.other_year;
    }
    ui.subheading(words.fill(w::year_behind, fmt::arg("what", *work.behind)));
    if (work.more_behind) ui.quiet(words.fill(w::year_behind_most, fmt::arg("count", work.total)));
    if (work.lines.empty()) ui.quiet(words(work.loading ? w::desk_busy : w::year_behind_none));
    const ListShown shown =
        ui.list("behind", work.lines.size(), [&](std::size_t i) { return row_of(frame, work.lines[i], chosen); });
    if (shown.pressed) action = press::Open{work.lines[*shown.pressed].complaint.reference};
    return action;
}

}  // namespace

std::optional<Action> draw_work_list(Ui& ui, const Frame& frame, WorkState& work, std::optional<Reference> chosen) {
    const Words& words = frame.words;
    if (work.behind) return draw_behind(ui, frame, work, chosen);
    std::optional<Action> action;
    if (work.from_year && ui.button(words(w::year_back), ButtonStyle::plain, Icon::back)) action = press::ShowYear{};
    if (auto searched = draw_search(ui, frame, work)) action = std::move(searched);
    if (!work.found) {
        if (const auto solve = draw_tasks(ui, frame, work.tasks)) action = solve;
    }
    if (work.looked) {
        ui.notice(Icon::clock, words.fill(w::desk_search_goes, fmt::arg("count", *work.looked)));
        if (ui.button(words(w::desk_search_stop), ButtonStyle::plain, Icon::stop)) action = press::StopSearch{};
    }
    ui.subheading(words.fill(work.found ? w::desk_found : w::desk_list, fmt::arg("count", work.total)));
    if (work.lines.empty()) ui.quiet(words(work.loading ? w::desk_busy : w::desk_list_empty));
    const ListShown shown =
        ui.list("work", work.lines.size(), [&](std::size_t i) { return row_of(frame, work.lines[i], chosen); });
    if (shown.pressed) action = press::Open{work.lines[*shown.pressed].complaint.reference};
    const bool near_end = shown.end + lines_ahead > work.lines.size();
    if (!action && near_end && !work.all && !work.loading && !work.lines.empty()) action = press::LoadMore{};
    return action;
}

namespace {

template <class Value, std::size_t count>
std::optional<Action> choose_of(Ui& ui, const Frame& frame, std::string_view id, Word title, const WorkFilter& filter,
                                std::optional<Value> WorkFilter::*member) {
    const Words& words = frame.words;
    std::vector<Choice> choices{{.label = words(w::desk_filter_any), .chosen = !(filter.*member)}};
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<Value>(i);
        choices.push_back({.label = words(klachtenzuil::word_for(value)), .chosen = filter.*member == value});
    }
    ui.subheading(words(title));
    const auto pressed = ui.choices(id, choices, Choosing::one);
    if (!pressed) return std::nullopt;
    WorkFilter changed = filter;
    changed.*member = std::nullopt;
    if (*pressed > 0) changed.*member = static_cast<Value>(*pressed - 1);
    return press::Filter{changed};
}

std::optional<Action> choose_handler(Ui& ui, const Frame& frame, const WorkState& work) {
    const Words& words = frame.words;
    std::vector<Choice> choices{{.label = words(w::desk_filter_any), .chosen = !work.filter.handler}};
    for (const StaffLine& each : work.staff)
        choices.push_back({.label = each.name, .chosen = work.filter.handler == each.name});
    ui.subheading(words(w::desk_filter_handler));
    const auto pressed = ui.choices("handler", choices, Choosing::one);
    if (!pressed) return std::nullopt;
    WorkFilter changed = work.filter;
    changed.handler.reset();
    if (*pressed > 0) changed.handler = work.staff[*pressed - 1].name;
    return press::Filter{changed};
}

}  // namespace

std::optional<Action> draw_work_filter(Ui& ui, const Frame& frame, const WorkState& work) {
    const Words& words = frame.words;
    const WorkFilter& filter = work.filter;
    std::optional<Action> action;
    ui.begin_dialog("filter", words(w::desk_filter_heading));
    const std::array which{
        Choice{.label = words(w::desk_filter_overdue), .chosen = filter.overdue_only},
        Choice{.label = words(w::desk_filter_closed), .chosen = !filter.open_only},
        Choice{.label = words(w::desk_filter_newest), .chosen = filter.order == WorkOrder::newest},
    };
    if (const auto pressed = ui.choices("which", which, Choosing::several)) {
        WorkFilter changed = filter;
        if (*pressed == 0) changed.overdue_only = !changed.overdue_only;
        if (*pressed == 1) changed.open_only = !changed.open_only;
        if (*pressed == 2)
            changed.order = filter.order == WorkOrder::newest ? WorkOrder::most_urgent : WorkOrder::newest;
        action = press::Filter{changed};
    }
    if (const auto chosen =
            choose_of<Stage, stage_count>(ui, frame, "stage", w::desk_filter_stage, filter, &WorkFilter::stage))
        action = chosen;
    if (const auto chosen = choose_of<ComplainantKind, complainant_kind_count>(ui, frame, "kind", w::desk_filter_kind,
                                                                               filter, &WorkFilter::kind))
        action = chosen;
    if (const auto chosen = choose_handler(ui, frame, work)) action = chosen;
    ui.begin_row();
    if (ui.button(words(w::desk_filter_close), ButtonStyle::primary, Icon::check)) action = press::ShowFilter{false};
    if (is_filtered(filter) && ui.button(words(w::desk_filter_clear))) action = press::Filter{};
    ui.end_row();
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil::desk
