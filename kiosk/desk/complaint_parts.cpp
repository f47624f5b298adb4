#include "kiosk/desk/complaint_parts.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/stages.hpp"
#include "core/letter/case_words.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"

namespace klachtenzuil::desk {

namespace {

/// Lines of a record. Those of a dossier hold what was told: wiped after drawing.
struct Record {
    std::vector<RecordLine> lines;

    void add(const std::string& label, std::string text, bool warns = false) {
        if (text.empty()) return;
        lines.push_back({label, std::move(text), warns});
    }
    void add(std::vector<CaseLine> known) {
        for (CaseLine& line : known)
            lines.push_back({line.label, std::move(line.text), line.waits});
    }
    ~Record() {
        for (RecordLine& line : lines)
            klachtenzuil::wipe(line.text);
    }
};

std::string date_text(const std::optional<Date>& date) {
    return date ? short_date(*date) : std::string();
}

}  // namespace

void draw_stages(Ui& ui, const Frame& frame, const Complaint& complaint) {
    const Words& words = frame.words;
    std::vector<TrackStop> stops;
    bool ahead = false;
    for (const Stage stage : line_of_stages(complaint)) {
        const bool here = stage == complaint.stage;
        const auto date = day_reached(complaint, stage);
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
    record.add(register_lines(words, complaint, short_date));
    ui.record(record.lines);
}

void draw_told(Ui& ui, const Frame& frame, const Form& form) {
    const Words& words = frame.words;
    ui.subheading(words(w::desk_told));
    Record record;
    record.add(told_lines(words, form));
    ui.record(record.lines);
}

void draw_measures(Ui& ui, const Frame& frame, const Complaint& complaint) {
    const Words& words = frame.words;
    if (complaint.measures.empty()) return;
    ui.subheading(words(w::desk_measures));
    Record record;
    record.add(measure_lines(words, complaint, short_date, frame.today));
    ui.record(record.lines);
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
