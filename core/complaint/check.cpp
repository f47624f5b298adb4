#include <algorithm>

#include "core/base/wipe.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/text.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::year;

// Before these a date is a slip of the hand.
constexpr Date earliest_receipt{year{2000}, std::chrono::January, std::chrono::day{1}};
constexpr Date earliest_event{year{1900}, std::chrono::January, std::chrono::day{1}};

/// Collects at most one problem a field: the first is the one to solve first.
class Problems {
  public:
    void add(Field field, Word what_to_do) {
        if (m_all.empty() || m_all.back().field != field) m_all.push_back({field, what_to_do});
    }
    /// Any text: readable, and not longer than the limit.
    void check_text(Field field, const std::string& text, std::size_t limit) {
        if (!is_plain_text(text)) add(field, w::check_text_unreadable);
        if (characters(text) > limit) add(field, w::check_text_too_long);
    }
    std::vector<Problem> take() { return std::move(m_all); }

  private:
    std::vector<Problem> m_all;
};

void check_receipt(Problems& problems, const Form& form, Date today) {
    const Date received = form.received.value_or(today);
    const bool possible = received.ok() && received >= earliest_receipt;
    if (!possible) problems.add(Field::received, w::check_date_impossible);
    if (possible && received > today) problems.add(Field::received, w::check_received_in_future);
    problems.check_text(Field::late_reason, form.late_reason, late_reason_limit);
    if (possible && days_between(received, today) > late_after_days && is_blank(form.late_reason)) {
        problems.add(Field::late_reason, w::check_late_reason);
    }
}

void check_who(Problems& problems, const Form& form) {
    const Complainant& who = form.complainant;
    const Representative& representative = who.representative;
    if (form.channel == Channel::kiosk && !who.kind) problems.add(Field::kind, w::check_kind);
    problems.check_text(Field::name, who.name, name_limit);
    if (!who.anonymous && is_blank(who.name)) problems.add(Field::name, w::check_name);
    problems.check_text(Field::representative_name, representative.name, name_limit);
    if (is_blank(representative.name) && !is_blank(representative.relation)) {
        problems.add(Field::representative_name, w::check_representative_name);
    }
    problems.check_text(Field::representative_relation, representative.relation, name_limit);
    // Whoever asks to stay unknown must not find that the name was kept all the same.
    if (who.anonymous && !is_blank(who.name)) problems.add(Field::anonymous, w::check_anonymous_with_name);
}

/// What is given must be readable; what the chosen way of answering needs must be there.
void check_contact(Problems& problems, const Complainant& who) {
    const auto answered_by = [&](ReplyBy way) { return !who.anonymous && who.reply_by == way; };
    problems.check_text(Field::phone, who.phone, contact_limit);
    if (is_blank(who.phone)) {
        if (answered_by(ReplyBy::phone)) problems.add(Field::phone, w::check_phone_needed);
    } else if (!normal_phone(who.phone)) {
        problems.add(Field::phone, w::check_phone);
    }
    problems.check_text(Field::email, who.email, contact_limit);
    if (is_blank(who.email)) {
        if (answered_by(ReplyBy::email)) problems.add(Field::email, w::check_email_needed);
    } else if (!is_email(who.email)) {
        problems.add(Field::email, w::check_email);
    }
    problems.check_text(Field::address, who.address, contact_limit);
    if (is_blank(who.address) && answered_by(ReplyBy::letter)) problems.add(Field::address, w::check_address_needed);
    if (!who.anonymous && !who.reply_by) problems.add(Field::reply_by, w::check_reply_by);
}

void check_persons(Problems& problems, const std::vector<std::string>& persons) {
    const auto named = std::count_if(persons.begin(), persons.end(), [](const auto& name) { return !is_blank(name); });
    if (static_cast<std::size_t>(named) > persons_limit) problems.add(Field::persons, w::check_persons_too_many);
    for (const auto& name : persons)
        problems.check_text(Field::persons, name, name_limit);
}

void check_events(Problems& problems, const Form& form, Date today) {
    if (form.about.none()) problems.add(Field::about, w::check_about);
    if (form.happened_on) {
        const bool possible = form.happened_on->ok() && *form.happened_on >= earliest_event;
        if (!possible) problems.add(Field::happened_on, w::check_date_impossible);
        if (*form.happened_on > today) problems.add(Field::happened_on, w::check_happened_in_future);
    }
    problems.check_text(Field::place, form.place, place_limit);
    check_persons(problems, form.persons);
    if (is_blank(form.story)) problems.add(Field::story, w::check_story);
    problems.check_text(Field::story, form.story, story_limit);
    problems.check_text(Field::wish, form.wish, wish_limit);
}

}  // namespace

bool is_colleague(ComplainantKind kind) {
    return kind == ComplainantKind::staff || kind == ComplainantKind::freelancer;
}

bool is_colleague(const Complainant& complainant) {
    return complainant.kind && is_colleague(*complainant.kind) && !complainant.anonymous && !is_blank(complainant.name);
}

std::vector<Problem> check(const Form& form, Date today) {
    Problems problems;
    check_receipt(problems, form, today);
    check_who(problems, form);
    check_contact(problems, form.complainant);
    check_events(problems, form, today);
    return problems.take();
}

void wipe(Form& form) {
    Complainant& who = form.complainant;
    for (std::string* text : {&who.name, &who.phone, &who.email, &who.address, &who.representative.name,
                              &who.representative.relation, &form.place, &form.story, &form.wish, &form.late_reason}) {
        wipe(*text);
    }
    wipe(form.persons);
    form = Form{};
}

}  // namespace klachtenzuil
