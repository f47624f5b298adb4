#include "tests/platform/office/in_postgres.hpp"

#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <set>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/term.hpp"
#include "core/register/database.hpp"
#include "core/register/intake.hpp"
#include "core/register/statement.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

namespace {

using Text = std::optional<std::string>;
/// By column.
using Expected = std::map<std::string, Text>;

Text day(const std::optional<Date>& date) {
    return date ? Text(iso(*date)) : std::nullopt;
}
Text yes(bool value) {
    return value ? "t" : "f";
}
Text unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : Text(text);
}
std::string digits(const Text& uuid) {
    std::string text = uuid.value_or("");
    std::erase(text, '-');
    return text;
}

void expect_end(const Complaint& c, Expected& row) {
    row["refused"] = c.refused ? day(c.refused->date) : std::nullopt;
    row["refusal"] = c.refused ? Text(name_of(c.refused->reason)) : std::nullopt;
    row["refusal_told"] = c.refused ? day(c.refused->told) : std::nullopt;
    row["extended"] = c.extension ? day(c.extension->date) : std::nullopt;
    row["extended_until"] = c.extension ? day(c.extension->until) : std::nullopt;
    row["extension_reason"] = c.extension ? Text(name_of(c.extension->reason)) : std::nullopt;
    row["extension_told"] = c.extension ? day(c.extension->told) : std::nullopt;
    row["decided"] = c.decision ? day(c.decision->date) : std::nullopt;
    row["outcome"] = c.decision ? Text(name_of(c.decision->outcome)) : std::nullopt;
    row["cause"] = c.decision ? unless_empty(c.decision->cause) : std::nullopt;
    row["outcome_told"] = c.decision ? day(c.decision->told) : std::nullopt;
    row["referred"] = day(c.referred);
    row["completed"] = c.completion ? day(c.completion->date) : std::nullopt;
    row["satisfied"] = c.completion ? Text(name_of(c.completion->satisfied)) : std::nullopt;
    row["summary"] = c.completion ? unless_empty(c.completion->summary) : std::nullopt;
    row["reopened"] = fmt::format("{}", c.reopened);
    row["destroyed"] = day(c.destroyed);
}

void expect_terms(const Complaint& c, const Terms& terms, Expected& row) {
    const auto all = terms_of(c, terms);
    for (int i = 0; i < term_kind_count; ++i) {
        const Term& term = all[static_cast<std::size_t>(i)];
        const std::string name(name_of(static_cast<TermKind>(i)));
        row[name + "_due"] = term.applies ? day(term.due) : std::nullopt;
        row[name + "_done"] = day(term.done);
        row[name + "_met"] = term.applies && term.done ? yes(*term.done <= term.due) : std::nullopt;
    }
    row["due"] = day(work_due(c, terms));
    row["terms"] = fmt::format("{} {} {} {} {}", terms.acknowledge_days, terms.start_days, terms.refuse_days,
                               terms.complete_days, terms.extension_days);
}

Expected expected(const Complaint& c, const Terms& terms) {
    Expected row{{"id", hex(c.id.bytes)},
                 {"reference", text_of(c.reference)},
                 {"node", c.reference.node},
                 {"registered", iso_utc(c.registered)},
                 {"received", iso(c.received)},
                 {"channel", std::string(name_of(c.channel))},
                 {"kind", c.kind ? Text(name_of(*c.kind)) : std::nullopt},
                 {"language", std::string(code_of(c.language))},
                 {"anonymous", yes(c.anonymous)},
                 {"persons_named", fmt::format("{}", c.persons_named)},
                 {"brought_letter", yes(c.brought_letter)},
                 {"stage", std::string(name_of(c.stage))},
                 {"handler", unless_empty(c.handler)},
                 {"acknowledged", day(c.acknowledged)},
                 {"started", day(c.started)},
                 {"accepted", day(c.accepted)}};
    for (int i = 0; i < category_count; ++i)
        row["about_" + std::string(name_of(static_cast<Category>(i)))] = yes(c.about[static_cast<std::size_t>(i)]);
    for (int i = 0; i < side_count; ++i) {
        const auto& hearing = c.heard[static_cast<std::size_t>(i)];
        const std::string side(name_of(static_cast<Side>(i)));
        row[side + "_heard"] = hearing ? day(hearing->date) : std::nullopt;
        row[side + "_waived"] = yes(hearing && hearing->waived);
    }
    expect_end(c, row);
    expect_terms(c, terms, row);
    return row;
}

