#include "kiosk/desk/intake.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/complaint/form_names.hpp"
#include "core/words/language_name.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/date_question.hpp"

namespace klachtenzuil::desk {

namespace {

/// The ways in that the desk takes; at the kiosk visitors fill in themselves.
constexpr std::array channels{Channel::phone, Channel::letter, Channel::email, Channel::walk_in};

/// The id of the question that asks for the field.
std::string_view question_about(Field field) {
    switch (field) {
        case Field::channel: return "channel";
        case Field::received: return "received";
        case Field::late_reason: return "late_reason";
        case Field::kind: return "kind";
        case Field::name: return "name";
        case Field::representative_name: return "representative";
        case Field::representative_relation: return "relation";
        case Field::anonymous: return "with_name";
        case Field::phone: return "phone";
        case Field::email: return "email";
        case Field::address: return "address";
        case Field::reply_by: return "reply_by";
        case Field::about: return "about";
        case Field::happened_on: return "happened_on";
        case Field::place: return "place";
        case Field::persons: return "persons";
        case Field::story: return "story";
        case Field::wish: return "wish";
    }
    return {};
}

struct Intake {
    Ui& ui;
    const Frame& frame;
    IntakeDraft& draft;

    const Words& words() const { return frame.words; }

    std::string problem_at(Field field) const {
        const auto found = std::find_if(draft.problems.begin(), draft.problems.end(),
                                        [field](const Problem& each) { return each.field == field; });
        return found == draft.problems.end() ? std::string() : words()(found->what_to_do);
    }

    void field(std::string_view id, Word label, std::string& text, std::size_t limit, Field about, int lines = 1) {
        ui.field({.id = id, .label = words()(label), .limit = limit, .lines = lines, .problem = problem_at(about)},
                 text);
    }

    void ask_how_it_came() {
        std::vector<Choice> choices;
        choices.reserve(channels.size());
        for (const Channel each : channels)
            choices.push_back({.label = words()(klachtenzuil::word_for(each)), .chosen = draft.form.channel == each});
        ui.subheading(words()(w::desk_intake_channel));
        if (const auto pressed = ui.choices("channel", choices, Choosing::one)) {
            draft.form.channel = channels[*pressed];
            // A written complaint is attached; until then it lies at the desk.
            draft.form.brought_letter = draft.form.channel == Channel::letter;
        }
        const DateQuestion received{"received", words()(w::desk_what_received), problem_at(Field::received)};
        if (const auto day = ask_date(ui, frame, received, draft.form.received, draft.received_month))
            draft.form.received = day;
        const Date day = draft.form.received.value_or(frame.today);
        if (days_between(day, frame.today) > late_after_days)
            field("late_reason", w::desk_intake_late, draft.form.late_reason, late_reason_limit, Field::late_reason, 3);
    }

    void ask_about() {
        std::vector<Choice> choices;
        for (int i = 0; i < category_count; ++i) {
            const auto each = static_cast<Category>(i);
            choices.push_back(
                {words()(klachtenzuil::word_for(each)), words()(explanation_of(each)), has(draft.form.about, each)});
        }
        ui.subheading(words()(w::desk_intake_about));
        if (const auto pressed = ui.choices("about", choices, Choosing::several, problem_at(Field::about)))
            draft.form.about.flip(*pressed);
    }

    void ask_what() {
        field("story", w::desk_story, draft.form.story, story_limit, Field::story, 6);
        const std::array known{
            Choice{.label = words()(w::desk_happened_known), .chosen = draft.happened_known},
            Choice{.label = words()(w::happened_not_known), .chosen = !draft.happened_known},
        };
        ui.subheading(words()(w::desk_happened_on));
        if (const auto pressed = ui.choices("happened_known", known, Choosing::one))
            draft.happened_known = *pressed == 0;
        if (draft.happened_known) {
            const DateQuestion day{"happened_on", words()(w::desk_happened_day), problem_at(Field::happened_on)};
            if (const auto on = ask_date(ui, frame, day, draft.form.happened_on, draft.happened_month))
                draft.form.happened_on = on;
        }
        field("place", w::desk_place, draft.form.place, place_limit, Field::place);
        field("persons", w::desk_intake_persons, draft.persons, name_limit * persons_limit, Field::persons, 2);
        field("wish", w::desk_wish, draft.form.wish, wish_limit, Field::wish, 3);
    }

