#include "kiosk/visit/contact.hpp"

#include <array>
#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array reply_explanations{w::contact_reply_letter, w::contact_reply_email, w::contact_reply_phone,
                                        w::contact_reply_none};
static_assert(reply_explanations.size() == reply_by_count);

void ask_with_name(Ui& ui, const StepView& view, bool& anonymous) {
    const Words& words = view.page.words;
    const std::array choices{
        Choice{words(w::contact_with_name), words(w::contact_with_name_why), !anonymous},
        Choice{words(w::contact_without_name), words(w::contact_without_name_why), anonymous},
    };
    if (const auto pressed = ui.choices("with_name", choices, Choosing::one, problem_at(view, Field::anonymous)))
        anonymous = *pressed == 1;
}

void ask_names(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    Complainant& complainant = draft.form.complainant;
    if (draft.for_someone_else) {
        ui.field({.id = "own_name",
                  .label = words(w::contact_own_name),
                  .limit = name_limit,
                  .problem = problem_at(view, Field::representative_name)},
                 complainant.representative.name);
    }
    ui.field({.id = "name",
              .label = words(draft.for_someone_else ? w::contact_their_name : w::contact_name),
              .limit = name_limit,
              .problem = problem_at(view, Field::name)},
             complainant.name);
}

void ask_reply_by(Ui& ui, const StepView& view, std::optional<ReplyBy>& reply_by) {
    const Words& words = view.page.words;
    constexpr std::array icons{Icon::letter, Icon::email, Icon::phone, Icon::none};
    static_assert(icons.size() == reply_by_count);
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < reply_explanations.size(); ++i) {
        const auto way = static_cast<ReplyBy>(i);
        choices.push_back({words(word_for(way)), words(reply_explanations[i]), reply_by == way, icons[i]});
    }
    ui.subheading(words(w::contact_reply));
    if (const auto pressed = ui.choices("reply_by", choices, Choosing::one, problem_at(view, Field::reply_by)))
        reply_by = static_cast<ReplyBy>(*pressed);
}

void ask_phone(Ui& ui, const StepView& view, std::string& phone, const std::string& hint) {
    ui.field({.id = "phone",
              .label = view.page.words(w::contact_phone),
              .hint = hint,
              .limit = contact_limit,
              .problem = problem_at(view, Field::phone),
              .keys = FieldSpec::Keys::phone},
             phone);
}

/// Only what the chosen way needs; a phone number beside it for questions, if the visitor likes.
void ask_where(Ui& ui, const StepView& view, Complainant& complainant) {
    const Words& words = view.page.words;
    switch (*complainant.reply_by) {
        case ReplyBy::letter:
            ui.field({.id = "address",
                      .label = words(w::contact_address),
                      .hint = words(w::contact_address_hint),
                      .limit = contact_limit,
                      .lines = 3,
                      .problem = problem_at(view, Field::address)},
                     complainant.address);
            break;
        case ReplyBy::email:
            ui.field({.id = "email",
                      .label = words(w::contact_email),
                      .hint = words(w::contact_email_hint),
                      .limit = contact_limit,
                      .problem = problem_at(view, Field::email),
                      .keys = FieldSpec::Keys::email},
                     complainant.email);
            break;
        case ReplyBy::phone: ask_phone(ui, view, complainant.phone, {}); return;
        case ReplyBy::none: return;
    }
    ask_phone(ui, view, complainant.phone, words(w::contact_phone_extra_hint));
}

}  // namespace

std::optional<Action> draw_contact(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    Complainant& complainant = draft.form.complainant;
    std::optional<Action> action = begin_step(ui, "contact", view);
    ui.heading(words(w::contact_heading));
    ui.text(words(w::contact_how));
    ask_with_name(ui, view, complainant.anonymous);
    if (complainant.anonymous) {
        ui.notice(Icon::info, words(w::contact_without_name_means));
        ui.text(words(w::contact_story_names));
    } else {
        ask_names(ui, view, draft);
        ask_reply_by(ui, view, complainant.reply_by);
        const bool somewhere = complainant.reply_by && complainant.reply_by != ReplyBy::none;
        if (draft.for_someone_else && somewhere) ui.text(words(w::contact_either));
        if (complainant.reply_by) ask_where(ui, view, complainant);
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