std::vector<Complaint> all_complaints(const Register& store) {
    std::vector<Complaint> all;
    std::optional<Reference> after;
    while (true) {
        const auto page = store.list({}, after, 1000);
        REQUIRE(page);
        if (page->empty()) return all;
        all.insert(all.end(), page->begin(), page->end());
        after = page->back().reference;
    }
}

/// Every row of a table by its names of columns; moments as the register writes them.
std::vector<Expected> table(const std::string& address, const std::string& name, const std::string& order) {
    const auto columns = rows_of(
        address, fmt::format("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema ="
                             " 'klachtenzuil' AND table_name = '{}' ORDER BY ordinal_position",
                             name));
    std::string list;
    for (const auto& column : columns) {
        const bool moment = column[1] == "timestamp with time zone";
        list += list.empty() ? "" : ", ";
        list += moment ? fmt::format("to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')", *column[0])
                       : *column[0];
    }
    std::vector<Expected> all;
    for (const auto& row :
         rows_of(address, fmt::format("SELECT {} FROM klachtenzuil.{} ORDER BY {}", list, name, order))) {
        Expected one;
        for (std::size_t i = 0; i < columns.size(); ++i)
            one[*columns[i][0]] = row[i];
        all.push_back(std::move(one));
    }
    return all;
}

void compare(const std::string& what, const Expected& here, const Expected& there, std::vector<std::string>& found) {
    for (const auto& [column, value] : here) {
        const auto other = there.find(column);
        if (other == there.end() || other->second != value) {
            found.push_back(fmt::format("{} {}: {} here, {} there", what, column, value.value_or("-"),
                                        other == there.end() ? "no column" : other->second.value_or("-")));
        }
    }
    if (here.size() != there.size()) found.push_back(what + ": other columns");
}

void compare_complaints(const Register& store, const std::string& address, std::vector<std::string>& found) {
    std::map<std::string, Expected> there;
    for (auto& row : table(address, "complaint", "id")) {
        row["id"] = digits(row["id"]);
        there[*row["reference"]] = std::move(row);
    }
    std::map<std::string, std::vector<Expected>> measures;
    for (auto& row : table(address, "measure", "complaint, number"))
        measures[digits(row["complaint"])].push_back(row);
    std::map<std::string, std::vector<Expected>> disputes;
    for (auto& row : table(address, "dispute", "node, seq"))
        disputes[digits(row["complaint"])].push_back(row);
    std::size_t disputed = 0;
    const auto all = all_complaints(store);
    if (all.size() != there.size())
        found.push_back(fmt::format("{} complaints here, {} there", all.size(), there.size()));
    for (const Complaint& c : all) {
        const std::string reference = text_of(c.reference);
        compare(reference, expected(c, store.config().terms), there[reference], found);
        const auto stand = disputes_of(store, c.id);
        REQUIRE(stand);
        disputed += stand->size();
        const auto& other = disputes[hex(c.id.bytes)];
        if (other.size() != stand->size()) found.push_back(reference + ": other disputes");
        for (std::size_t i = 0; i < std::min(other.size(), stand->size()); ++i) {
            const Dispute& d = (*stand)[i];
            compare(reference + " dispute",
                    {{"complaint", other[i].at("complaint")},
                     {"node", d.node},
                     {"seq", fmt::format("{}", d.sequence)},
                     {"reason", std::string(name_of(d.reason))},
                     {"settled", yes(d.settled)}},
                    other[i], found);
        }
        const auto& own = measures[hex(c.id.bytes)];
        if (own.size() != c.measures.size()) found.push_back(reference + ": other measures");
        for (std::size_t i = 0; i < std::min(own.size(), c.measures.size()); ++i) {
            const Measure& m = c.measures[i];
            compare(reference + " measure",
                    {{"complaint", own[i].at("complaint")},
                     {"number", fmt::format("{}", m.number)},
                     {"kind", std::string(name_of(m.kind))},
                     {"what", m.what},
                     {"owner", m.owner},
                     {"decided", iso(m.decided)},
                     {"due", iso(m.due)},
                     {"checked", day(m.checked)},
                     {"result", m.result ? Text(name_of(*m.result)) : std::nullopt}},
                    own[i], found);
        }
    }
    if (rows_of(address, "SELECT FROM klachtenzuil.dispute").size() != disputed) found.push_back("other disputes");
}

