#include "core/complaint/step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_json.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/complaint_json.hpp"
#include "platform/ctl/facts_json.hpp"
#include "platform/ctl/terminal.hpp"
#include "platform/ctl/whole_input.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Arguments as they were typed.
struct StepOptions {
    std::string reference;
    std::string step;
    std::string facts;
};

std::optional<StepKind> procedure_step_from(const std::string& name) {
    const auto step = step_kind_from(name);
    return step && is_procedure_step(*step) ? step : std::nullopt;
}

int say_taken(Session& session, const Casework& casework, const Complaint& after) {
    const Words& words = session.words;
    if (session.json) {
        session.out.line(json_of(after, session.config.terms, amsterdam(session.clock.now()).date).dump());
        return done;
    }
    session.out.line(words.fill(w::ctl_step_done, fmt::arg("reference", text_of(after.reference)),
                                fmt::arg("stage", words(word_for(after.stage)))));
    const auto possible = casework.possible(after.id);
    if (!possible) return done;  // the step is taken; what comes next can be seen later
    std::vector<std::string_view> next;
    for (const auto& each : *possible) {
        if (!each.refused) next.push_back(name_of(each.step));
    }
    if (!next.empty()) {
        session.out.line(words.fill(w::ctl_step_next, fmt::arg("steps", fmt::format("{}", fmt::join(next, ", ")))));
    }
    return done;
}

/// The facts as they were typed, or from standard input. Holds personal data.
Result<SecretText> facts_text(StepOptions& options) {
    if (options.facts != "-") return SecretText(std::move(options.facts));
    return read_input("-", largest_form_json);
}

/// The stored name of the fact that a refusal is about; nothing where it is about none.
std::string fact_of(StepKind kind, const Failure& failure) {
    if (failure.reason == Reason::summary_names_person) return "names_checked";
    const bool of_facts = failure.reason == Reason::facts_missing || failure.reason == Reason::fact_not_allowed ||
                          failure.reason == Reason::date_not_possible;
    // Behind the rule and what it is about.
    const std::string last = failure.detail.substr(failure.detail.rfind(' ') + 1);
    const auto specs = rule_of(kind).registers;
    const bool is_fact = of_facts && std::ranges::find(specs, last, &FactSpec::name) != specs.end();
    return is_fact ? last : std::string();
}

/// What somebody types is the stored name of a fact, and the sentence calls it by its words: both are told.
int refuse_step(const Words& words, StepKind kind, const Failure& failure) {
    const std::string fact = fact_of(kind, failure);
    if (fact.empty()) return refuse(words, failure);
    say_error(words.for_staff(failure) + " " + words.fill(w::ctl_step_fact_name, fmt::arg("fact", fact)));
    return exit_status(failure.reason);
}

int step(Session& session, StepOptions& options) {
    const Words& words = session.words;
    const auto kind = procedure_step_from(options.step);
    if (options.reference.empty() || !kind) {
        return refuse(words, {Reason::usage, words.fill(w::ctl_step_which, fmt::arg("steps", step_names(" | ")))});
    }
    if (options.facts.empty()) return refuse(words, {Reason::usage, words(w::ctl_step_facts_which)});
    const auto text = facts_text(options);
    if (!text) return refuse(words, text.error());
    auto facts = read_facts(*kind, text->text(), words);
    if (!facts) return refuse_step(words, *kind, facts.error());
    Step asked{.kind = *kind, .facts = std::move(*facts)};
    const int status = with_complaint(
        session, options.reference, [&](Register& /*store*/, Casework& casework, const Complaint& complaint) {
            const auto after = casework.take(complaint.id, asked);
            return after ? say_taken(session, casework, *after) : refuse_step(words, *kind, after.error());
        });
    wipe(asked);
    return status;
}

}  // namespace

void add_step(Commands& commands, const Words& words) {
    const auto options = std::make_shared<StepOptions>();
    commands.add("step", words(w::ctl_step), [options](Session& session) { return step(session, *options); })
        .word("REF", options->reference, words(w::ctl_show_reference))
        .word("STEP", options->step, words.fill(w::ctl_step_step, fmt::arg("steps", step_names(", "))))
        .value("--facts", options->facts, words(w::ctl_step_facts), "JSON")
        // «step REF decide --help» and «step decide --help» tell of that step alone.
        .footer([options, &words]() -> std::string {
            for (const std::string* typed : {&options->step, &options->reference}) {
                if (const auto kind = procedure_step_from(*typed)) return explain_facts(*kind, words);
            }
            return explain_all_facts(words);
        });
}

}  // namespace klachtenzuil::ctl
