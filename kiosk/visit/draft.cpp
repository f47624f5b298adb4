#include "kiosk/visit/draft.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"
#include "core/complaint/text.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/step_fields.hpp"

namespace klachtenzuil {

namespace {

std::optional<Date> happened_on(const Draft& draft, Date today) {
    switch (draft.when) {
        case When::today: return today;
        case When::yesterday: return plus_days(today, -1);
        case When::on_a_day: return draft.form.happened_on;
        case When::unanswered:
        case When::not_known: return std::nullopt;
    }
    return std::nullopt;
}

/// Takes out of the form what the visitor no longer sees, though it may have been typed before.
void leave_out_unseen(Complainant& complainant, bool for_someone_else) {
    if (complainant.anonymous) {
        wipe(complainant.name);
        complainant.reply_by = ReplyBy::none;
    }
    if (complainant.anonymous || !for_someone_else) {
        wipe(complainant.representative.name);
        wipe(complainant.representative.relation);
    }
    const std::optional<ReplyBy> by = complainant.reply_by;
    if (by != ReplyBy::letter) wipe(complainant.address);
    if (by != ReplyBy::email) wipe(complainant.email);
    if (!by || by == ReplyBy::none) wipe(complainant.phone);
}

/// The form's checks speak to any receiver; the screens use the words of their own answers, and ask who fills it in for
/// someone else about that person.
void use_words_of_screens(std::vector<Problem>& problems, bool for_someone_else) {
    for (Problem& problem : problems) {
        if (problem.what_to_do == w::check_name)
            problem.what_to_do = for_someone_else ? w::contact_give_their_name : w::contact_give_name;
        if (problem.what_to_do == w::check_kind && for_someone_else) problem.what_to_do = w::who_choose_their_kind;
    }
}

/// What the screens ask beyond the form.
void add_own_questions(std::vector<Problem>& problems, const Draft& draft) {
    if (!draft.who_speaks_answered) problems.push_back({Field::representative_relation, w::who_choose_for_whom});
    if (draft.when == When::on_a_day && !draft.form.happened_on)
        problems.push_back({Field::happened_on, w::happened_choose_day});
    const Complainant& complainant = draft.form.complainant;
    const bool nameless = is_blank(complainant.representative.name);
    const bool asked_already = std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
        return problem.field == Field::representative_name;
    });
    if (draft.for_someone_else && !complainant.anonymous && nameless && !asked_already)
        problems.push_back({Field::representative_name, w::check_representative_name});
}

}  // namespace

Form form_of(const Draft& draft, Date today) {
    Form form = draft.form;
    form.channel = Channel::kiosk;
    form.received = std::nullopt;
    form.happened_on = happened_on(draft, today);
    form.persons = split_names(draft.persons);
    form.raised_before = draft.raised_before.value_or(false);
    form.brought_letter = draft.brought_letter.value_or(false);
    Complainant& complainant = form.complainant;
    leave_out_unseen(complainant, draft.for_someone_else);
    for (std::string* text :
         {&complainant.name, &complainant.phone, &complainant.email, &complainant.address,
          &complainant.representative.name, &complainant.representative.relation, &form.place, &form.story, &form.wish})
        trim(*text);
    return form;
}

std::vector<Problem> problems_of(const Draft& draft, Screen step, Date today) {
    Form form = form_of(draft, today);
    std::vector<Problem> found = check(form, today);
    wipe(form);
    use_words_of_screens(found, draft.for_someone_else);
    add_own_questions(found, draft);
    std::vector<Problem> ordered;
    for (int i = 0; i < screen_count; ++i) {
        const Screen asking = static_cast<Screen>(i);
        if (step != Screen::check && asking != step) continue;
        for (const Field field : fields_of(asking)) {
            std::copy_if(found.begin(), found.end(), std::back_inserter(ordered),
                         [field](const Problem& problem) { return problem.field == field; });
        }
    }
    return ordered;
}

void wipe(Draft& draft) {
    wipe(draft.form);
    wipe(draft.persons);
    draft = Draft{};
}

}  // namespace klachtenzuil
