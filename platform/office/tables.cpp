#include "platform/office/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <type_traits>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/complaint/term.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

namespace {

Cell text(std::string_view value) {
    return value.empty() ? Cell{} : Cell(std::string(value));
}

template <class Value>
Cell cell(const std::optional<Value>& value) {
    if (!value) return {};
    if constexpr (std::is_enum_v<Value>) {
        return std::string(name_of(*value));
    } else {
        return *value;
    }
}

Cell number(std::int64_t value) {
    return value;
}

/// One column of the register: its name, and what a complaint has there.
struct RegisterColumn {
    std::string_view name;
    Cell (*value)(const Complaint&);
};

template <Category category>
Cell is_about(const Complaint& c) {
    return has(c.about, category);
}

template <Side side>
const std::optional<Hearing>& hearing(const Complaint& c) {
    return c.heard[static_cast<std::size_t>(side)];
}
template <Side side>
Cell heard(const Complaint& c) {
    return hearing<side>(c) ? Cell(hearing<side>(c)->date) : Cell{};
}
template <Side side>
Cell waived(const Complaint& c) {
    return hearing<side>(c) && hearing<side>(c)->waived;
}

constexpr std::array register_columns{
    RegisterColumn{"reference", [](const Complaint& c) { return Cell(text_of(c.reference)); }},
    RegisterColumn{"node", [](const Complaint& c) { return text(c.reference.node); }},
    RegisterColumn{"registered", [](const Complaint& c) { return Cell(c.registered); }},
    RegisterColumn{"received", [](const Complaint& c) { return Cell(c.received); }},
    RegisterColumn{"channel", [](const Complaint& c) { return text(name_of(c.channel)); }},
    RegisterColumn{"kind", [](const Complaint& c) { return cell(c.kind); }},
    RegisterColumn{"about_service", is_about<Category::service>},
    RegisterColumn{"about_functioning", is_about<Category::functioning>},
    RegisterColumn{"about_behaviour", is_about<Category::behaviour>},
    RegisterColumn{"about_treatment", is_about<Category::treatment>},
    RegisterColumn{"about_other", is_about<Category::other>},
    RegisterColumn{"language", [](const Complaint& c) { return text(code_of(c.language)); }},
    RegisterColumn{"anonymous", [](const Complaint& c) { return Cell(c.anonymous); }},
    RegisterColumn{"persons_named", [](const Complaint& c) { return number(c.persons_named); }},
    RegisterColumn{"brought_letter", [](const Complaint& c) { return Cell(c.brought_letter); }},
    RegisterColumn{"stage", [](const Complaint& c) { return text(name_of(c.stage)); }},
    RegisterColumn{"handler", [](const Complaint& c) { return text(c.handler); }},
    RegisterColumn{"acknowledged", [](const Complaint& c) { return cell(c.acknowledged); }},
    RegisterColumn{"started", [](const Complaint& c) { return cell(c.started); }},
    RegisterColumn{"accepted", [](const Complaint& c) { return cell(c.accepted); }},
    RegisterColumn{"refused", [](const Complaint& c) { return c.refused ? Cell(c.refused->date) : Cell{}; }},
    RegisterColumn{"refusal", [](const Complaint& c) { return c.refused ? text(name_of(c.refused->reason)) : Cell{}; }},
    RegisterColumn{"refusal_told", [](const Complaint& c) { return c.refused ? cell(c.refused->told) : Cell{}; }},
    RegisterColumn{"complainant_heard", heard<Side::complainant>},
    RegisterColumn{"complainant_waived", waived<Side::complainant>},
    RegisterColumn{"employee_heard", heard<Side::employee>},
    RegisterColumn{"employee_waived", waived<Side::employee>},
    RegisterColumn{"extended", [](const Complaint& c) { return c.extension ? Cell(c.extension->date) : Cell{}; }},
    RegisterColumn{"extended_until",
                   [](const Complaint& c) { return c.extension ? Cell(c.extension->until) : Cell{}; }},
    RegisterColumn{"extension_reason",
                   [](const Complaint& c) { return c.extension ? text(name_of(c.extension->reason)) : Cell{}; }},
    RegisterColumn{"extension_told", [](const Complaint& c) { return c.extension ? cell(c.extension->told) : Cell{}; }},
    RegisterColumn{"decided", [](const Complaint& c) { return c.decision ? Cell(c.decision->date) : Cell{}; }},
    RegisterColumn{"outcome",
                   [](const Complaint& c) { return c.decision ? text(name_of(c.decision->outcome)) : Cell{}; }},
    RegisterColumn{"cause", [](const Complaint& c) { return c.decision ? text(c.decision->cause) : Cell{}; }},
    RegisterColumn{"outcome_told", [](const Complaint& c) { return c.decision ? cell(c.decision->told) : Cell{}; }},
    RegisterColumn{"referred", [](const Complaint& c) { return cell(c.referred); }},
    RegisterColumn{"completed", [](const Complaint& c) { return c.completion ? Cell(c.completion->date) : Cell{}; }},
    RegisterColumn{"satisfied",
                   [](const Complaint& c) { return c.completion ? text(name_of(c.completion->satisfied)) : Cell{}; }},
    RegisterColumn{"summary", [](const Complaint& c) { return c.completion ? text(c.completion->summary) : Cell{}; }},
    RegisterColumn{"reopened", [](const Complaint& c) { return number(c.reopened); }},
    RegisterColumn{"destroyed", [](const Complaint& c) { return cell(c.destroyed); }},
};

// Each term: its last day where something has to be done for it, the day that it was done, and whether that was in
// time.
constexpr std::array<std::string_view, 3 * term_kind_count + 1> term_columns{"acknowledge_due",
                                                                             "acknowledge_done",
                                                                             "acknowledge_met",
                                                                             "start_due",
                                                                             "start_done",
                                                                             "start_met",
                                                                             "refuse_due",
                                                                             "refuse_done",
                                                                             "refuse_met",
                                                                             "complete_due",
                                                                             "complete_done",
                                                                             "complete_met",
                                                                             "due"};

constexpr auto all_register_columns = [] {
    std::array<std::string_view, register_columns.size() + term_columns.size()> names;
    const auto after = std::ranges::transform(register_columns, names.begin(), &RegisterColumn::name).out;
    std::ranges::copy(term_columns, after);
    return names;
}();

constexpr std::array<std::string_view, 24> dossier_columns{
    "reference", "dossier", "channel", "received", "language",      "kind",           "name",        "anonymous",
    "phone",     "email",   "address", "reply_by", "on_behalf",     "relation",       "about",       "happened_on",
    "place",     "persons", "story",   "wish",     "raised_before", "brought_letter", "late_reason", "destroyed"};
constexpr std::array<std::string_view, 5> person_columns{"reference", "number", "name", "linked", "account"};
constexpr std::array<std::string_view, 7> step_columns{"reference", "node", "sequence", "at", "actor", "step", "facts"};
constexpr std::array<std::string_view, 9> measure_columns{"reference", "number", "kind",    "what",  "owner",
                                                          "decided",   "due",    "checked", "result"};
constexpr std::array<std::string_view, 5> dispute_columns{"reference", "node", "sequence", "reason", "settled"};
constexpr std::array<std::string_view, 10> attachment_columns{"reference", "node", "sequence", "at",   "actor",
                                                              "kind",      "type", "bytes",    "name", "file"};

struct TableRow {
    std::string_view name;
    std::span<const std::string_view> columns;
};
constexpr std::array tables{
    TableRow{"complaints", all_register_columns}, TableRow{"dossiers", dossier_columns},
    TableRow{"persons", person_columns},          TableRow{"steps", step_columns},
    TableRow{"measures", measure_columns},        TableRow{"disputes", dispute_columns},
    TableRow{"attachments", attachment_columns},
};
static_assert(tables.size() == table_count, "every table has its name and columns");

constexpr std::array<std::string_view, dossier_state_count> state_names{"open", "concerned", "destroyed", "closed"};

std::string_view fact(const TakenStep& step, std::string_view name) {
    const auto found = step.facts.find(name);
    return found == step.facts.end() ? std::string_view() : std::string_view(found->second);
}

Cell bytes_of(const TakenStep& step) {
    const auto digits = fact(step, "bytes");
    std::int64_t bytes = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
    return read.ec == std::errc{} ? Cell(bytes) : Cell{};
}

/// Whom each person was linked to last, by the person's place.
std::map<int, std::string> accounts_of(std::span<const TakenStep> history) {
    std::map<int, std::string> accounts;
    for (const TakenStep& step : history) {
        if (step.kind != StepKind::correct || fact(step, "what") != "person") continue;
        const auto digits = fact(step, "person");
        int person = -1;
        std::from_chars(digits.data(), digits.data() + digits.size(), person);
        accounts[person] = fact(step, "staff");
    }
    return accounts;
}

}  // namespace

