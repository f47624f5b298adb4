#include "core/register/slices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "core/register/database.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

Result<std::vector<JournalEntry>> read_journal(const Register& store, std::string_view node, std::int64_t after,
                                               int most) {
    static const std::string text =
        fmt::format("SELECT {} FROM journal WHERE node = ? AND seq > ? ORDER BY seq LIMIT ?", journal_columns);
    return store.database().read([&](Sql& sql) -> Result<std::vector<JournalEntry>> {
        auto select = sql.prepare(text.c_str());
        bind_values(*select, node, after, std::clamp(most, 0, most_a_slice));
        std::vector<JournalEntry> entries;
        while (select->executeStep()) {
            auto entry = read_journal_entry(*select);
            if (!entry) return failed(Reason::store_damaged, "journal");
            entries.push_back(std::move(*entry));
        }
        return entries;
    });
}

Result<std::vector<Complaint>> read_complaints(const Register& store, std::span<const ComplaintId> ids) {
    assert(ids.size() <= static_cast<std::size_t>(most_a_slice));
    return store.database().read([&](Sql& sql) -> Result<std::vector<Complaint>> {
        std::vector<Complaint> complaints;
        for (const ComplaintId& id : ids) {
            auto complaint = select_complaint(sql, id);
            if (!complaint) return failed(complaint.error());
            if (!*complaint) continue;
            complaints.push_back(std::move(**complaint));
        }
        return complaints;
    });
}

}  // namespace klachtenzuil
