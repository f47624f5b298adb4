// The terms that the work list was computed with. They are configuration: where they changed, it is computed anew.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>

#include "core/complaint/term.hpp"
#include "core/register/in_order.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr int rows_at_once = 500;
constexpr const char* sound_terms =
    "SELECT value FROM setting WHERE name = 'terms' AND own_hash IS row_hash(name, value)";

std::string text_of(const Terms& terms) {
    return fmt::format("{} {} {} {} {}", terms.acknowledge_days, terms.start_days, terms.refuse_days,
                       terms.complete_days, terms.extension_days);
}

std::optional<Terms> terms_from(std::string_view text) {
    Terms terms;
    for (int* const days : {&terms.acknowledge_days, &terms.start_days, &terms.refuse_days, &terms.complete_days,
                            &terms.extension_days}) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *days);
        if (error != std::errc{}) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty()) text.remove_prefix(1);
    }
    return text.empty() ? std::optional(terms) : std::nullopt;
}

/// The next open complaints after `after`, in the order of their ids.
Result<std::vector<Complaint>> open_after(Sql& sql, const std::vector<std::uint8_t>& after) {
    static const std::string text = fmt::format(
        "SELECT {} FROM complaint WHERE id > ? AND stage <> 'completed' ORDER BY id LIMIT ?", complaint_columns);
    auto select = sql.prepare(text.c_str());
    bind_values(*select, after, rows_at_once);
    InOrder reached(after);
    std::vector<Complaint> page;
    while (select->executeStep()) {
        auto entry = read_complaint(sql, *select);
        if (!entry) return failed(Reason::store_damaged, "complaint");
        if (!reached.go_on({entry->id.bytes.begin(), entry->id.bytes.end()})) {
            return failed(Reason::store_damaged, "complaint");
        }
        page.push_back(std::move(*entry));
    }
    return page;
}

}  // namespace

std::optional<Terms> stored_terms(Sql& sql) {
    auto select = sql.prepare(sound_terms);
    return select->executeStep() ? terms_from(select->getColumn(0).getString()) : std::nullopt;
}

Terms terms_of_work(Sql& sql) {
    return stored_terms(sql).value_or(Terms{});
}

bool needs_terms(Sql& sql, const Terms& terms) {
    auto select = sql.prepare(sound_terms);
    return select->executeStep() && select->getColumn(0).getString() != text_of(terms);
}

Result<void> use_terms(Sql& sql, const Terms& terms) {
    auto store = sql.prepare("UPDATE setting SET value = ? WHERE name = 'terms'");
    bind_values(*store, text_of(terms));
    store->exec();
    std::vector<std::uint8_t> after;
    while (true) {
        const auto page = open_after(sql, after);
        if (!page) return failed(page.error());
        for (const Complaint& entry : *page) {
            auto update = sql.prepare("UPDATE complaint SET due = ? WHERE id = ?");
            bind_values(*update, work_due(entry, terms), entry.id);
            update->exec();
        }
        if (page->size() < rows_at_once) return {};
        after.assign(page->back().id.bytes.begin(), page->back().id.bytes.end());
    }
}

}  // namespace klachtenzuil
