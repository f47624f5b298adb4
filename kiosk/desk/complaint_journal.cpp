#include "kiosk/desk/complaint_journal.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/document_list.hpp"

namespace klachtenzuil::desk {

namespace {

/// "Hoe: met een brief"; after a question no colon.
std::string fact_line(const Words& words, StepKind step, std::string_view name, std::string_view value) {
    const std::string label = fact_label(words, step, name);
    std::string text = fact_text(words, step, name, value);
    std::string line = "\n" + label + (label.ends_with('?') ? " " : ": ") + text;
    klachtenzuil::wipe(text);
    return line;
}

/// What it registered: in the order in which it asks for it, then what else it holds.
std::string facts_of(const Words& words, const TakenStep& step) {
    std::string lines;
    std::vector<std::string_view> told;
    if (is_procedure_step(step.kind)) {
        for (const FactSpec& spec : rule_of(step.kind).registers) {
            const auto fact = step.facts.find(spec.name);
            if (fact == step.facts.end()) continue;
            lines += fact_line(words, step.kind, fact->first, fact->second);
            told.push_back(spec.name);
        }
    }
    for (const auto& [name, value] : step.facts) {
        if (std::find(told.begin(), told.end(), name) == told.end()) lines += fact_line(words, step.kind, name, value);
    }
    return lines;
}

/// A step of the journal in words.
std::string told_by(const Words& words, const TakenStep& step) {
    // What a complaint was filed with stands on its page already.
    if (step.kind == StepKind::file) return words(done_word_for(step.kind));
    if (is_document(step)) return document_in_journal(words, step);
    const auto kind = step.facts.find("kind");
    const bool note = step.kind == StepKind::note;
    if (note && kind != step.facts.end() && kind->second == "key") return words(w::desk_journal_key);
    return words(note ? w::desk_fact_text : done_word_for(step.kind)) + facts_of(words, step);
}

}  // namespace

void draw_journal(Ui& ui, const Frame& frame, std::span<const TakenStep> history) {
    const Words& words = frame.words;
    ui.subheading(words(w::desk_journal));
    for (auto step = history.rbegin(); step != history.rend(); ++step) {
        std::string what = told_by(words, *step);
        if (step->disputed)
            what += "\n" + words.fill(w::desk_disputed, fmt::arg("reason", words(dispute_word(*step->disputed))));
        std::array lines{RecordLine{words.fill(w::desk_journal_line, fmt::arg("time", short_time(step->at)),
                                               fmt::arg("actor", actor_text(words, step->actor))),
                                    std::move(what), step->disputed.has_value()}};
        ui.record(lines);
        klachtenzuil::wipe(lines.front().text);
        ui.gap();
    }
}

}  // namespace klachtenzuil::desk