void wipe(Cells& cells) {
    for (Cell& each : cells) {
        if (auto* const told = std::get_if<std::string>(&each)) wipe(*told);
    }
    cells.clear();
}

std::string_view name_of(Table table) {
    return tables[static_cast<std::size_t>(table)].name;
}

std::span<const std::string_view> columns_of(Table table) {
    return tables[static_cast<std::size_t>(table)].columns;
}

std::string_view name_of(DossierState state) {
    return state_names[static_cast<std::size_t>(state)];
}

Cells complaint_row(const Complaint& complaint, const Terms& terms) {
    Cells cells;
    cells.reserve(all_register_columns.size());
    for (const RegisterColumn& column : register_columns)
        cells.push_back(column.value(complaint));
    for (const Term& term : terms_of(complaint, terms)) {
        cells.push_back(term.applies ? Cell(term.due) : Cell{});
        cells.push_back(cell(term.done));
        cells.push_back(term.applies && term.done ? Cell(term.met()) : Cell{});
    }
    cells.push_back(cell(work_due(complaint, terms)));
    return cells;
}

Cells measure_cells(const Measure& measure) {
    return {number(measure.number), text(name_of(measure.kind)),
            Cell(measure.what),     Cell(measure.owner),
            measure.decided,        measure.due,
            cell(measure.checked),  cell(measure.result)};
}