void compare_journal(const Register& store, const std::string& address, std::vector<std::string>& found) {
    const auto there = table(address, "journal", "node COLLATE \"C\", seq");
    std::size_t at = 0;
    const auto read = store.database().read([&](Sql& sql) -> Result<void> {
        auto select = sql.prepare(
            "SELECT node, seq, at_ms, actor, lower(hex(complaint)), step, facts, lower(hex(part)), lower(hex(hash))"
            " FROM journal ORDER BY node, seq");
        for (; select->executeStep(); ++at) {
            if (at >= there.size()) continue;
            const auto text = [&](int column) { return select->getColumn(column).getString(); };
            const std::string what = text(0) + "/" + text(1);
            const auto bytes = [](const std::string& hex) { return hex.empty() ? std::nullopt : Text("\\x" + hex); };
            Expected row = there[at];
            if (parse_json(row["facts"].value_or("null")) != parse_json(text(6))) {
                found.push_back(what + ": other facts");
            }
            row.erase("facts");
            row["complaint"] = row["complaint"] ? Text(digits(row["complaint"])) : std::nullopt;
            compare(what,
                    {{"node", text(0)},
                     {"seq", text(1)},
                     {"at", iso_utc(read_instant(select->getColumn(2)))},
                     {"actor", text(3)},
                     {"complaint", unless_empty(text(4))},
                     {"step", text(5)},
                     {"part", bytes(text(7))},
                     {"hash", bytes(text(8))}},
                    row, found);
        }
        return {};
    });
    REQUIRE(read);
    if (at != there.size()) found.push_back(fmt::format("{} entries here, {} there", at, there.size()));
}

}  // namespace

PostgresRows rows_of(const std::string& address, const std::string& statement) {
    auto postgres = Postgres::connect(address);
    REQUIRE(postgres);
    auto rows = postgres->ask(statement);
    if (!rows) FAIL(statement, ": ", rows.error().detail);
    return std::move(*rows);
}

std::vector<std::string> differences(const Register& store, const std::string& address) {
    std::vector<std::string> found;
    compare_journal(store, address, found);
    compare_complaints(store, address, found);
    return found;
}

std::vector<std::string> half_pushed(const std::string& address) {
    std::vector<std::string> found;
    for (const auto& row : rows_of(address, "SELECT to_regclass('klachtenzuil.dispute') IS NOT NULL")) {
        if (row.front() != "t") return found;  // the tables are not made yet
    }
    for (const auto& row : rows_of(address,
                                   "SELECT code FROM klachtenzuil.node WHERE through <>"
                                   " (SELECT count(*) FROM klachtenzuil.journal WHERE node = code)"
                                   " OR (through > 0 AND head IS DISTINCT FROM"
                                   " (SELECT hash FROM klachtenzuil.journal WHERE node = code AND seq = through))")) {
        found.push_back("the journal does not end where its node says: " + *row.front());
    }
    for (const auto& row : rows_of(address,
                                   "SELECT complaint FROM klachtenzuil.journal WHERE step = 'file' AND NOT EXISTS"
                                   " (SELECT FROM klachtenzuil.complaint WHERE id = journal.complaint)")) {
        found.push_back("filed, and not in the register: " + *row.front());
    }
    return found;
}

}  // namespace klachtenzuil
