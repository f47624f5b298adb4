#include "core/letter/case_words.hpp"

#include <fmt/format.h>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/language_name.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// Lines under each other; one that says nothing is none.
class Lines {
  public:
    Lines(const Words& words, const DayText& day) : m_words(words), m_day(day) {}

    void add(Word label, std::string text, bool waits = false) { add(m_words(label), std::move(text), waits); }
    void add(std::string label, std::string text, bool waits = false) {
        if (!text.empty()) m_lines.push_back({std::move(label), std::move(text), waits});
    }
    void add(Word label, const std::optional<Date>& date) {
        if (date) add(label, m_day(*date));
    }
    std::string dated(Word word, Date date) const { return m_words.fill(word, fmt::arg("date", m_day(date))); }
    std::vector<CaseLine> done() { return std::move(m_lines); }

  private:
    const Words& m_words;
    const DayText& m_day;
    std::vector<CaseLine> m_lines;
};

void add_hearings(Lines& lines, const Words& words, const Complaint& complaint) {
    for (int i = 0; i < side_count; ++i) {
        const auto& hearing = complaint.heard[static_cast<std::size_t>(i)];
        if (!hearing) continue;
        const std::string& side = words(word_for(static_cast<Side>(i)));
        lines.add(words.fill(w::desk_side_heard, fmt::arg("side", side)),
                  lines.dated(hearing->waived ? w::desk_heard_not : w::desk_heard_on, hearing->date));
    }
}

/// What came of it.
void add_end(Lines& lines, const Words& words, const Complaint& complaint) {
    if (complaint.refused) {
        lines.add(word_for(Stage::refused), words(word_for(complaint.refused->reason)));
        lines.add(w::desk_told_refusal, complaint.refused->told);
    }
    if (complaint.decision) {
        lines.add(w::desk_fact_outcome, words(word_for(complaint.decision->outcome)));
        lines.add(w::desk_fact_cause, complaint.decision->cause);
        lines.add(w::desk_told_outcome, complaint.decision->told);
    }
    lines.add(w::desk_done_refer, complaint.referred);
    if (complaint.completion) {
        lines.add(w::desk_fact_satisfied, words(word_for(complaint.completion->satisfied)));
        lines.add(w::desk_fact_summary, complaint.completion->summary);
    }
    if (complaint.reopened > 0) {
        lines.add(w::desk_reopened, words.fill(w::desk_times, fmt::arg("count", complaint.reopened)));
    }
    lines.add(w::desk_done_destroy, complaint.destroyed);
}

}  // namespace

std::vector<CaseLine> register_lines(const Words& words, const Complaint& complaint, const DayText& day) {
    Lines lines(words, day);
    lines.add(w::desk_what_received, words.date(complaint.received));
    lines.add(w::desk_what_channel, words(word_for(complaint.channel)));
    if (complaint.kind) lines.add(w::desk_what_kind, words(word_for(*complaint.kind)));
    lines.add(w::desk_what_about, text_of(complaint.about, words));
    lines.add(w::desk_fact_language, words(own_name(complaint.language)));
    lines.add(w::desk_fact_handler, complaint.handler.empty() ? words(w::desk_no_handler) : complaint.handler,
              complaint.handler.empty());
    if (complaint.brought_letter) lines.add(w::desk_what_letter, words(w::desk_letter_waits), true);
    add_hearings(lines, words, complaint);
    if (complaint.extension) {
        lines.add(w::desk_fact_until,
                  lines.dated(complaint.extension->told ? w::desk_extended : w::desk_extended_untold,
                              complaint.extension->until),
                  !complaint.extension->told);
    }
    add_end(lines, words, complaint);
    return lines.done();
}

std::vector<CaseLine> measure_lines(const Words& words, const Complaint& complaint, const DayText& day, Date today) {
    Lines lines(words, day);
    for (const Measure& each : complaint.measures) {
        const std::string state =
            each.result ? words(word_for(*each.result)) : lines.dated(w::desk_measure_due, each.due);
        lines.add(fmt::format("{}. {}", each.number, words(word_for(each.kind))),
                  words.fill(w::desk_measure_line, fmt::arg("what", each.what), fmt::arg("owner", each.owner),
                             fmt::arg("state", state)),
                  !each.checked && today > each.due);
    }
    return lines.done();
}

std::vector<CaseLine> told_lines(const Words& words, const Form& form) {
    const Complainant& who = form.complainant;
    const DayText spoken = [&words](Date date) { return words.date(date); };
    Lines lines(words, spoken);
    lines.add(w::desk_complainant, who.anonymous ? words(w::contact_without_name) : who.name);
    lines.add(w::desk_representative, who.representative.name);
    lines.add(w::desk_relation, who.representative.relation);
    if (who.reply_by) lines.add(w::contact_reply, words(word_for(*who.reply_by)));
    lines.add(w::contact_phone, who.phone);
    lines.add(w::contact_email, who.email);
    lines.add(w::contact_address, who.address);
    lines.add(w::desk_happened_on, form.happened_on);
    lines.add(w::desk_place, form.place);
    std::string persons;
    for (const std::string& person : form.persons) {
        if (!persons.empty()) persons += ", ";
        persons += person;
    }
    lines.add(w::desk_involved, std::move(persons));
    lines.add(w::desk_story, form.story);
    lines.add(w::desk_wish, form.wish);
    if (form.raised_before) lines.add(w::desk_raised, words(w::step_yes));
    lines.add(w::desk_late_reason, form.late_reason);
    return lines.done();
}

}  // namespace klachtenzuil