Cells dispute_cells(const Dispute& dispute) {
    return {text(dispute.node), number(dispute.sequence), text(name_of(dispute.reason)), dispute.settled};
}

Cells dossier_row(const Complaint& complaint, DossierState state, const Form* form) {
    Cells cells(dossier_columns.size());
    cells[0] = text_of(complaint.reference);
    cells[1] = text(name_of(state));
    cells.back() = cell(complaint.destroyed);
    if (form == nullptr) return cells;
    const Complainant& who = form->complainant;
    std::string persons;
    for (const std::string& person : form->persons)
        persons += (persons.empty() ? "" : "; ") + person;
    Cells told{text(name_of(form->channel)),
               Cell(complaint.received),
               text(code_of(form->language)),
               cell(who.kind),
               text(who.name),
               who.anonymous,
               text(who.phone),
               text(who.email),
               text(who.address),
               cell(who.reply_by),
               text(who.representative.name),
               text(who.representative.relation),
               text(list_of(form->about)),
               cell(form->happened_on),
               text(form->place),
               text(persons),
               text(form->story),
               text(form->wish),
               form->raised_before,
               form->brought_letter,
               text(form->late_reason)};
    std::ranges::move(told, cells.begin() + 2);
    wipe(persons);
    return cells;
}

std::vector<Cells> person_rows(const Complaint& complaint, const Form& form, std::span<const TakenStep> history) {
    const auto accounts = accounts_of(history);
    int count = static_cast<int>(form.persons.size());
    for (const PersonLink& link : complaint.persons)
        count = std::max(count, link.person + 1);
    std::vector<Cells> rows;
    for (int person = 0; person < count; ++person) {
        const auto place = static_cast<std::size_t>(person);
        const auto account = accounts.find(person);
        rows.push_back({text_of(complaint.reference), number(person),
                        place < form.persons.size() ? text(form.persons[place]) : Cell{},
                        std::ranges::find(complaint.persons, person, &PersonLink::person) != complaint.persons.end(),
                        account == accounts.end() ? Cell{} : text(account->second)});
    }
    return rows;
}

Cells step_row(const Complaint& complaint, const TakenStep& step) {
    return {text_of(complaint.reference),
            text(step.node),
            number(step.sequence),
            step.at,
            text(step.actor),
            text(name_of(step.kind)),
            nlohmann::ordered_json(step.facts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

Cells attachment_row(const Complaint& complaint, const TakenStep& step, std::string_view file) {
    return {text_of(complaint.reference),
            text(step.node),
            number(step.sequence),
            step.at,
            text(step.actor),
            text(fact(step, "kind")),
            text(fact(step, "type")),
            bytes_of(step),
            text(fact(step, "name")),
            text(file)};
}

}  // namespace klachtenzuil