    void ask_who() {
        Complainant& who = draft.form.complainant;
        std::vector<Choice> kinds;
        for (int i = 0; i < complainant_kind_count; ++i) {
            const auto each = static_cast<ComplainantKind>(i);
            kinds.push_back({.label = words()(klachtenzuil::word_for(each)), .chosen = who.kind == each});
        }
        ui.subheading(words()(w::desk_what_kind));
        if (const auto pressed = ui.choices("kind", kinds, Choosing::one, problem_at(Field::kind)))
            who.kind = static_cast<ComplainantKind>(*pressed);
        const std::array names{
            Choice{.label = words()(w::desk_intake_with_name), .chosen = !who.anonymous},
            Choice{.label = words()(w::desk_intake_without_name), .chosen = who.anonymous},
        };
        ui.subheading(words()(w::desk_complainant));
        if (const auto pressed = ui.choices("with_name", names, Choosing::one, problem_at(Field::anonymous)))
            who.anonymous = *pressed == 1;
        if (who.anonymous) return;
        field("name", w::desk_intake_name, who.name, name_limit, Field::name);
        const std::array speakers{
            Choice{.label = words()(w::desk_intake_self), .chosen = !draft.on_behalf},
            Choice{.label = words()(w::desk_intake_other), .chosen = draft.on_behalf},
        };
        if (const auto pressed = ui.choices("on_behalf", speakers, Choosing::one)) draft.on_behalf = *pressed == 1;
        if (draft.on_behalf) {
            field("representative", w::desk_representative, who.representative.name, name_limit,
                  Field::representative_name);
            field("relation", w::desk_relation, who.representative.relation, name_limit,
                  Field::representative_relation);
        }
        ask_reply();
    }

    void ask_reply() {
        Complainant& who = draft.form.complainant;
        std::vector<Choice> ways;
        for (int i = 0; i < reply_by_count; ++i) {
            const auto each = static_cast<ReplyBy>(i);
            ways.push_back({.label = words()(klachtenzuil::word_for(each)), .chosen = who.reply_by == each});
        }
        ui.subheading(words()(w::desk_intake_reply));
        if (const auto pressed = ui.choices("reply_by", ways, Choosing::one, problem_at(Field::reply_by)))
            who.reply_by = static_cast<ReplyBy>(*pressed);
        field("address", w::contact_address, who.address, contact_limit, Field::address, 3);
        field("email", w::contact_email, who.email, contact_limit, Field::email);
        field("phone", w::contact_phone, who.phone, contact_limit, Field::phone);
        std::vector<Choice> languages;
        for (const Language each : all_languages)
            languages.push_back({.label = words()(own_name(each)), .chosen = draft.form.language == each});
        ui.subheading(words()(w::desk_fact_language));
        if (const auto pressed = ui.choices("language", languages, Choosing::one))
            draft.form.language = all_languages[*pressed];
    }

    /// What may be the same complaint. It is shown, and never a reason to refuse one.
    std::optional<Action> tell_like() {
        if (draft.like.empty()) return std::nullopt;
        std::string list;
        for (const Reference& each : draft.like) {
            if (!list.empty()) list += ", ";
            list += text_of(each);
        }
        ui.notice(Icon::info, words().fill(w::desk_intake_like, fmt::arg("references", list)));
        return std::nullopt;
    }
};

}  // namespace

std::optional<Action> draw_intake(Ui& ui, const Frame& frame, IntakeDraft& draft) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_intake", frame);
    const bool seen = draft.like_asked && !draft.like.empty();
    const auto press = ui.footer({.back = words(w::desk_cancel),
                                  .act = words(seen ? w::desk_intake_store_all_the_same : w::desk_intake_store),
                                  .act_icon = Icon::check,
                                  .act_enabled = !frame.busy});
    if (press == FooterPress::back) action = press::Back{};
    if (press == FooterPress::act) {
        action = press::FileComplaint{};
        ui.back_to_top();
    }
    ui.begin_content();
    ui.heading(words(w::desk_intake_heading));
    tell_outcome(ui, frame);
    Intake intake{ui, frame, draft};
    intake.tell_like();
    std::vector<StillNeeded> needed;
    for (const Problem& each : draft.problems)
        needed.push_back({words(each.what_to_do), std::string(question_about(each.field))});
    ui.problem_summary(words(w::desk_still_needed), needed);
    intake.ask_how_it_came();
    intake.ask_about();
    intake.ask_what();
    intake.ask_who();
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
