#include "kiosk/desk/step_form.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/date_question.hpp"
#include "kiosk/desk/desk_words.hpp"

namespace klachtenzuil::desk {

namespace {

/// A text that can be longer than this has a field of several lines.
constexpr std::size_t one_line = 200;
constexpr int lines_of_text = 5;

struct StepForm {
    Ui& ui;
    const Frame& frame;
    const OpenComplaint& open;
    StepDraft& draft;

    const Words& words() const { return frame.words; }

    std::string problem_at(std::string_view fact) const {
        const auto found = std::find_if(draft.problems.begin(), draft.problems.end(),
                                        [fact](const FactProblem& each) { return each.fact == fact; });
        return found == draft.problems.end() ? std::string() : words()(found->what_to_do);
    }

    std::string label_of(const FactSpec& fact) const {
        const std::string label = fact_label(words(), draft.kind, fact.name);
        return fact.required ? label : words().fill(w::desk_optional, fmt::arg("label", label));
    }

    /// Where what is typed will stand, for whoever types it.
    std::string hint_of(const FactSpec& fact) const {
        return words()(fact.sealed ? w::desk_sealed_hint : w::desk_clear_hint);
    }

    /// The step without what is typed, which no frame should copy.
    Step what_decides_days() const {
        Step step{draft.kind, {}};
        for (const std::string_view name : {"date", "about", "measure", "satisfied", "what"})
            step.facts.emplace(name, draft.value(name));
        return step;
    }

    void ask_day(const FactSpec& fact) {
        const bool to_come = fact.name == "until" || fact.name == "due";
        std::optional<std::chrono::year_month> month;
        if (const auto shown = draft.months.find(fact.name); shown != draft.months.end()) month = shown->second;
        const DayRange allowed =
            days_allowed(open.complaint, what_decides_days(), fact.name, &frame.config.terms, frame.today);
        const DateQuestion question{fact.name, label_of(fact), problem_at(fact.name), to_come, allowed};
        if (const auto day = ask_date(ui, frame, question, date_from_iso(draft.value(fact.name)), month))
            draft.set(fact.name, iso(*day));
        draft.months.erase(std::string(fact.name));
        if (month) draft.months.emplace(fact.name, *month);
    }

    /// Cards for named values; the value of the pressed one becomes the fact.
    void ask_one_of(const FactSpec& fact, const std::vector<std::string>& values, const std::vector<Choice>& choices) {
        ui.subheading(label_of(fact));
        const auto pressed = ui.choices(fact.name, choices, Choosing::one, problem_at(fact.name));
        if (pressed) draft.set(fact.name, values[*pressed]);
    }

    void ask_choice(const FactSpec& fact) {
        std::vector<std::string> values;
        std::vector<Choice> choices;
        for (const std::string_view value : fact.choices) {
            // A named person is linked where the person stands.
            if (draft.kind == StepKind::correct && value == "person") continue;
            // Nobody can be told only where there is nobody to be reached.
            if (fact.name == "how" && value == "impossible" && !open.complaint.anonymous) continue;
            values.emplace_back(value);
            choices.push_back(
                {.label = fact_text(words(), draft.kind, fact.name, value), .chosen = draft.value(fact.name) == value});
        }
        ask_one_of(fact, values, choices);
    }

    void ask_staff(const FactSpec& fact) {
        std::vector<std::string> values;
        std::vector<Choice> choices;
        for (const StaffLine& each : open.staff) {
            // The secretariat registers, and never handles.
            if (each.disabled || each.role == StaffRole::receptionist) continue;
            values.push_back(each.name);
            choices.push_back({.label = each.name,
                               .explanation = words()(word_for(each.role)),
                               .chosen = draft.value(fact.name) == each.name});
        }
        ask_one_of(fact, values, choices);
    }

    void ask_measure(const FactSpec& fact) {
        std::vector<std::string> values;
        std::vector<Choice> choices;
        for (const Measure& each : open.complaint.measures) {
            values.push_back(std::to_string(each.number));
            choices.push_back({.label = fmt::format("{}. {}", each.number, each.what),
                               .chosen = draft.value(fact.name) == values.back()});
        }
        ask_one_of(fact, values, choices);
    }

    void ask_text(const FactSpec& fact) {
        if (fact.name == "cause") offer_causes(fact);
        ui.field({.id = fact.name,
                  .label = label_of(fact),
                  .hint = hint_of(fact),
                  .limit = fact.limit,
                  .lines = fact.limit > one_line ? lines_of_text : 1,
                  .problem = problem_at(fact.name)},
                 draft.text(fact.name));
    }

    /// The causes that the organisation counts; another can be typed.
    void offer_causes(const FactSpec& fact) {
        const auto& causes = frame.config.analysis.causes;
        if (causes.empty()) return;
        std::vector<Choice> choices;
        choices.reserve(causes.size());
        for (const std::string& each : causes)
            choices.push_back({.label = each, .chosen = draft.value(fact.name) == each});
        ui.subheading(words()(w::desk_causes));
        if (const auto pressed = ui.choices("causes", choices, Choosing::one)) draft.set(fact.name, causes[*pressed]);
    }

