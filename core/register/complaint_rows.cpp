// A complaint's rows, in and out of the database.

#include <fmt/format.h>

#include <array>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/term.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array columns{
    "id",
    "node",
    "year",
    "number",
    "registered_ms",
    "received",
    "channel",
    "kind",
    "about",
    "language",
    "stage",
    "brought_letter",
    "acknowledged",
    "anonymous",
    "persons_named",
    "handler",
    "started",
    "accepted",
    "refused",
    "refusal",
    "refusal_told",
    "complainant_heard",
    "complainant_waived",
    "employee_heard",
    "employee_waived",
    "extended",
    "extended_until",
    "extension_reason",
    "extension_told",
    "decided",
    "outcome",
    "cause",
    "outcome_told",
    "referred",
    "completed",
    "satisfied",
    "summary",
    "reopened",
    "destroyed",
};

std::string joined() {
    std::string text;
    for (const char* column : columns) {
        if (!text.empty()) text += ", ";
        text += column;
    }
    return text;
}

/// Hands out a row's columns in order; remembers that one of them holds what it never can.
class Columns {
  public:
    explicit Columns(SQLite::Statement& row) : m_row(row) {}

    std::string text() { return m_row.getColumn(m_at++).getString(); }
    std::int64_t number() { return m_row.getColumn(m_at++).getInt64(); }
    int small() { return static_cast<int>(number()); }
    bool flag() { return number() != 0; }
    Instant instant() { return read_instant(m_row.getColumn(m_at++)); }
    template <class AnyId>
    AnyId id() {
        return value(read_id<AnyId>(m_row.getColumn(m_at++)));
    }
    Date date() { return value(date_from_iso(text())); }
    std::optional<Date> date_or_null() {
        if (skip_null()) return std::nullopt;
        return date();
    }
    template <class T>
    T named(std::optional<T> (*from)(std::string_view)) {
        return value(from(text()));
    }
    template <class T>
    std::optional<T> named_or_null(std::optional<T> (*from)(std::string_view)) {
        if (skip_null()) return std::nullopt;
        return named(from);
    }
    template <class T>
    T value(const std::optional<T>& read) {
        m_sound = m_sound && read.has_value();
        return read.value_or(T{});
    }
    bool skip_null() {
        if (!m_row.getColumn(m_at).isNull()) return false;
        ++m_at;
        return true;
    }
    void skip(int count) { m_at += count; }
    bool sound() const { return m_sound; }

  private:
    SQLite::Statement& m_row;
    int m_at = 0;
    bool m_sound = true;
};

std::optional<Hearing> read_hearing(Columns& row) {
    const auto date = row.date_or_null();
    const bool waived = row.flag();
    return date ? std::optional(Hearing{*date, waived}) : std::nullopt;
}

void read_procedure(Columns& row, Complaint& entry) {
    if (!row.skip_null()) entry.handler = row.text();
    entry.started = row.date_or_null();
    entry.accepted = row.date_or_null();
    if (const auto date = row.date_or_null()) {
        const Refusal reason = row.named(refusal_from);
        entry.refused = Refused{*date, reason, row.date_or_null()};
    } else {
        row.skip(2);
    }
    for (auto& hearing : entry.heard)
        hearing = read_hearing(row);
    if (const auto date = row.date_or_null()) {
        const Date until = row.date();
        const ExtensionReason reason = row.named(extension_reason_from);
        entry.extension = Extension{*date, until, reason, row.date_or_null()};
    } else {
        row.skip(3);
    }
    if (const auto date = row.date_or_null()) {
        const Outcome outcome = row.named(outcome_from);
        std::string cause = row.text();
        entry.decision = Decision{*date, outcome, std::move(cause), row.date_or_null()};
    } else {
        row.skip(3);
    }
    entry.referred = row.date_or_null();
    if (const auto date = row.date_or_null()) {
        const Satisfied satisfied = row.named(satisfied_from);
        entry.completion = Completion{*date, satisfied, row.text()};
    } else {
        row.skip(2);
    }
    entry.reopened = row.small();
    entry.destroyed = row.date_or_null();
}

