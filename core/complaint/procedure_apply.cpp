// What a complaint is after a step. The journal is read by this, so nothing of it may change for steps that were
// taken: an older journal must fold to what it did before.

#include <algorithm>
#include <charconv>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"

namespace klachtenzuil {

namespace {

/// Reads the facts of one step; remembers that one of them cannot be read.
class Reader {
  public:
    explicit Reader(const Step& step) : m_step(step) {}

    std::string text(std::string_view name) const {
        const auto found = m_step.facts.find(name);
        return found == m_step.facts.end() ? std::string() : found->second;
    }
    Date date(std::string_view name = "date") { return value(date_from_iso(text(name)), name); }
    int number(std::string_view name) {
        const std::string digits = text(name);
        int read = -1;
        std::from_chars(digits.data(), digits.data() + digits.size(), read);
        return value(read >= 0 ? std::optional(read) : std::nullopt, name);
    }
    template <class T>
    T value(const std::optional<T>& read, std::string_view name) {
        if (!read && m_bad.empty()) m_bad = name;
        return read.value_or(T{});
    }
    /// The name of the first that could not be read; empty when all could.
    const std::string& bad() const { return m_bad; }

  private:
    const Step& m_step;
    std::string m_bad;
};

template <class T>
T named(Reader& facts, std::string_view fact, std::optional<T> (*from)(std::string_view)) {
    return facts.value(from(facts.text(fact)), fact);
}

void tell(std::optional<Date>& told, Date date) {
    if (!told) told = date;
}

void apply_inform(Complaint& after, Reader& facts) {
    const std::string about = facts.text("about");
    const Date date = facts.date();
    if (about == "outcome" && after.decision) tell(after.decision->told, date);
    if (about == "refusal" && after.refused) tell(after.refused->told, date);
    if (about == "extension" && after.extension) tell(after.extension->told, date);
}

void apply_reopen(Complaint& after) {
    ++after.reopened;
    after.decision.reset();
    after.completion.reset();
    after.refused.reset();
    after.referred.reset();
}

void apply_person(Complaint& after, Reader& facts) {
    PersonLink link{.person = facts.number("person"), .staff = {}};
    if (const std::string staff = facts.text("staff"); staff != nobody_here) {
        link.staff = StaffToken{facts.value(id_bytes_from_hex(staff), "staff")};
    }
    const auto place = std::ranges::lower_bound(after.persons, link.person, {}, &PersonLink::person);
    if (place != after.persons.end() && place->person == link.person) {
        *place = link;
    } else {
        after.persons.insert(place, link);
    }
}

void apply_correct(Complaint& after, Reader& facts) {
    const std::string what = facts.text("what");
    if (what == "received") after.received = facts.date("value");
    if (what == "acknowledged") after.acknowledged = facts.date("value");
    if (what == "kind") {
        after.kind = named(facts, "value", complainant_kind_from);
        if (!facts.text("person").empty())
            after.persons_named = std::max(after.persons_named, facts.number("person") + 1);
    }
    if (what == "about") after.about = facts.value(categories_from_list(facts.text("value")), "value");
    if (what == "channel") after.channel = named(facts, "value", channel_from);
    if (what == "brought_letter") after.brought_letter = facts.text("value") == "yes";
    if (what == "person") apply_person(after, facts);
}

void apply_measure(Complaint& after, Reader& facts) {
    after.measures.push_back({.number = static_cast<int>(after.measures.size()) + 1,
                              .kind = named(facts, "kind", measure_kind_from),
                              .what = facts.text("what"),
                              .owner = facts.text("owner"),
                              .decided = facts.date(),
                              .due = facts.date("due"),
                              .checked = {},
                              .result = {}});
}

void apply_check_measure(Complaint& after, Reader& facts) {
    const auto measure = std::ranges::find(after.measures, facts.number("measure"), &Measure::number);
    if (measure == after.measures.end()) {
        facts.value(std::optional<int>{}, "measure");
        return;
    }
    measure->checked = facts.date();
    measure->result = named(facts, "result", measure_result_from);
}

void apply_facts(Complaint& after, StepKind step, Reader& facts) {
    const Date date = facts.date();
    switch (step) {
        case StepKind::acknowledge: after.acknowledged = date; break;
        case StepKind::assign:
            after.handler = facts.text("handler");
            if (!after.started) after.started = date;
            break;
        case StepKind::accept: after.accepted = date; break;
        case StepKind::refuse:
            after.refused = Refused{.date = date, .reason = named(facts, "reason", refusal_from), .told = {}};
            break;
        case StepKind::hear:
        case StepKind::waive_hearing: {
            const auto side = static_cast<std::size_t>(named(facts, "side", side_from));
            after.heard[side] = Hearing{.date = date, .waived = step == StepKind::waive_hearing};
            break;
        }
        case StepKind::extend:
            after.extension = Extension{.date = date,
                                        .until = facts.date("until"),
                                        .reason = named(facts, "reason", extension_reason_from),
                                        .told = {}};
            break;
        case StepKind::decide:
            after.decision = Decision{.date = date,
                                      .outcome = named(facts, "outcome", outcome_from),
                                      .cause = facts.text("cause"),
                                      .told = {}};
            break;
        case StepKind::measure: apply_measure(after, facts); break;
        case StepKind::check_measure: apply_check_measure(after, facts); break;
        case StepKind::inform: apply_inform(after, facts); break;
        case StepKind::complete:
            after.completion = Completion{
                .date = date, .satisfied = named(facts, "satisfied", satisfied_from), .summary = facts.text("summary")};
            break;
        case StepKind::refer: after.referred = date; break;
        case StepKind::reopen: apply_reopen(after); break;
        case StepKind::correct: apply_correct(after, facts); break;
        case StepKind::note:
            // What was brought on paper is in the dossier now.
            if (facts.text("kind") == "attachment") after.brought_letter = false;
            break;
        case StepKind::destroy:
            after.destroyed = date;
            after.persons.clear();
            break;
        case StepKind::begin:
        case StepKind::account:
        case StepKind::file: break;
    }
}

}  // namespace

Result<Complaint> apply(const Complaint& complaint, const Step& step) {
    const ProcedureRule* rule = is_procedure_step(step.kind) ? rule_from(step.kind, complaint.stage) : nullptr;
    if (!rule) return failed(Reason::step_out_of_order, std::string(name_of(step.kind)));
    Complaint after = complaint;
    Reader facts(step);
    apply_facts(after, step.kind, facts);
    if (!facts.bad().empty()) return failed(Reason::fact_not_allowed, facts.bad());
    after.stage = rule->to.value_or(complaint.stage);
    return after;
}

}  // namespace klachtenzuil
