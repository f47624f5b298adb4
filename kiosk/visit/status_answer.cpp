#include "kiosk/visit/status_answer.hpp"

#include <string>
#include <tuple>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

namespace {

/// Nobody learns from a screen what was decided before they were told.
Word heading_of(const StatusAnswer& answer) {
    switch (answer.stage) {
        case Stage::received: return w::status_stage_received;
        case Stage::assessing: return w::status_stage_assessing;
        case Stage::handling: return w::status_stage_handling;
        case Stage::decided: return w::status_stage_decided;
        case Stage::completed: return w::status_stage_completed;
        case Stage::refused: return answer.told ? w::status_stage_refused : w::status_stage_decided;
    }
    return w::status_stage_received;
}

Word word_for(StatusPoint point) {
    switch (point) {
        case StatusPoint::received: return w::status_at_received;
        case StatusPoint::acknowledged: return w::status_at_acknowledged;
        case StatusPoint::started: return w::status_at_started;
        case StatusPoint::accepted: return w::status_at_accepted;
        case StatusPoint::heard: return w::status_at_heard;
        case StatusPoint::extended: return w::status_at_extended;
        case StatusPoint::refused: return w::status_at_refused;
        case StatusPoint::decided: return w::status_at_decided;
        case StatusPoint::referred: return w::status_at_referred;
        case StatusPoint::completed: return w::status_at_completed;
    }
    return w::status_at_received;
}

Word word_for(TermKind term, bool hears_from_us) {
    switch (term) {
        case TermKind::acknowledge: return w::done_acknowledge;
        case TermKind::start: return w::done_start;
        case TermKind::refuse: return hears_from_us ? w::done_refuse : w::done_refuse_ask;
        case TermKind::complete: return hears_from_us ? w::done_complete : w::done_complete_ask;
    }
    return w::done_complete;
}

/// Dates with what belongs to each; what falls on the same day is told together.
struct Dated {
    std::vector<Answer> lines;

    void add(const std::string& when, const std::string& what) {
        if (!lines.empty() && lines.back().question == when)
            lines.back().answer += ' ' + what;
        else
            lines.push_back({.question = when, .answer = what, .change = {}});
    }
};

void tell_what_comes(Ui& ui, const StatusAnswerView& view) {
    const Words& words = view.page.words;
    const StatusAnswer& answer = view.answer;
    Dated dated;
    bool late = false;
    for (const StatusTerm& term : answer.next) {
        // Whoever cannot be written to gets no message that the complaint is in.
        if (answer.anonymous && term.what == TermKind::acknowledge) continue;
        const bool missed = view.today > term.due;
        late = late || missed;
        dated.add(words.fill(missed ? w::status_late : w::done_by, fmt::arg("date", words.date(term.due))),
                  words(word_for(term.what, !answer.anonymous)));
    }
    ui.subheading(words(w::done_next));
    std::ignore = ui.answers(dated.lines);
    if (late) ui.notice(Icon::warning, words(w::status_late_ask));
    if (answer.anonymous && !answer.told && answer.stage != Stage::completed) ui.text(words(w::status_ask_yourself));
    if (dated.lines.empty() && !answer.anonymous) ui.text(words(w::status_nothing));
    const std::string& body = view.page.organisation.external_body;
    if (answer.told && !body.empty()) ui.text(words.fill(w::status_not_satisfied, fmt::arg("body", body)));
}

void tell_what_was_done(Ui& ui, const StatusAnswerView& view) {
    const Words& words = view.page.words;
    Dated dated;
    for (const StatusEvent& event : view.answer.done)
        dated.add(words.fill(w::status_on, fmt::arg("date", words.date(event.date))), words(word_for(event.what)));
    ui.subheading(words(w::status_so_far));
    std::ignore = ui.answers(dated.lines);
    if (view.answer.taken_up_again) ui.text(words(w::status_reopened));
}

}  // namespace

std::optional<Action> draw_status_answer(Ui& ui, const StatusAnswerView& view) {
    const Words& words = view.page.words;
    ui.page("status_answer");
    std::optional<Action> action = draw_bar(ui, view.page);
    if (ui.footer({.back = {}, .act = words(w::done_ready), .act_icon = Icon::check})) action = act::Finish{};
    ui.begin_content();
    ui.heading(words(heading_of(view.answer)));
    ui.text(words.fill(w::status_number_was, fmt::arg("number", text_of(view.answer.reference))));
    tell_what_comes(ui, view);
    tell_what_was_done(ui, view);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
