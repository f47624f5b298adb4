#include "kiosk/desk/year_report.hpp"

#include <string>
#include <vector>

#include "core/print/print_names.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

/// A roll has no room for the pages of a report; into a folder they go whatever the paper is.
bool has_room_for_pages(const PrinterConfig& printer) {
    return printer.paper == Paper::a4 || printer.kind == PrinterKind::folder;
}

std::string called(const Words& words, const ReportPrint& print) {
    const Word name =
        print.whom == ReportFor::management ? w::year_report_called_management : w::year_report_called_meeting;
    return words.fill(name, fmt::arg("year", static_cast<int>(print.year)));
}

/// What became of the one that was asked for last. The way to end it, while it prints.
std::optional<Action> tell_print(Ui& ui, const Words& words, const ReportPrint& print) {
    const std::string report = called(words, print);
    const auto why = [&] { return words(klachtenzuil::for_staff(print.trouble)); };
    switch (print.state) {
        case LooseState::printing:
            if (print.trouble == PrintTrouble::none) {
                ui.notice(Icon::printer, words.fill(w::year_report_prints, fmt::arg("report", report)));
            } else {
                ui.notice(Icon::warning,
                          words.fill(w::year_report_trouble, fmt::arg("report", report), fmt::arg("why", why())));
            }
            if (ui.button(words(w::year_report_end), ButtonStyle::plain, Icon::stop)) return press::EndReport{};
            break;
        case LooseState::out: ui.good(words.fill(w::year_report_out, fmt::arg("report", report))); break;
        case LooseState::filed:
            ui.notice(Icon::info,
                      words.fill(w::year_report_filed, fmt::arg("report", report), fmt::arg("place", print.place)));
            break;
        case LooseState::failed:
            ui.notice(Icon::warning,
                      words.fill(w::year_report_failed, fmt::arg("report", report), fmt::arg("why", why())));
            break;
        case LooseState::unknown:
            ui.notice(Icon::warning, words.fill(w::year_report_unknown, fmt::arg("report", report)));
            break;
        case LooseState::ended:
            ui.notice(Icon::info, words.fill(w::year_report_ended, fmt::arg("report", report)));
            break;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Action> draw_year_report(Ui& ui, const Frame& frame, const YearState& year) {
    const Words& words = frame.words;
    std::optional<Action> action;
    ui.text(words(w::year_report_why));
    if (!has_room_for_pages(frame.config.printer)) {
        ui.notice(Icon::info, words(w::year_report_roll));
        return action;
    }
    const bool over = is_over(year, frame.today);
    if (!over) ui.quiet(words(w::year_report_runs));
    ui.quiet(words(w::year_report_stay));
    // Where it was asked for, so that whoever reads with large letters sees what becomes of it without scrolling.
    if (year.report) action = tell_print(ui, words, *year.report);
    if (is_under_way(year.report) || frame.busy) return action;
    std::vector<Choice> reports{{.label = words(w::year_report_management),
                                 .explanation = words(w::year_report_management_why),
                                 .icon = Icon::printer}};
    if (over)
        reports.push_back({.label = words(w::year_report_meeting),
                           .explanation = words(w::year_report_meeting_why),
                           .icon = Icon::printer});
    if (const auto pressed = ui.choices("report", reports, Choosing::act))
        action = press::PrintReport{*pressed == 0 ? ReportFor::management : ReportFor::work_meeting, words.language()};
    if (!over) ui.quiet(words(w::year_report_meeting_later));
    return action;
}

}  // namespace klachtenzuil::desk
