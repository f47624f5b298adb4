#include "kiosk/desk/draw_desk.hpp"

#include <string>

#include "core/words/list.hpp"
#include "kiosk/desk/complaint_journal.hpp"
#include "kiosk/desk/complaint_page.hpp"
#include "kiosk/desk/document_page.hpp"
#include "kiosk/desk/help_choice.hpp"
#include "kiosk/desk/intake.hpp"
#include "kiosk/desk/letter_form.hpp"
#include "kiosk/desk/own_passphrase.hpp"
#include "kiosk/desk/purge_preview.hpp"
#include "kiosk/desk/recovery_key.hpp"
#include "kiosk/desk/scan_choice.hpp"
#include "kiosk/desk/sign_in.hpp"
#include "kiosk/desk/staff_accounts.hpp"
#include "kiosk/desk/step_form.hpp"
#include "kiosk/desk/work_list_pane.hpp"
#include "kiosk/desk/year_notes.hpp"
#include "kiosk/desk/year_page.hpp"

namespace klachtenzuil::desk {

namespace {

/// The list needs this much beside a complaint.
constexpr float list_em = 19;
/// And the journal this much on its other side.
constexpr float journal_em = 20;

/// Before a complaint is opened: how the keys help.
void draw_hints(Ui& ui, const Frame& frame) {
    const Words& words = frame.words;
    ui.heading(words(w::desk_work));
    tell_outcome(ui, frame);
    ui.text(words(w::desk_hint_open));
    ui.quiet(words(w::desk_hint_keys));
}

/// After these the complaint is another one, or what became of the press is said at its top.
bool begins_at_top(const Action& action) {
    return std::holds_alternative<press::Open>(action) || std::holds_alternative<press::PrintAgain>(action) ||
           std::holds_alternative<press::EndPrint>(action) || std::holds_alternative<press::ConfirmPrint>(action) ||
           std::holds_alternative<press::ShowJournal>(action) || std::holds_alternative<press::LinkPerson>(action);
}

/// What takes a moment says so. Among lists and forms the words would only flash.
bool says_busy(const Desk& desk) {
    return desk.busy && desk.place != Place::work && desk.place != Place::step && desk.place != Place::intake;
}

/// What stands behind each figure is a list of its own, with a place of its own where it was left.
std::string page_of_work(const Desk& desk, bool beside) {
    std::string page = beside ? "desk_work" : desk.open ? "desk_complaint" : "desk_list";
    if (desk.work.behind) page += " " + *desk.work.behind;
    return page;
}

ComplaintShown shown_of(const Desk& desk, bool journal_beside) {
    const JournalShown behind = desk.journal_shown ? JournalShown::instead : JournalShown::behind;
    return {desk.refused_shown, journal_beside ? JournalShown::beside : behind};
}

/// What stands over list and complaint, if anything does; then nothing but its answer counts, and Escape leaves it.
std::optional<Action> draw_question(Ui& ui, const Frame& frame, Desk& desk, std::optional<Action> action) {
    std::optional<Action> answer;
    if (desk.work.filter_shown) {
        answer = draw_work_filter(ui, frame, desk.work);
    } else if (desk.linking && desk.open) {
        answer = draw_who_is(ui, frame, *desk.open, *desk.linking);
        if (answer && begins_at_top(*answer)) ui.back_to_top();
    } else {
        return action;
    }
    if (!answer && ui.escaped()) answer = press::Back{};
    return answer;
}

/// The list and the complaint beside each other; on a narrow panel one after the other.
std::optional<Action> draw_work(Ui& ui, const Frame& frame, Desk& desk) {
    const bool beside = ui.has_room_for_side(list_em);
    std::optional<Action> action = begin_page(ui, page_of_work(desk, beside), frame);
    std::optional<Reference> chosen;
    if (desk.open) chosen = desk.open->complaint.reference;
    if (beside) {
        ui.begin_side(list_em);
        if (auto listed = draw_work_list(ui, frame, desk.work, chosen)) action = std::move(listed);
        ui.end_side();
    }
    const bool journal_beside = desk.open && beside && ui.has_room_beside(list_em, journal_em);
    if (journal_beside) ui.keep_beside(journal_em);
    ui.begin_content();
    if (desk.open) {
        const bool to_year = desk.work.from_year && !desk.work.behind;
        const std::string& back = frame.words(to_year ? w::year_back : w::desk_to_list);
        if (!beside && ui.button(back, ButtonStyle::plain, Icon::back)) action = press::CloseComplaint{};
        if (auto pressed = draw_complaint(ui, frame, *desk.open, shown_of(desk, journal_beside)))
            action = std::move(pressed);
    } else if (beside) {
        draw_hints(ui, frame);
    } else {
        tell_outcome(ui, frame);
        if (auto listed = draw_work_list(ui, frame, desk.work, chosen)) action = std::move(listed);
    }
    ui.end_content();
    if (journal_beside) {
        ui.begin_beside();
        draw_journal(ui, frame, desk.open->history);
        ui.end_beside();
    }
    const bool list_hidden = desk.open && !beside;
    if (ui.shortcut(U'/') && (list_hidden || desk.work.behind)) action = press::GoToSearch{list_hidden};
    if (action && begins_at_top(*action) && (beside || desk.open)) ui.back_to_top();
    return draw_question(ui, frame, desk, std::move(action));
}

std::optional<Action> draw_year_and_choice(Ui& ui, const Frame& frame, const YearState& year) {
    std::optional<Action> action = draw_year(ui, frame, year);
    if (!year.choosing) return action;
    action = draw_scope_choice(ui, frame, year);
    if (!action && ui.escaped()) action = press::Back{};
    return action;
}

}  // namespace

std::optional<Action> draw_desk(Ui& ui, Desk& desk, const Words& words, const Config& config, Date today) {
    const Frame frame{words, config, today, desk.place, desk.who, says_busy(desk), desk.done, desk.stays, desk.failure};
    switch (desk.place) {
        case Place::sign_in: return draw_sign_in(ui, frame, desk.sign_in);
        case Place::own_passphrase: return draw_own_passphrase(ui, frame, desk.own);
        case Place::recovery_key: return draw_recovery_key(ui, frame, desk.recovery);
        case Place::help: return draw_help_choice(ui, frame);
        case Place::work: return draw_work(ui, frame, desk);
        case Place::step:
            if (!desk.open) return press::Back{};
            return draw_step_form(ui, frame, *desk.open, desk.step);
        case Place::document: return draw_document(ui, frame, desk.open.get(), desk.document);
        case Place::scans: return draw_scans(ui, frame, desk.open.get(), desk.scans);
        case Place::letter: return draw_letter_form(ui, frame, desk.letter);
        case Place::intake: return draw_intake(ui, frame, desk.intake);
        case Place::accounts: return draw_accounts(ui, frame, desk.accounts);
        case Place::purge: return draw_purge_preview(ui, frame, desk.purge);
        case Place::year: return draw_year_and_choice(ui, frame, desk.year);
        case Place::year_note: return draw_note_form(ui, frame, desk.year);
    }
    return std::nullopt;
}

}  // namespace klachtenzuil::desk
