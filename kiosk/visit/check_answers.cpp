#include "kiosk/visit/check_answers.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/spoken.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

namespace {

/// The answers in the order of the steps, each with the step that asked for it. Holds what was told: wiped after
/// drawing.
struct Answers {
    const Words& words;
    std::vector<Answer> lines;
    std::vector<Screen> steps;

    /// An empty answer says that it was skipped.
    void add(Screen step, const std::string& question, const std::string& answer) {
        const bool skipped = answer.empty();
        lines.push_back({question, skipped ? words(w::review_skipped) : answer, skipped, words(w::review_change)});
        steps.push_back(step);
    }
    void add(Screen step, Word question, const std::string& answer) { add(step, words(question), answer); }

    ~Answers() {
        for (Answer& line : lines)
            wipe(line.answer);
    }
};

void append(std::string& list, const std::string& item) {
    if (!list.empty()) list += ", ";
    list += item;
}

std::string yes_or_no(const Words& words, std::optional<bool> answer) {
    if (!answer) return {};
    return words(*answer ? w::step_yes : w::step_no);
}

std::string spoken_when(const Words& words, const Draft& draft, const Form& form) {
    if (draft.when == When::not_known) return words(w::happened_not_known);
    return form.happened_on ? words.date(*form.happened_on) : std::string{};
}

void add_what(Answers& answers, const Draft& draft, const Form& form) {
    const Words& words = answers.words;
    answers.add(Screen::about, w::about_heading, text_of(form.about, words));
    answers.add(Screen::happened, w::happened_story, form.story);
    answers.add(Screen::happened, w::happened_when, spoken_when(words, draft, form));
    answers.add(Screen::happened, w::happened_place, form.place);
    std::string persons;
    for (const std::string& person : form.persons)
        append(persons, person);
    answers.add(Screen::happened, w::happened_persons, persons);
    wipe(persons);
    answers.add(Screen::wish, w::wish_heading, form.wish);
    answers.add(Screen::wish, w::wish_raised, yes_or_no(words, draft.raised_before));
    answers.add(Screen::wish, w::wish_letter, yes_or_no(words, draft.brought_letter));
}

void add_who(Answers& answers, const Draft& draft, const Organisation& organisation) {
    const Words& words = answers.words;
    const Complainant& complainant = draft.form.complainant;
    std::string for_whom;
    if (draft.who_speaks_answered) for_whom = words(draft.for_someone_else ? w::who_someone_else : w::who_myself);
    answers.add(Screen::who, w::who_for_whom, for_whom);
    if (draft.for_someone_else && !complainant.anonymous)
        answers.add(Screen::who, w::who_relation, complainant.representative.relation);
    const Word kind = draft.for_someone_else ? w::who_kind_of_other : w::who_kind;
    answers.add(Screen::who, words.fill(kind, fmt::arg("organisation", organisation.name)),
                complainant.kind ? words(word_for(*complainant.kind)) : std::string{});
}

void add_contact(Answers& answers, const Draft& draft, const Form& form) {
    const Words& words = answers.words;
    const Complainant& complainant = form.complainant;
    if (complainant.anonymous) {
        answers.add(Screen::contact, w::contact_name, words(w::contact_without_name));
        return;
    }
    if (draft.for_someone_else) answers.add(Screen::contact, w::contact_own_name, complainant.representative.name);
    answers.add(Screen::contact, draft.for_someone_else ? w::contact_their_name : w::contact_name, complainant.name);
    const std::optional<ReplyBy> by = complainant.reply_by;
    answers.add(Screen::contact, w::contact_reply, by ? words(word_for(*by)) : std::string{});
    if (by == ReplyBy::letter) answers.add(Screen::contact, w::contact_address, complainant.address);
    if (by == ReplyBy::email) answers.add(Screen::contact, w::contact_email, complainant.email);
    if (by && by != ReplyBy::none) answers.add(Screen::contact, w::contact_phone, complainant.phone);
}

std::optional<Action> draw_answers(Ui& ui, const CheckView& view, const Draft& draft) {
    Answers answers{view.step.page.words, {}, {}};
    Form form = form_of(draft, view.step.today);
    add_what(answers, draft, form);
    add_who(answers, draft, view.step.page.organisation);
    add_contact(answers, draft, form);
    wipe(form);
    if (const auto pressed = ui.answers(answers.lines)) return act::Change{answers.steps[*pressed]};
    return std::nullopt;
}

void tell_not_sent(Ui& ui, const CheckView& view) {
    const Words& words = view.step.page.words;
    const std::string& phone = view.step.page.organisation.phone;
    ui.notice(Icon::warning, words(w::review_not_sent));
    if (view.failure) ui.text(words.for_visitor(*view.failure));
    if (!phone.empty()) ui.text(words.fill(w::review_call, fmt::arg("phone", phone)));
    ui.text(words(w::review_try_again));
}

void draw_privacy(Ui& ui, const Words& words, int kept_months) {
    ui.subheading(words(w::review_privacy));
    ui.notice(Icon::lock, words(w::review_privacy_who));
    ui.text(words.fill(w::review_privacy_how_long, fmt::arg("time", words.months(kept_months))));
}

void ask_about_paper(Ui& ui, const Words& words, bool& story_on_paper) {
    ui.subheading(words(w::review_paper));
    ui.text(words(w::review_paper_why));
    const std::array choices{
        Choice{.label = words(w::review_paper_with), .chosen = story_on_paper},
        Choice{.label = words(w::review_paper_without), .chosen = !story_on_paper},
    };
    if (const auto pressed = ui.choices("paper", choices, Choosing::one)) story_on_paper = *pressed == 0;
}

}  // namespace

std::optional<Action> draw_check_answers(Ui& ui, const CheckView& view, Draft& draft) {
    const Words& words = view.step.page.words;
    std::optional<Action> action = begin_step(ui, "check", view.step, {words(w::review_send), act::Send{}});
    if (view.send_failed) tell_not_sent(ui, view);
    ui.heading(words(w::review_heading));
    ui.text(words(w::review_how));
    if (const auto change = draw_answers(ui, view, draft)) action = change;
    ask_about_paper(ui, words, draft.story_on_paper);
    draw_privacy(ui, words, view.kept_months);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
