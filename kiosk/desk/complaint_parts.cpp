#include "kiosk/desk/complaint_parts.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"
#include "kiosk/visit/spoken.hpp"

namespace klachtenzuil::desk {

namespace {

/// Lines of a record. Those of a dossier hold what was told: wiped after drawing.
struct Record {
    std::vector<RecordLine> lines;

    void add(const std::string& label, std::string text, bool warns = false) {
        if (text.empty()) return;
        lines.push_back({label, std::move(text), warns});
    }
    ~Record() {
        for (RecordLine& line : lines)
            klachtenzuil::wipe(line.text);
    }
};

std::string date_text(const std::optional<Date>& date) {
    return date ? short_date(*date) : std::string();
}

/// The day on which a stage was reached.
std::optional<Date> reached(const Complaint& complaint, Stage stage) {
    switch (stage) {
        case Stage::received: return complaint.received;
        case Stage::assessing: return complaint.started;
        case Stage::handling: return complaint.accepted;
        case Stage::decided: return complaint.decision ? std::optional{complaint.decision->date} : std::nullopt;
        case Stage::completed: return complaint.completion ? std::optional{complaint.completion->date} : std::nullopt;
        case Stage::refused: return complaint.refused ? std::optional{complaint.refused->date} : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

void draw_stages(Ui& ui, const Frame& frame, const Complaint& complaint) {
    const Words& words = frame.words;
    const bool refused = complaint.stage == Stage::refused;
    std::vector<Stage> stages{Stage::received, Stage::assessing};
    if (refused) {
        stages.push_back(Stage::refused);
    } else {
        stages.insert(stages.end(), {Stage::handling, Stage::decided, Stage::completed});
    }
    std::vector<TrackStop> stops;
    bool ahead = false;
    for (const Stage stage : stages) {
        const bool here = stage == complaint.stage;
        const auto date = reached(complaint, stage);
        const auto state = here ? TrackStop::State::here : ahead ? TrackStop::State::ahead : TrackStop::State::passed;
        stops.push_back({words(klachtenzuil::word_for(stage)), ahead ? std::string() : date_text(date), state});
        ahead = ahead || here;
    }
    ui.track(stops);
}

void draw_terms(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    ui.subheading(words(w::desk_terms));
    Record record;
    for (int i = 0; i < term_kind_count; ++i) {
        const Term& term = open.terms[static_cast<std::size_t>(i)];
        if (!term.applies) continue;
        const std::string& label = words(word_for(static_cast<TermKind>(i)));
        if (term.done) {
            record.add(label,
                       words.fill(term.met() ? w::desk_term_met : w::desk_term_late,
                                  fmt::arg("date", short_date(*term.done)), fmt::arg("due", short_date(term.due))));
        } else {
            record.add(label,
                       words.fill(w::desk_term_open, fmt::arg("due", short_date(term.due)),
                                  fmt::arg("left", days_left(words, term.due, frame.today))),
                       term.overdue(frame.today));
        }
    }
    ui.record(record.lines);
    const Term& complete = open.terms[static_cast<std::size_t>(TermKind::complete)];
    if (open.complaint.reopened > 0 && complete.overdue(frame.today))
        ui.notice(Icon::info, words(w::desk_term_reopened));
}

void draw_register(Ui& ui, const Frame& frame, const Complaint& complaint) {
    const Words& words = frame.words;
    ui.subheading(words(w::desk_facts));
    Record record;
    record.add(words(w::desk_what_received), words.date(complaint.received));
    record.add(words(w::desk_what_channel), words(klachtenzuil::word_for(complaint.channel)));
    if (complaint.kind) record.add(words(w::desk_what_kind), words(klachtenzuil::word_for(*complaint.kind)));
    record.add(words(w::desk_what_about), text_of(complaint.about, words));
    record.add(words(w::desk_fact_language), words(own_name(complaint.language)));
    record.add(words(w::desk_fact_handler), complaint.handler.empty() ? words(w::desk_no_handler) : complaint.handler,
               complaint.handler.empty());
    if (complaint.brought_letter) record.add(words(w::desk_what_letter), words(w::desk_letter_waits), true);
    for (int i = 0; i < side_count; ++i) {
        const auto& hearing = complaint.heard[static_cast<std::size_t>(i)];
        if (!hearing) continue;
        record.add(
            words.fill(w::desk_side_heard, fmt::arg("side", words(klachtenzuil::word_for(static_cast<Side>(i))))),
            words.fill(hearing->waived ? w::desk_heard_not : w::desk_heard_on,
                       fmt::arg("date", short_date(hearing->date))));
    }
    if (complaint.extension)
        record.add(words(w::desk_fact_until),
                   words.fill(complaint.extension->told ? w::desk_extended : w::desk_extended_untold,
                              fmt::arg("date", short_date(complaint.extension->until))),
                   !complaint.extension->told);
    if (complaint.refused) {
        record.add(words(klachtenzuil::word_for(Stage::refused)),
                   words(klachtenzuil::word_for(complaint.refused->reason)));
        record.add(words(w::desk_told_refusal), date_text(complaint.refused->told));
    }
    if (complaint.decision) {
        record.add(words(w::desk_fact_outcome), words(klachtenzuil::word_for(complaint.decision->outcome)));
        record.add(words(w::desk_fact_cause), complaint.decision->cause);
        record.add(words(w::desk_told_outcome), date_text(complaint.decision->told));
    }
    record.add(words(w::desk_done_refer), date_text(complaint.referred));
    if (complaint.completion) {
        record.add(words(w::desk_fact_satisfied), words(klachtenzuil::word_for(complaint.completion->satisfied)));
        record.add(words(w::desk_fact_summary), complaint.completion->summary);
    }
    if (complaint.reopened > 0)
        record.add(words(w::desk_reopened), words.fill(w::desk_times, fmt::arg("count", complaint.reopened)));
    record.add(words(w::desk_done_destroy), date_text(complaint.destroyed));
    ui.record(record.lines);
}

void draw_told(Ui& ui, const Frame& frame, const Form& form) {
    const Words& words = frame.words;
    const Complainant& who = form.complainant;
    ui.subheading(words(w::desk_told));
    Record record;
    record.add(words(w::desk_complainant), who.anonymous ? words(w::contact_without_name) : who.name);
    record.add(words(w::desk_representative), who.representative.name);
    record.add(words(w::desk_relation), who.representative.relation);
    if (who.reply_by) record.add(words(w::contact_reply), words(klachtenzuil::word_for(*who.reply_by)));
    record.add(words(w::contact_phone), who.phone);
    record.add(words(w::contact_email), who.email);
    record.add(words(w::contact_address), who.address);
    record.add(words(w::desk_happened_on), form.happened_on ? words.date(*form.happened_on) : std::string());
    record.add(words(w::desk_place), form.place);
    std::string persons;
    for (const std::string& person : form.persons) {
        if (!persons.empty()) persons += ", ";
        persons += person;
    }
    record.add(words(w::desk_involved), std::move(persons));
    record.add(words(w::desk_story), form.story);
    record.add(words(w::desk_wish), form.wish);
    if (form.raised_before) record.add(words(w::desk_raised), words(w::step_yes));
    record.add(words(w::desk_late_reason), form.late_reason);
    ui.record(record.lines);
}

void draw_measures(Ui& ui, const Frame& frame, const Complaint& complaint) {
    const Words& words = frame.words;
    if (complaint.measures.empty()) return;
    ui.subheading(words(w::desk_measures));
    Record record;
    for (const Measure& each : complaint.measures) {
        const bool waits = !each.checked && frame.today > each.due;
        const std::string state = each.result ? words(klachtenzuil::word_for(*each.result))
                                              : words.fill(w::desk_measure_due, fmt::arg("date", short_date(each.due)));
        record.add(fmt::format("{}. {}", each.number, words(klachtenzuil::word_for(each.kind))),
                   words.fill(w::desk_measure_line, fmt::arg("what", each.what), fmt::arg("owner", each.owner),
                              fmt::arg("state", state)),
                   waits);
    }
    ui.record(record.lines);
}

void draw_journal(Ui& ui, const Frame& frame, std::span<const TakenStep> history) {
    const Words& words = frame.words;
    ui.subheading(words(w::desk_journal));
    for (auto step = history.rbegin(); step != history.rend(); ++step) {
        Record record;
        std::string what = words(done_word_for(step->kind));
        if (step->disputed)
            what += "\n" + words.fill(w::desk_disputed, fmt::arg("reason", words(dispute_word(*step->disputed))));
        // What a complaint was filed with stands above already.
        if (step->kind != StepKind::file) {
            for (const auto& [name, value] : step->facts) {
                std::string text = fact_text(words, step->kind, name, value);
                what += "\n" + fact_label(words, step->kind, name) + ": " + text;
                klachtenzuil::wipe(text);
            }
        }
        record.add(words.fill(w::desk_journal_line, fmt::arg("time", short_time(step->at)),
                              fmt::arg("actor", actor_text(words, step->actor))),
                   std::move(what), step->disputed.has_value());
        ui.record(record.lines);
        ui.gap();
    }
}

Word paper_word(PrintState state) {
    constexpr std::array words{w::desk_paper_wanted, w::desk_paper_wanted,  w::desk_paper_sent, w::desk_paper_out,
                               w::desk_paper_folder, w::desk_paper_unknown, w::desk_paper_ended};
    static_assert(words.size() == print_state_count);
    return words[static_cast<std::size_t>(state)];
}

bool needs_person(const PrintRequest& request) {
    switch (request.state) {
        case PrintState::unknown: return true;
        case PrintState::wanted:
        case PrintState::created:
        case PrintState::sent: return request.trouble != PrintTrouble::none;
        case PrintState::confirmed:
        case PrintState::filed:
        case PrintState::given_up: return false;
    }
    return false;
}

}  // namespace klachtenzuil::desk
