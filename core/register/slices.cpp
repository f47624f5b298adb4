#include "core/register/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "core/register/database.hpp"
#include "core/register/in_order.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

Result<std::vector<JournalEntry>> entries_in(SQLite::Statement& rows) {
    std::vector<JournalEntry> entries;
    while (rows.executeStep()) {
        auto entry = read_journal_entry(rows);
        if (!entry) return failed(Reason::store_damaged, "journal");
        entries.push_back(std::move(*entry));
    }
    return entries;
}

bool goes_on(std::int64_t after, const std::vector<JournalEntry>& entries) {
    InOrder reached(after);
    return std::ranges::all_of(entries, [&](const JournalEntry& entry) { return reached.go_on(entry.sequence); });
}

}  // namespace

Result<std::vector<JournalEntry>> read_journal(const Register& store, std::string_view node, std::int64_t after,
                                               int most) {
    static const std::string text =
        fmt::format("SELECT {} FROM journal WHERE node = ? AND seq > ? ORDER BY seq LIMIT ?", journal_columns);
    return store.database().read([&](Sql& sql) -> Result<std::vector<JournalEntry>> {
        auto select = sql.prepare(text.c_str());
        bind_values(*select, node, after, std::clamp(most, 0, most_a_slice));
        auto entries = entries_in(*select);
        if (entries && !goes_on(after, *entries)) return failed(Reason::store_damaged, "journal");
        return entries;
    });
}

Result<std::vector<JournalEntry>> read_steps(const Register& store, const ComplaintId& id) {
    static const std::string text = fmt::format(
        "SELECT {} FROM journal WHERE complaint = ? ORDER BY step <> 'file', at_ms, node, seq", journal_columns);
    return store.database().read([&](Sql& sql) {
        auto select = sql.prepare(text.c_str());
        bind_values(*select, id);
        return entries_in(*select);
    });
}

Result<std::vector<ComplaintState>> read_complaints(const Register& store, std::span<const ComplaintId> ids) {
    assert(ids.size() <= static_cast<std::size_t>(most_a_slice));
    return store.database().read([&](Sql& sql) -> Result<std::vector<ComplaintState>> {
        std::vector<ComplaintState> states;
        for (const ComplaintId& id : ids) {
            auto complaint = select_complaint(sql, id);
            if (!complaint) return failed(complaint.error());
            if (!*complaint) continue;
            auto disputes = disputes_of(store, id);
            if (!disputes) return failed(disputes.error());
            states.push_back({.complaint = std::move(**complaint), .disputes = std::move(*disputes)});
        }
        return states;
    });
}

}  // namespace klachtenzuil
