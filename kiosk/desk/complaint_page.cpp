#include "kiosk/desk/complaint_page.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/letter/person_words.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/complaint_journal.hpp"
#include "kiosk/desk/complaint_papers.hpp"
#include "kiosk/desk/complaint_parts.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/document_list.hpp"

namespace klachtenzuil::desk {

namespace {

/// What has a place of its own at the desk, and is no button among the steps.
bool has_its_own_place(StepKind step) {
    return step == StepKind::destroy;
}

std::optional<Action> draw_steps(Ui& ui, const Frame& frame, const OpenComplaint& open, bool refused_shown) {
    const Words& words = frame.words;
    std::optional<Action> action;
    ui.subheading(words(w::desk_next_steps));
    std::vector<Choice> allowed;
    std::vector<StepKind> kinds;
    for (const Possible& each : open.possible) {
        if (each.refused || has_its_own_place(each.step)) continue;
        allowed.push_back({.label = words(word_for(each.step)), .explanation = words(explanation_of(each.step))});
        kinds.push_back(each.step);
    }
    if (allowed.empty()) ui.text(words(w::desk_no_steps));
    if (const auto pressed = ui.choices("steps", allowed, Choosing::act)) action = press::BeginStep{kinds[*pressed]};
    const Word toggle = refused_shown ? w::desk_refused_hide : w::desk_refused_show;
    if (ui.link(words(toggle), Icon::lock)) action = press::ShowRefused{!refused_shown};
    if (!refused_shown) return action;
    for (const Possible& each : open.possible) {
        if (!each.refused || has_its_own_place(each.step)) continue;
        ui.refused_button(words(word_for(each.step)),
                          rule_text(words, each.step, *each.refused, open.complaint.stage, frame.who->role));
    }
    return action;
}

/// As the complainant named the person; a number for one who was found otherwise, or where the dossier is closed.
std::string called(const OpenComplaint& open, int person, const Words& words) {
    return person_called(words, open.complaint, open.form ? &*open.form : nullptr, person);
}

std::optional<Action> draw_persons(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    const Complaint& complaint = open.complaint;
    std::optional<Action> action;
    const bool may_link =
        std::any_of(open.possible.begin(), open.possible.end(),
                    [](const Possible& each) { return each.step == StepKind::correct && !each.refused; }) &&
        !complaint.destroyed;
    const int next = next_person(complaint);
    if (next == 0 && !may_link) return action;
    ui.subheading(words(w::desk_persons));
    if (persons_are_linked(complaint)) {
        ui.quiet(words(next == 0 ? w::desk_persons_none : w::desk_persons_why));
    } else {
        ui.notice(Icon::warning, words(w::desk_persons_first));
    }
    for (int i = 0; i < next; ++i) {
        const auto link = std::find_if(complaint.persons.begin(), complaint.persons.end(),
                                       [i](const PersonLink& each) { return each.person == i; });
        const bool linked = link != complaint.persons.end();
        const bool names_somebody = linked && link->staff;
        std::string name = called(open, i, words);
        const std::string who = person_linked(words, complaint, open.history, i);
        const std::array lines{RecordLine{name, who, !linked}};
        ui.record(lines);
        const std::string ask = words.fill(linked ? w::desk_person_change : w::desk_person_ask, fmt::arg("name", name));
        const bool may_change = may_link && (!names_somebody || frame.who->role == StaffRole::management);
        if (may_change && ui.button(ask, ButtonStyle::plain, Icon::person)) action = press::AskWho{i};
        klachtenzuil::wipe(name);
    }
    if (may_link && ui.button(words(w::desk_person_add), ButtonStyle::plain, Icon::person))
        action = press::AskWho{next};
    return action;
}

std::optional<Action> draw_letters(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    std::optional<Action> action;
    if (open.letters.empty()) return action;
    ui.subheading(words(w::desk_letters));
    ui.quiet(words(w::desk_letters_why));
    std::vector<Choice> letters;
    for (const LetterKind each : open.letters)
        letters.push_back({.label = words(klachtenzuil::word_for(each))});
    if (const auto pressed = ui.choices("letters", letters, Choosing::act))
        action = press::WriteLetter{open.letters[*pressed]};
    return action;
}

bool has_link(const Complaint& complaint, int person) {
    return std::any_of(complaint.persons.begin(), complaint.persons.end(),
                       [person](const PersonLink& each) { return each.person == person; });
}

/// Where there is no room beside the complaint, the journal takes its place.
std::optional<Action> draw_switch(Ui& ui, const Words& words, JournalShown journal) {
    const bool there = journal == JournalShown::instead;
    std::optional<Action> action;
    ui.begin_row();
    if (ui.small_button(words(w::desk_tab_complaint), words(w::desk_tab_complaint), !there, 1, Icon::paper))
        action = press::ShowJournal{false};
    if (ui.small_button(words(w::desk_tab_journal), words(w::desk_tab_journal), there, 1, Icon::clock))
        action = press::ShowJournal{true};
    ui.end_row();
    return action;
}

}  // namespace

std::optional<Action> draw_complaint(Ui& ui, const Frame& frame, const OpenComplaint& open,
                                     const ComplaintShown& shown) {
    const Words& words = frame.words;
    std::optional<Action> action;
    ui.heading(text_of(open.complaint.reference));
    if (shown.journal != JournalShown::beside) action = draw_switch(ui, words, shown.journal);
    tell_outcome(ui, frame);
    if (shown.journal == JournalShown::instead) {
        draw_journal(ui, frame, open.history);
        return action;
    }
    // What the printer did not say stands between the complainant and an acknowledgement that counts.
    if (const auto paper = ask_about_papers(ui, frame, open)) action = paper;
    draw_stages(ui, frame, open.complaint);
    draw_terms(ui, frame, open);
    // Nobody can judge it before the persons are known: then they are what comes first.
    const bool persons_first = !persons_are_linked(open.complaint);
    if (persons_first) {
        if (const auto person = draw_persons(ui, frame, open)) action = person;
    }
    if (const auto step = draw_steps(ui, frame, open, shown.refused)) action = step;
    if (!persons_first) {
        if (const auto person = draw_persons(ui, frame, open)) action = person;
    }
    if (const auto letter = draw_letters(ui, frame, open)) action = letter;
    draw_register(ui, frame, open.complaint);
    if (open.form) {
        draw_told(ui, frame, *open.form);
    } else if (open.sealed) {
        ui.subheading(words(w::desk_told));
        ui.notice(Icon::lock, words.for_staff(*open.sealed));
    }
    draw_measures(ui, frame, open.complaint);
    if (const auto document = draw_documents(ui, frame, open)) action = document;
    if (const auto paper = draw_papers(ui, frame, open)) action = paper;
    return action;
}

std::optional<Action> draw_who_is(Ui& ui, const Frame& frame, const OpenComplaint& open, int person) {
    const Words& words = frame.words;
    std::optional<Action> action;
    std::string name = called(open, person, words);
    // Somebody whom the complainant did not name has no name yet to ask about.
    const bool known = person < open.complaint.persons_named || has_link(open.complaint, person);
    ui.begin_dialog("who_is",
                    known ? words.fill(w::desk_person_ask, fmt::arg("name", name)) : words(w::desk_person_add));
    klachtenzuil::wipe(name);
    ui.text(words(w::desk_persons_why));
    std::vector<Choice> choices{{.label = words(w::desk_nobody_here)}};
    for (const StaffLine& each : open.staff)
        choices.push_back({.label = each.name, .explanation = words(word_for(each.role))});
    if (const auto pressed = ui.choices("who", choices, Choosing::one)) {
        press::LinkPerson link{person, std::nullopt};
        if (*pressed > 0) link.account = open.staff[*pressed - 1].name;
        action = std::move(link);
    }
    if (ui.button(words(w::desk_cancel), ButtonStyle::plain, Icon::back)) action = press::AskWho{};
    ui.end_dialog();
    return action;
}

}  // namespace klachtenzuil::desk