bool read_measures(Sql& sql, Complaint& entry) {
    auto select = sql.prepare(
        "SELECT number, kind, what, owner, decided, due, checked, result FROM measure WHERE complaint = ?"
        " ORDER BY number");
    bind_values(*select, entry.id);
    while (select->executeStep()) {
        Columns row(*select);
        Measure measure;
        measure.number = row.small();
        measure.kind = row.named(measure_kind_from);
        measure.what = row.text();
        measure.owner = row.text();
        measure.decided = row.date();
        measure.due = row.date();
        measure.checked = row.date_or_null();
        measure.result = row.named_or_null(measure_result_from);
        if (!row.sound()) return false;
        entry.measures.push_back(std::move(measure));
    }
    return true;
}

bool read_persons(Sql& sql, Complaint& entry) {
    auto select = sql.prepare("SELECT person, staff FROM person_link WHERE complaint = ? ORDER BY person");
    bind_values(*select, entry.id);
    while (select->executeStep()) {
        Columns row(*select);
        PersonLink link{.person = row.small(), .staff = {}};
        if (!row.skip_null()) link.staff = row.id<StaffToken>();
        if (!row.sound()) return false;
        entry.persons.push_back(link);
    }
    return true;
}

/// Binds one value after another, in the order of `columns`.
class Binder {
  public:
    explicit Binder(SQLite::Statement& statement) : m_statement(statement) {}
    template <class... Values>
    Binder& put(const Values&... values) {
        (bind_value(m_statement, ++m_at, values), ...);
        return *this;
    }
    template <class Enum>
    Binder& put_name(const std::optional<Enum>& value) {
        return value ? put(name_of(*value)) : put(std::optional<int>());
    }

  private:
    SQLite::Statement& m_statement;
    int m_at = 0;
};

template <class From, class Value>
std::optional<Value> part_of(const std::optional<From>& from, Value From::*part) {
    return from ? std::optional((*from).*part) : std::nullopt;
}
template <class From>
std::optional<Date> told_of(const std::optional<From>& from) {
    return from ? from->told : std::nullopt;
}

void bind_complaint(Binder& row, const Complaint& entry) {
    row.put(entry.id, entry.reference.node, entry.reference.year, entry.reference.number, entry.registered,
            entry.received, name_of(entry.channel));
    row.put_name(entry.kind);
    row.put(static_cast<std::int64_t>(entry.about.to_ulong()), code_of(entry.language), name_of(entry.stage),
            entry.brought_letter, entry.acknowledged, entry.anonymous, entry.persons_named);
    row.put(entry.handler.empty() ? std::nullopt : std::optional(entry.handler));
    row.put(entry.started, entry.accepted);
    row.put(part_of(entry.refused, &Refused::date)).put_name(part_of(entry.refused, &Refused::reason));
    row.put(told_of(entry.refused));
    for (const auto& hearing : entry.heard)
        row.put(part_of(hearing, &Hearing::date), hearing && hearing->waived);
    const auto& extension = entry.extension;
    row.put(part_of(extension, &Extension::date), part_of(extension, &Extension::until));
    row.put_name(part_of(extension, &Extension::reason)).put(told_of(extension));
    const auto& decision = entry.decision;
    row.put(part_of(decision, &Decision::date)).put_name(part_of(decision, &Decision::outcome));
    row.put(part_of(decision, &Decision::cause), told_of(decision), entry.referred);
    const auto& completion = entry.completion;
    row.put(part_of(completion, &Completion::date)).put_name(part_of(completion, &Completion::satisfied));
    row.put(part_of(completion, &Completion::summary), entry.reopened, entry.destroyed);
}

void insert_measures(Sql& sql, const Complaint& entry) {
    for (const Measure& measure : entry.measures) {
        auto insert = sql.prepare(
            "INSERT INTO measure (complaint, number, kind, what, owner, decided, due, checked, result)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Binder row(*insert);
        row.put(entry.id, measure.number, name_of(measure.kind), measure.what, measure.owner, measure.decided,
                measure.due, measure.checked);
        row.put_name(measure.result);
        insert->exec();
    }
}

void insert_persons(Sql& sql, const Complaint& entry) {
    for (const PersonLink& link : entry.persons) {
        auto insert = sql.prepare("INSERT INTO person_link (complaint, person, staff) VALUES (?, ?, ?)");
        bind_values(*insert, entry.id, link.person, link.staff);
        insert->exec();
    }
}

Result<std::optional<Complaint>> read_one(Sql& sql, SQLite::Statement& select) {
    if (!select.executeStep()) return std::optional<Complaint>{};
    auto entry = read_complaint(sql, select);
    if (!entry) return failed(Reason::store_damaged, "complaint");
    return entry;
}

}  // namespace