    void ask(const FactSpec& fact) {
        switch (fact.kind) {
            case FactKind::date: ask_day(fact); return;
            case FactKind::choice: ask_choice(fact); return;
            case FactKind::staff: ask_staff(fact); return;
            case FactKind::number: ask_measure(fact); return;
            case FactKind::text: ask_text(fact); return;
        }
    }

    // --- putting something right ---

    /// Cards for the values that an enum can have.
    template <class Value, int count>
    void ask_value_of() {
        std::vector<Choice> choices;
        for (int i = 0; i < count; ++i) {
            const auto value = static_cast<Value>(i);
            choices.push_back(
                {.label = words()(klachtenzuil::word_for(value)), .chosen = draft.value("value") == name_of(value)});
        }
        if (const auto pressed = ui.choices("value", choices, Choosing::one))
            draft.set("value", name_of(static_cast<Value>(*pressed)));
    }

    void ask_categories() {
        Categories about = categories_from_list(draft.value("value")).value_or(Categories{});
        std::vector<Choice> choices;
        for (int i = 0; i < category_count; ++i) {
            const auto category = static_cast<Category>(i);
            choices.push_back({.label = words()(klachtenzuil::word_for(category)), .chosen = has(about, category)});
        }
        if (const auto pressed = ui.choices("value", choices, Choosing::several))
            draft.set("value", list_of(about.flip(*pressed)));
    }

    /// What stands there now, and what must stand there.
    void ask_value() {
        const std::string what(draft.value("what"));
        if (what.empty()) return;
        const std::string now = what_stands(open.complaint, what);
        ui.notice(Icon::info,
                  words().fill(w::desk_stands_now,
                               fmt::arg("value", now.empty() ? words()(w::desk_stands_nothing)
                                                             : fact_text(words(), draft.kind, "value", now))));
        const std::string label = words()(w::desk_fact_value);
        if (what == "received" || what == "acknowledged") {
            const FactSpec day{.name = "value", .kind = FactKind::date};
            ask_day(day);
            return;
        }
        ui.subheading(label);
        if (what == "kind") ask_value_of<ComplainantKind, complainant_kind_count>();
        if (what == "channel") ask_value_of<Channel, channel_count>();
        if (what == "about") ask_categories();
        if (what == "brought_letter") ask_yes_or_no();
        if (const std::string problem = problem_at("value"); !problem.empty()) ui.notice(Icon::warning, problem);
    }

    void ask_yes_or_no() {
        const std::array answers{Choice{.label = words()(w::step_yes), .chosen = draft.value("value") == "yes"},
                                 Choice{.label = words()(w::step_no), .chosen = draft.value("value") == "no"}};
        if (const auto pressed = ui.choices("value", answers, Choosing::one))
            draft.set("value", *pressed == 0 ? "yes" : "no");
    }

    /// Only where the summary was refused for a name is there anything to say of it.
    bool asks_about_names() const {
        const bool found = frame.failure && frame.failure->reason == Reason::summary_names_person;
        return found || !draft.value("names_checked").empty();
    }

    void all() {
        const std::string what(draft.value("what"));
        for (const FactSpec& fact : rule_of(draft.kind).registers) {
            if (fact.by_program) continue;
            if (fact.name == "names_checked" && !asks_about_names()) continue;
            const bool correcting = draft.kind == StepKind::correct;
            if (correcting && (fact.name == "person" || fact.name == "staff")) continue;
            if (correcting && fact.name == "value") {
                ask_value();
                continue;
            }
            ask(fact);
        }
        // Another thing to put right has another value.
        if (draft.kind == StepKind::correct && draft.value("what") != what) draft.set("value", {});
    }
};

}  // namespace

std::optional<Action> draw_step_form(Ui& ui, const Frame& frame, const OpenComplaint& open, StepDraft& draft) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_step", frame);
    const std::string& name = words(word_for(draft.kind));
    const auto press = ui.footer({.back = words(w::desk_cancel),
                                  .act = words(w::desk_register),
                                  .act_icon = Icon::check,
                                  .act_enabled = !frame.busy});
    if (press == FooterPress::back) action = press::Back{};
    if (press == FooterPress::act) {
        action = press::TakeStep{};
        ui.back_to_top();
    }
    ui.begin_content();
    ui.quiet(text_of(open.complaint.reference));
    ui.heading(name);
    ui.text(words(explanation_of(draft.kind)));
    tell_outcome(ui, frame);
    std::vector<StillNeeded> needed;
    for (const FactProblem& each : draft.problems) {
        std::string label = fact_label(words, draft.kind, each.fact);
        if (!label.ends_with('?')) label += ':';
        needed.push_back({label + " " + words(each.what_to_do), each.fact});
    }
    ui.problem_summary(words(w::desk_still_needed), needed);
    StepForm{ui, frame, open, draft}.all();
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
