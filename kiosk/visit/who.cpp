#include "kiosk/visit/who.hpp"

#include <array>
#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/step.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array kind_explanations{w::who_client, w::who_employer, w::who_contract_party, w::who_staff,
                                       w::who_freelancer};
static_assert(kind_explanations.size() == complainant_kind_count);

void ask_for_whom(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    ui.subheading(words(w::who_for_whom));
    const bool answered = draft.who_speaks_answered;
    const std::array choices{
        Choice{.label = words(w::who_myself), .chosen = answered && !draft.for_someone_else, .icon = Icon::person},
        Choice{words(w::who_someone_else), words(w::who_someone_else_why), answered && draft.for_someone_else,
               Icon::people}};
    // The same problem place serves both questions of this field: whether somebody speaks for another, and as what.
    const std::string problem = problem_at(view, Field::representative_relation);
    if (const auto pressed = ui.choices("for_whom", choices, Choosing::one, answered ? std::string{} : problem)) {
        draft.who_speaks_answered = true;
        draft.for_someone_else = *pressed == 1;
    }
    if (!draft.for_someone_else) return;
    ui.field({.id = "relation",
              .label = words(w::who_relation),
              .hint = words(w::who_relation_hint),
              .limit = name_limit,
              .problem = problem},
             draft.form.complainant.representative.relation);
}

}  // namespace

std::optional<Action> draw_who(Ui& ui, const StepView& view, Draft& draft) {
    const Words& words = view.page.words;
    std::optional<Action> action = begin_step(ui, "who", view);
    ui.heading(words(w::who_heading));
    ui.text(words(w::who_how));
    ask_for_whom(ui, view, draft);

    const Word question = draft.for_someone_else ? w::who_kind_of_other : w::who_kind;
    ui.subheading(words.fill(question, fmt::arg("organisation", view.page.organisation.name)));
    std::vector<Choice> kinds;
    for (std::size_t i = 0; i < kind_explanations.size(); ++i) {
        const auto kind = static_cast<ComplainantKind>(i);
        kinds.push_back({words(word_for(kind)), words(kind_explanations[i]), draft.form.complainant.kind == kind});
    }
    if (const auto pressed = ui.choices("kind", kinds, Choosing::one, problem_at(view, Field::kind)))
        draft.form.complainant.kind = static_cast<ComplainantKind>(*pressed);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