const std::string complaint_columns = joined();

std::optional<Complaint> read_complaint(Sql& sql, SQLite::Statement& statement) {
    Columns row(statement);
    Complaint entry;
    entry.id = row.id<ComplaintId>();
    entry.reference.node = row.text();
    entry.reference.year = row.small();
    entry.reference.number = row.small();
    entry.registered = row.instant();
    entry.received = row.date();
    entry.channel = row.named(channel_from);
    entry.kind = row.named_or_null(complainant_kind_from);
    entry.about = Categories(static_cast<unsigned long long>(row.number()));
    entry.language = row.named(language_from_code);
    entry.stage = row.named(stage_from);
    entry.brought_letter = row.flag();
    entry.acknowledged = row.date_or_null();
    entry.anonymous = row.flag();
    entry.persons_named = row.small();
    read_procedure(row, entry);
    if (!row.sound() || !read_measures(sql, entry) || !read_persons(sql, entry)) return std::nullopt;
    return entry;
}

Result<std::optional<Complaint>> select_complaint(Sql& sql, const ComplaintId& id) {
    static const std::string text = fmt::format("SELECT {} FROM complaint WHERE id = ?", complaint_columns);
    auto select = sql.prepare(text.c_str());
    bind_values(*select, id);
    return read_one(sql, *select);
}

Result<std::optional<Complaint>> select_complaint(Sql& sql, const Reference& reference) {
    static const std::string text =
        fmt::format("SELECT {} FROM complaint WHERE node = ? AND year = ? AND number = ?", complaint_columns);
    auto select = sql.prepare(text.c_str());
    bind_values(*select, reference.node, reference.year, reference.number);
    return read_one(sql, *select);
}

void insert_complaint(Sql& sql, const Complaint& entry, const std::optional<Hash>& status) {
    insert_complaint(sql, entry, status, terms_of_work(sql));
}

void insert_complaint(Sql& sql, const Complaint& entry, const std::optional<Hash>& status, const Terms& terms) {
    static const std::string text =
        fmt::format("INSERT INTO complaint ({}, due, status_hash) VALUES ({})", complaint_columns, [] {
            std::string places = "?";
            for (std::size_t i = 0; i <= columns.size(); ++i)
                places += ", ?";
            return places;
        }());
    auto insert = sql.prepare(text.c_str());
    Binder row(*insert);
    bind_complaint(row, entry);
    row.put(work_due(entry, terms), status);
    insert->exec();
    insert_measures(sql, entry);
    insert_persons(sql, entry);
}

void store_complaint(Sql& sql, const Complaint& entry) {
    static const std::string text = fmt::format(
        "UPDATE complaint SET {}, due = ?{} WHERE id = ?1",
        [] {
            std::string changes;
            for (std::size_t i = 1; i < columns.size(); ++i)
                changes += fmt::format("{}{} = ?{}", i > 1 ? ", " : "", columns[i], i + 1);
            return changes;
        }(),
        columns.size() + 1);
    auto update = sql.prepare(text.c_str());
    Binder row(*update);
    bind_complaint(row, entry);
    row.put(work_due(entry, terms_of_work(sql)));
    update->exec();
    for (const char* leftover :
         {"DELETE FROM measure WHERE complaint = ?", "DELETE FROM person_link WHERE complaint = ?"}) {
        auto remove = sql.prepare(leftover);
        bind_values(*remove, entry.id);
        remove->exec();
    }
    insert_measures(sql, entry);
    insert_persons(sql, entry);
}

std::optional<Date> stored_due(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT due FROM complaint WHERE id = ?");
    bind_values(*select, id);
    if (!select->executeStep()) return std::nullopt;
    return Columns(*select).date_or_null();
}

std::optional<Hash> stored_status_hash(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT status_hash FROM complaint WHERE id = ?");
    bind_values(*select, id);
    return select->executeStep() ? read_bytes<32>(select->getColumn(0)) : std::nullopt;
}

}  // namespace klachtenzuil
