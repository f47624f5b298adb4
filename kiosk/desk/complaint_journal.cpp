#include "kiosk/desk/complaint_journal.hpp"

#include <array>
#include <string>

#include "core/base/wipe.hpp"
#include "core/letter/step_words.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/desk/document_list.hpp"

namespace klachtenzuil::desk {

namespace {

/// What it registered, a line each: "Hoe: met een brief"; after a question no colon.
std::string facts_of(const Words& words, const TakenStep& step) {
    std::string lines;
    for (CaseLine& each : fact_lines(words, step.kind, step.facts)) {
        lines += "\n" + each.label + (each.label.ends_with('?') ? " " : ": ") + each.text;
        klachtenzuil::wipe(each.text);
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
