#include "kiosk/desk/intake_draft.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/wipe.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::string_view white_space = " \t\r\n";

/// In place, so that no copy of what was told stays behind.
void trim(std::string& text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string::npos) {
        klachtenzuil::wipe(text);
        return;
    }
    text.erase(text.find_last_not_of(white_space) + 1);
    text.erase(0, first);
}

std::vector<std::string> split_names(std::string_view typed) {
    std::vector<std::string> names;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find_first_of(",;\n"), typed.size());
        std::string name(typed.substr(0, end));
        trim(name);
        if (!name.empty()) names.push_back(std::move(name));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return names;
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
    return problems;
}

void wipe(IntakeDraft& draft) {
    klachtenzuil::wipe(draft.form);
    klachtenzuil::wipe(draft.persons);
    draft = IntakeDraft{};
}

}  // namespace klachtenzuil::desk
