#include "kiosk/visit/done.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

namespace {

/// Why the paper does not come and what to do about it; nothing where the printer gave no reason.
std::optional<Word> cause_of(PrintTrouble trouble) {
    switch (trouble) {
        case PrintTrouble::none: return std::nullopt;
        case PrintTrouble::paper_out: return w::print_paper_out_visitor;
        case PrintTrouble::jam: return w::print_jam_visitor;
        case PrintTrouble::offline: return w::print_offline_visitor;
        case PrintTrouble::stopped: return w::print_stopped_visitor;
        case PrintTrouble::no_printer: return w::print_no_printer_visitor;
        case PrintTrouble::unreachable: return w::print_unreachable_visitor;
        case PrintTrouble::refused: return w::print_refused_visitor;
        case PrintTrouble::unknown: return w::print_unknown_visitor;
        case PrintTrouble::held: return w::print_held_visitor;
        case PrintTrouble::not_made: return w::print_not_made_visitor;
        case PrintTrouble::failing: return w::print_failing_visitor;
    }
    return std::nullopt;
}

/// Never says more than the printer confirmed.
void tell_of_paper(Ui& ui, const DoneView& view) {
    const Words& words = view.page.words;
    switch (view.paper) {
        case PaperNow::making: ui.notice(Icon::paper, words(w::done_paper_making)); return;
        case PaperNow::printing: ui.notice(Icon::printer, words(w::done_paper_printing)); return;
        case PaperNow::out: ui.good(words(w::done_paper_out)); return;
        case PaperNow::at_desk: ui.notice(Icon::paper, words(w::done_paper_at_desk)); return;
        case PaperNow::trouble: break;
    }
    const std::string cause = words(cause_of(view.trouble).value_or(w::done_paper_trouble));
    ui.notice(Icon::warning, cause + ' ' + words(w::done_write_down));
}

/// How our answer reaches the visitor, or that it does not.
Word way_of_answer(std::optional<ReplyBy> reply_by) {
    switch (reply_by.value_or(ReplyBy::none)) {
        case ReplyBy::letter: return w::done_reply_letter;
        case ReplyBy::email: return w::done_reply_email;
        case ReplyBy::phone: return w::done_reply_phone;
        case ReplyBy::none: return w::done_ask_yourself;
    }
    return w::done_ask_yourself;
}

void tell_of_dates(Ui& ui, const DoneView& view) {
    const Words& words = view.page.words;
    const bool hears_from_us = !view.anonymous && view.reply_by.value_or(ReplyBy::none) != ReplyBy::none;
    std::vector<Answer> lines;
    // What falls on the same day is told together.
    const auto tell = [&](Date date, Word what) {
        const std::string when = words.fill(w::done_by, fmt::arg("date", words.date(date)));
        if (!lines.empty() && lines.back().question == when)
            lines.back().answer += ' ' + words(what);
        else
            lines.push_back({.question = when, .answer = words(what), .change = {}});
    };
    // The paper is the acknowledgement: once it is out, none follows.
    if (hears_from_us && view.paper != PaperNow::out) tell(view.deadlines.acknowledge, w::done_acknowledge);
    tell(view.deadlines.start, w::done_start);
    tell(view.deadlines.refuse, hears_from_us ? w::done_refuse : w::done_refuse_ask);
    tell(view.deadlines.complete, hears_from_us ? w::done_complete : w::done_complete_ask);
    ui.subheading(words(w::done_next));
    ui.text(words(view.anonymous ? w::done_ask_yourself : way_of_answer(view.reply_by)));
    std::ignore = ui.answers(lines);
    ui.text(words.fill(hears_from_us ? w::done_longer : w::done_longer_ask,
                       fmt::arg("date", words.date(view.deadlines.complete_extended))));
}

}  // namespace

std::optional<Action> draw_done(Ui& ui, const DoneView& view) {
    const Words& words = view.page.words;
    ui.page("done");
    std::optional<Action> action = draw_bar(ui, view.page);
    if (ui.footer({.back = {}, .act = words(w::done_ready), .act_icon = Icon::check})) action = act::Finish{};
    ui.begin_content();
    ui.heading(words(w::done_heading));
    ui.subheading(words(w::done_number));
    ui.big(view.reference);
    ui.text(words(w::done_keep_number));
    tell_of_paper(ui, view);
    if (view.brought_letter) ui.notice(Icon::letter, words(w::done_letter));
    tell_of_dates(ui, view);
    if (ui.link(words(w::welcome_procedure), Icon::flow)) action = act::ShowProcedure{};
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
