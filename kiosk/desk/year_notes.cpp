#include "kiosk/desk/year_notes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr int lines_of_note = 6;

std::string heading_of(const Words& words, const ManagementNote& note) {
    return words.fill(w::year_note_by, fmt::arg("kind", words(klachtenzuil::word_for(note.kind))),
                      fmt::arg("date", words.date(note.date)), fmt::arg("name", note.actor));
}

void draw_answers(Ui& ui, const Words& words, const ManagementNote& note) {
    for (const ManagementNoteAnswer& each : note.answers)
        ui.quiet(words.fill(w::year_note_answer, fmt::arg("date", words.date(each.date)), fmt::arg("name", each.actor),
                            fmt::arg("state", words(klachtenzuil::word_for(each.state))), fmt::arg("text", each.text)));
}

/// The note that the form is about.
const ManagementNote* answered_by(const YearState& year) {
    if (!year.shown || !year.note.answers) return nullptr;
    const auto& notes = year.shown->notes;
    const auto found = std::find_if(notes.begin(), notes.end(),
                                    [&](const ManagementNote& each) { return each.place == *year.note.answers; });
    return found == notes.end() ? nullptr : &*found;
}

void ask_kind(Ui& ui, const Words& words, NoteDraft& note) {
    std::vector<Choice> choices;
    for (int i = 0; i < management_note_kind_count; ++i) {
        const auto kind = static_cast<ManagementNoteKind>(i);
        choices.push_back({.label = words(klachtenzuil::word_for(kind)), .chosen = note.kind == kind});
    }
    const std::string problem = note.tried && !note.kind ? words(w::year_note_kind_needed) : std::string();
    if (const auto pressed = ui.choices("kind", choices, Choosing::one, problem))
        note.kind = static_cast<ManagementNoteKind>(*pressed);
}

void ask_state(Ui& ui, const Words& words, NoteDraft& note) {
    std::vector<Choice> choices;
    for (int i = 0; i < management_note_state_count; ++i) {
        const auto state = static_cast<ManagementNoteState>(i);
        choices.push_back({.label = words(klachtenzuil::word_for(state)), .chosen = note.state == state});
    }
    const std::string problem = note.tried && !note.state ? words(w::year_note_state_needed) : std::string();
    if (const auto pressed = ui.choices("state", choices, Choosing::one, problem))
        note.state = static_cast<ManagementNoteState>(*pressed);
}

}  // namespace

std::optional<Action> draw_year_notes(Ui& ui, const Frame& frame, const YearFigures& shown) {
    const Words& words = frame.words;
    std::optional<Action> action;
    ui.text(words(w::year_notes_why));
    if (ui.button(words(w::year_note_new), ButtonStyle::primary, Icon::edit)) action = press::WriteNote{};
    if (shown.notes.empty()) ui.text(words(w::year_notes_none));
    for (const ManagementNote& note : shown.notes) {
        ui.gap(2);
        ui.subheading(heading_of(words, note));
        ui.text(note.text);
        draw_answers(ui, words, note);
        ui.text(words.fill(w::year_note_now, fmt::arg("state", words(klachtenzuil::word_for(note.state())))));
        if (ui.button(words(w::year_note_answer_heading), ButtonStyle::plain, Icon::edit))
            action = press::WriteNote{note.place};
    }
    return action;
}

std::optional<Action> draw_note_form(Ui& ui, const Frame& frame, YearState& year) {
    const Words& words = frame.words;
    NoteDraft& note = year.note;
    std::optional<Action> action = begin_page(ui, "desk_year_note", frame);
    const auto press = ui.footer({.back = words(w::desk_cancel),
                                  .act = words(w::desk_register),
                                  .act_icon = Icon::check,
                                  .act_enabled = !frame.busy});
    if (press == FooterPress::back) action = press::Back{};
    if (press == FooterPress::act) {
        action = press::KeepNote{};
        ui.back_to_top();
    }
    ui.begin_content();
    ui.heading(words(note.answers ? w::year_note_answer_heading : w::year_note_new));
    tell_outcome(ui, frame);
    if (const ManagementNote* about = answered_by(year)) {
        ui.subheading(heading_of(words, *about));
        ui.text(about->text);
        draw_answers(ui, words, *about);
    }
    if (note.answers) {
        ask_state(ui, words, note);
    } else {
        ask_kind(ui, words, note);
    }
    ui.field({.id = "note",
              .label = note.answers ? words.fill(w::desk_optional, fmt::arg("label", words(w::year_note_answer_text)))
                                    : words(w::year_note_text),
              .hint = words(w::year_note_hint),
              .limit = management_note_limit,
              .lines = lines_of_note,
              .problem = note.tried && !note.answers && !says_something(note) ? words(w::year_note_text_needed)
                                                                              : std::string()},
             note.text);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
