// What each letter says, in plain sentences. Source: procedure, "The four stages", "Rights and duties".

#include <fmt/format.h>

#include <utility>

#include "core/base/result.hpp"
#include "core/base/wipe.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/reference.hpp"
#include "core/complaint/term.hpp"
#include "core/letter/letters.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// Room for a whole letter, so that no personal text is moved about in memory while it is written.
constexpr std::size_t usual_size = 8192;

/// Writes the text of one letter in one language.
class Drafter {
  public:
    Drafter(LetterKind kind, const Complaint& complaint, const Form& form, const LetterFacts& facts,
            const Config& config, Language language)
        : m_kind(kind),
          m_complaint(complaint),
          m_form(form),
          m_facts(facts),
          m_organisation(config.organisation),
          m_terms(config.terms),
          m_words(language) {
        m_body.reserve(usual_size + facts.explanation.size());
    }

    LetterText write();

  private:
    void dear();
    void acknowledgement();
    void not_accepted();
    void invitation();
    void extension();
    void outcome();
    void referral();
    void heard();
    void measures();
    void external_body();
    void questions();

    template <class... Args>
    std::string fill(Word word, const Args&... args) const {
        return m_words.fill(word, args...);
    }
    std::string dated(Word word, Date date) const { return fill(word, fmt::arg("date", m_words.date(date))); }

    void paragraph(std::string_view text) {
        if (text.empty()) return;
        if (!m_body.empty()) m_body += "\n\n";
        m_body += text;
    }
    void paragraph(Word word) { paragraph(m_words(word)); }
    /// A line that belongs to the paragraph before it.
    void line(std::string_view text) {
        m_body += '\n';
        m_body += text;
    }
    void heading(Word word) {
        paragraph("# ");
        m_body += m_words(word);
    }

    LetterKind m_kind;
    const Complaint& m_complaint;
    const Form& m_form;
    const LetterFacts& m_facts;
    const Organisation& m_organisation;
    const Terms& m_terms;
    Words m_words;
    std::string m_body;
};

LetterText Drafter::write() {
    Word title{};
    dear();
    switch (m_kind) {
        case LetterKind::acknowledgement:
            title = w::letter_acknowledgement_title;
            acknowledgement();
            break;
        case LetterKind::not_accepted:
            title = w::letter_not_accepted_title;
            not_accepted();
            break;
        case LetterKind::invitation:
            title = w::letter_invitation_title;
            invitation();
            break;
        case LetterKind::extension:
            title = w::letter_extension_title;
            extension();
            break;
        case LetterKind::outcome:
            title = w::letter_outcome_title;
            outcome();
            break;
        case LetterKind::referral:
            title = w::letter_referral_title;
            referral();
            break;
    }
    questions();
    return {.language = m_words.language(), .title = m_words(title), .body = std::move(m_body)};
}

void Drafter::dear() {
    const Complainant& complainant = m_form.complainant;
    const std::string& reader =
        complainant.representative.name.empty() ? complainant.name : complainant.representative.name;
    if (complainant.anonymous || reader.empty()) {
        paragraph(w::letter_dear_unknown);
    } else {
        paragraph(fill(w::letter_dear, fmt::arg("name", reader)));
    }
    if (!complainant.representative.name.empty() && !complainant.name.empty())
        paragraph(fill(w::letter_on_behalf, fmt::arg("name", complainant.name)));
}

void Drafter::acknowledgement() {
    paragraph(dated(w::letter_got_it, m_complaint.received));
    if (const std::string about = text_of(m_complaint.about, m_words); !about.empty())
        line(fill(w::letter_about, fmt::arg("about", about)));

    const Deadlines last = deadlines(m_complaint.received, m_terms);
    heading(w::letter_next);
    paragraph(dated(w::letter_term_start, last.start));
    line(dated(w::letter_term_refuse, last.refuse));
    line(dated(w::letter_term_complete, last.complete));
    if (m_terms.extension_days > 0) line(dated(w::letter_term_longer, last.complete_extended));

    heading(w::receipt_who);
    paragraph(w::letter_who);
    heading(w::receipt_rights);
    paragraph(w::letter_both_sides);
}

