#include "kiosk/draw.hpp"

#include "core/complaint/term.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/draw_desk.hpp"
#include "kiosk/visit/about.hpp"
#include "kiosk/visit/bar.hpp"
#include "kiosk/visit/check_answers.hpp"
#include "kiosk/visit/contact.hpp"
#include "kiosk/visit/done.hpp"
#include "kiosk/visit/happened.hpp"
#include "kiosk/visit/idle_warning.hpp"
#include "kiosk/visit/language_choice.hpp"
#include "kiosk/visit/look_choice.hpp"
#include "kiosk/visit/out_of_order.hpp"
#include "kiosk/visit/procedure_picture.hpp"
#include "kiosk/visit/sending.hpp"
#include "kiosk/visit/status_answer.hpp"
#include "kiosk/visit/status_question.hpp"
#include "kiosk/visit/stop_question.hpp"
#include "kiosk/visit/welcome.hpp"
#include "kiosk/visit/who.hpp"
#include "kiosk/visit/wish.hpp"

namespace klachtenzuil {

namespace {

/// Of the number that shows how a number looks.
constexpr int example_number = 42;

std::optional<Word> word_for(WipedByTime wiped) {
    switch (wiped) {
        case WipedByTime::nothing: return std::nullopt;
        case WipedByTime::complaint: return w::welcome_wiped;
        case WipedByTime::status: return w::status_wiped;
    }
    return std::nullopt;
}

struct Drawing {
    Ui& ui;
    Model& model;
    Moment now;
    PageView page;

    StepView step(Screen screen) const {
        const int number = static_cast<int>(screen) - static_cast<int>(Screen::about) + 1;
        return {page, number, model.problems, now.today, model.changing};
    }

    DoneView done() const {
        const Complaint& entry = model.filed->entry;
        return {.page = page,
                .reference = text_of(entry.reference),
                .received = entry.received,
                .deadlines = deadlines(entry.received, model.config.terms),
                .paper = paper_now(model),
                .trouble = model.paper ? model.paper->trouble : PrintTrouble::none,
                .anonymous = model.anonymous,
                .reply_by = model.reply_by,
                .brought_letter = entry.brought_letter};
    }

    StatusQuestionView status_question() const {
        return {.page = page,
                .problems = model.status.problems,
                .refused = model.status.refused,
                .example = text_of(Reference{model.config.node, static_cast<int>(now.today.year()), example_number})};
    }

    std::optional<Action> screen() const {
        Draft& draft = model.draft;
        switch (model.screen) {
            case Screen::out_of_order:
                return draw_out_of_order(
                    ui, {page, model.store_failure ? page.words.for_staff(*model.store_failure) : std::string{}});
            case Screen::welcome: return draw_welcome(ui, {page, word_for(model.wiped_by_time)});
            case Screen::procedure: return draw_procedure_picture(ui, {page, model.config.terms});
            case Screen::about: return draw_about(ui, step(Screen::about), draft);
            case Screen::who: return draw_who(ui, step(Screen::who), draft);
            case Screen::happened: return draw_happened(ui, step(Screen::happened), draft);
            case Screen::wish: return draw_wish(ui, step(Screen::wish), draft);
            case Screen::contact: return draw_contact(ui, step(Screen::contact), draft);
            case Screen::check: {
                const auto& failure = model.send_failure;
                return draw_check_answers(ui,
                                          {.step = step(Screen::check),
                                           .kept_months = model.config.retention.months,
                                           .send_failed = failure.has_value(),
                                           .failure = failure ? std::optional{failure->reason} : std::nullopt},
                                          draft);
            }
            case Screen::sending: return draw_sending(ui, {page});
            case Screen::done: return draw_done(ui, done());
            case Screen::status_question: return draw_status_question(ui, status_question(), model.status.draft);
            case Screen::status_answer: return draw_status_answer(ui, {page, *model.status.answer, now.today});
        }
        return std::nullopt;
    }

    std::optional<Action> overlay() const {
        switch (model.overlay) {
            case Overlay::none: return std::nullopt;
            case Overlay::stop_question: return draw_stop_question(ui, page);
            case Overlay::idle_warning:
                return draw_idle_warning(ui, {page, seconds_left(model, now.steady), something_told(model)});
            case Overlay::languages: return draw_language_choice(ui, page);
            case Overlay::look: return draw_look_choice(ui, page);
        }
        return std::nullopt;
    }
};

}  // namespace

PaperNow paper_now(const Model& model) {
    if (model.paper_failure) return PaperNow::trouble;
    if (!model.paper) return PaperNow::making;
    const bool trouble = model.paper->trouble != PrintTrouble::none;
    switch (model.paper->state) {
        case PrintState::wanted:
        case PrintState::created: return trouble ? PaperNow::trouble : PaperNow::making;
        case PrintState::sent: return trouble ? PaperNow::trouble : PaperNow::printing;
        case PrintState::confirmed: return PaperNow::out;
        case PrintState::filed: return PaperNow::at_desk;
        case PrintState::unknown:
        case PrintState::given_up: return PaperNow::trouble;
    }
    return PaperNow::trouble;
}

std::optional<Action> draw(Ui& ui, Model& model, const AllWords& words, Moment now) {
    PageView page{words[static_cast<std::size_t>(model.settings.language)], model.config.organisation, model.settings};
    if (!model.config.screen.languages.empty()) page.languages = model.config.screen.languages;
    page.can_stop = can_stop(model);
    page.can_call_desk = can_call_desk(model.screen);
    if (helping(model)) page.helper = model.desk->who->name;
    const Drawing drawing{ui, model, now, page};
    std::optional<Action> action;
    if (at_desk(model)) {
        if (auto at_desk = desk::draw_desk(ui, *model.desk, page.words, model.config, now.today))
            action = act::Desk{std::move(*at_desk)};
    } else {
        action = drawing.screen();
    }
    if (model.overlay == Overlay::none) return action;
    action = drawing.overlay();
    if (!action && ui.escaped()) action = act::CloseDialog{};
    return action;
}

}  // namespace klachtenzuil
