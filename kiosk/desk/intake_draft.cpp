#include "kiosk/desk/intake_draft.hpp"

#include <algorithm>
#include <array>

#include "core/base/wipe.hpp"
#include "core/complaint/text.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

struct OtherWord {
    Word for_visitor;
    Word for_staff;
};
/// The form's checks speak to who complains; at the desk somebody else fills it in.
constexpr std::array other_words{
    OtherWord{w::check_about, w::desk_need_about},
    OtherWord{w::check_kind, w::desk_need_kind},
    OtherWord{w::check_name, w::desk_need_name},
    OtherWord{w::check_reply_by, w::desk_need_reply},
    OtherWord{w::check_address_needed, w::desk_need_address},
    OtherWord{w::check_email_needed, w::desk_need_email},
    OtherWord{w::check_phone_needed, w::desk_need_phone},
    OtherWord{w::check_representative_name, w::desk_need_representative},
};

void speak_to_staff(std::vector<Problem>& problems) {
    for (Problem& problem : problems) {
        const auto found = std::find_if(other_words.begin(), other_words.end(), [&problem](const OtherWord& each) {
            return each.for_visitor == problem.what_to_do;
        });
        if (found != other_words.end()) problem.what_to_do = found->for_staff;
    }
}

}  // namespace

IntakeDraft begin_intake(Date today, Language language) {
    IntakeDraft draft;
    draft.id = new_id<ComplaintId>();
    draft.form.channel = Channel::phone;
    draft.form.received = today;
    draft.form.language = language;
    return draft;
}

Form form_of(const IntakeDraft& draft) {
    Form form = draft.form;
    form.persons = split_names(draft.persons);
    if (!draft.happened_known) form.happened_on.reset();
    Complainant& who = form.complainant;
    if (!draft.on_behalf || who.anonymous) {
        klachtenzuil::wipe(who.representative.name);
        klachtenzuil::wipe(who.representative.relation);
    }
    if (who.anonymous) {
        klachtenzuil::wipe(who.name);
        who.reply_by = ReplyBy::none;
    }
    for (std::string* text : {&who.name, &who.phone, &who.email, &who.address, &who.representative.name,
                              &who.representative.relation, &form.place, &form.story, &form.wish, &form.late_reason})
        trim(*text);
    return form;
}

std::vector<Problem> problems_of(const IntakeDraft& draft, Date today) {
    Form form = form_of(draft);
    std::vector<Problem> problems = check(form, today);
    if (draft.on_behalf && !form.complainant.anonymous && form.complainant.representative.name.empty() &&
        std::none_of(problems.begin(), problems.end(),
                     [](const Problem& each) { return each.field == Field::representative_name; }))
        problems.push_back({Field::representative_name, w::check_representative_name});
    klachtenzuil::wipe(form);
    speak_to_staff(problems);
    return problems;
}

void wipe(IntakeDraft& draft) {
    klachtenzuil::wipe(draft.form);
    klachtenzuil::wipe(draft.persons);
    draft = IntakeDraft{};
}

}  // namespace klachtenzuil::desk