void Drafter::not_accepted() {
    paragraph(dated(w::letter_not_handled, m_complaint.received));
    heading(w::letter_why_not);
    switch (m_complaint.refused->reason) {
        case Refusal::no_complaint: paragraph(w::letter_no_complaint); break;
        case Refusal::not_ours: paragraph(w::letter_not_ours); break;
        case Refusal::handled_before: paragraph(w::letter_handled_before); break;
        case Refusal::other: break;
    }
    paragraph(m_facts.explanation);
    heading(w::letter_disagree);
    paragraph(w::letter_disagree_text);
    external_body();
}

void Drafter::invitation() {
    paragraph(w::letter_invite);
    heading(w::letter_meeting);
    if (!m_facts.meeting_date) {
        paragraph(m_organisation.phone.empty()
                      ? m_words(w::letter_meeting_ask)
                      : fill(w::letter_meeting_ask_phone, fmt::arg("phone", m_organisation.phone)));
    } else {
        paragraph(fill(w::letter_meeting_when_at, fmt::arg("date", m_words.date(*m_facts.meeting_date)),
                       fmt::arg("time", m_words.time(*m_facts.meeting_time))));
    }
    std::string place = m_facts.meeting_place.empty() ? m_organisation.address : m_facts.meeting_place;
    for (auto end = place.find('\n'); end != std::string::npos; end = place.find('\n', end))
        place.replace(end, 1, ", ");
    if (!place.empty()) line(fill(w::letter_meeting_where, fmt::arg("place", place)));
    if (!m_facts.meeting_with.empty()) line(fill(w::letter_meeting_with, fmt::arg("who", m_facts.meeting_with)));
    if (m_facts.meeting_date) paragraph(w::letter_meeting_not);
    heading(w::receipt_rights);
    paragraph(w::letter_both_sides);
}

void Drafter::extension() {
    const Extension& extension = *m_complaint.extension;
    const std::string until = m_words.date(extension.until);
    paragraph(fill(w::letter_extend,
                   fmt::arg("before", m_words.date(deadlines(m_complaint.received, m_terms).complete)),
                   fmt::arg("until", until)));
    heading(w::letter_why_extend);
    switch (extension.reason) {
        case ExtensionReason::investigation: paragraph(w::letter_extend_investigation); break;
        case ExtensionReason::expert: paragraph(w::letter_extend_expert); break;
        case ExtensionReason::absence: paragraph(w::letter_extend_absence); break;
        case ExtensionReason::complainant: paragraph(w::letter_extend_complainant); break;
        case ExtensionReason::other: break;
    }
    paragraph(m_facts.explanation);
    paragraph(fill(w::letter_extend_once, fmt::arg("until", until)));
}

void Drafter::outcome() {
    paragraph(dated(w::letter_decided, m_complaint.received));
    heading(w::letter_decision);
    switch (m_complaint.decision->outcome) {
        case Outcome::upheld: paragraph(w::letter_upheld); break;
        case Outcome::partly_upheld: paragraph(w::letter_partly_upheld); break;
        case Outcome::not_upheld: paragraph(w::letter_not_upheld); break;
    }
    heard();
    if (!m_facts.explanation.empty()) {
        heading(w::letter_why_decided);
        paragraph(m_facts.explanation);
    }
    measures();
    heading(w::letter_not_satisfied);
    paragraph(w::letter_not_satisfied_text);
    external_body();
}

void Drafter::heard() {
    const auto& [complainant, employee] = m_complaint.heard;
    if (!complainant && !employee) return;
    heading(w::letter_how_decided);
    if (complainant)
        paragraph(complainant->waived ? m_words(w::letter_not_heard_you)
                                      : dated(w::letter_heard_you, complainant->date));
    if (employee)
        paragraph(employee->waived ? m_words(w::letter_not_heard_employee)
                                   : dated(w::letter_heard_employee, employee->date));
}

void Drafter::measures() {
    if (m_complaint.measures.empty()) return;
    heading(w::letter_measures);
    bool first = true;
    for (const Measure& measure : m_complaint.measures) {
        std::string what = measure.what;
        if (!what.empty() && std::string_view(".!?").find(what.back()) == std::string_view::npos) what += '.';
        const std::string said =
            fill(w::letter_measure, fmt::arg("what", what), fmt::arg("date", m_words.date(measure.due)));
        std::exchange(first, false) ? paragraph(said) : line(said);
    }
}

void Drafter::referral() {
    if (m_complaint.decision) {
        paragraph(dated(w::letter_referred_decided, m_complaint.decision->date));
    } else {
        paragraph(dated(w::letter_referred_refused, m_complaint.refused->date));
    }
    paragraph(fill(w::letter_go_to, fmt::arg("body", m_organisation.external_body)));
    paragraph(m_organisation.external_body_address);
    paragraph(w::letter_take_along);
}

void Drafter::external_body() {
    if (m_organisation.external_body.empty()) return;
    paragraph(fill(w::letter_external, fmt::arg("body", m_organisation.external_body)));
    paragraph(m_organisation.external_body_address);
}

void Drafter::questions() {
    paragraph(m_organisation.phone.empty() ? m_words(w::letter_questions_desk)
                                           : fill(w::letter_questions_phone, fmt::arg("phone", m_organisation.phone)));
}

/// Which rule is broken where the complaint has not got what the letter tells about, by its name in the catalogues.
std::string_view what_it_lacks(LetterKind kind, const Complaint& complaint) {
    const bool still_heard =
        complaint.stage == Stage::received || complaint.stage == Stage::assessing || complaint.stage == Stage::handling;
    switch (kind) {
        case LetterKind::acknowledgement: return {};
        case LetterKind::not_accepted: return complaint.refused ? "" : "nothing_refused";
        case LetterKind::invitation: return still_heard ? "" : "no_more_hearing";
        case LetterKind::extension: return complaint.extension ? "" : "nothing_extended";
        case LetterKind::outcome: return complaint.decision ? "" : "nothing_decided";
        case LetterKind::referral: return complaint.decision || complaint.refused ? "" : "nothing_judged";
    }
    return {};
}

/// Where no meeting is fixed yet the letter asks to make one; half of one helps nobody.
Result<void> check_meeting(const LetterFacts& facts, Date today) {
    if (facts.meeting_date && !facts.meeting_time) return failed(Reason::facts_missing, "meeting_time");
    if (facts.meeting_time && !facts.meeting_date) return failed(Reason::facts_missing, "meeting_date");
    if (facts.meeting_date && *facts.meeting_date < today) return failed(Reason::date_not_possible, "meeting_past");
    return {};
}

}  // namespace

Result<void> can_draft(LetterKind kind, const Complaint& complaint, const Config& config) {
    if (complaint.destroyed) return failed(Reason::dossier_destroyed, text_of(complaint.reference));
    if (const auto lacks = what_it_lacks(kind, complaint); !lacks.empty())
        return failed(Reason::step_out_of_order, std::string(lacks));
    if (kind == LetterKind::referral && config.organisation.external_body.empty())
        return failed(Reason::config_bad_value, "organisation.external_body");
    return {};
}

Failure nobody_to_write_to() {
    return {Reason::step_out_of_order, "nobody_to_write_to"};
}

Result<LetterDraft> draft_letter(LetterKind kind, const Complaint& complaint, const Form& form,
                                 const LetterFacts& facts, const Config& config, Date today) {
    if (const auto can = can_draft(kind, complaint, config); !can) return failed(can.error());
    if (complaint.anonymous && !facts.handed_over) return failed(nobody_to_write_to());
    if (kind == LetterKind::invitation) {
        if (const auto meets = check_meeting(facts, today); !meets) return failed(meets.error());
    }
    LetterDraft draft{.kind = kind, .texts = {}};
    draft.texts.reserve(2);
    draft.texts.push_back(Drafter(kind, complaint, form, facts, config, complaint.language).write());
    if (complaint.language != Language::nl)
        draft.texts.push_back(Drafter(kind, complaint, form, facts, config, Language::nl).write());
    wipe_stack();
    return draft;
}

}  // namespace klachtenzuil
