#include "core/register/work_list.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <utility>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/database.hpp"
#include "core/register/in_order.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// The part of a list that one index gives in order: the open ones by due date, or any by receipt.
enum class Strand { open_by_due, open_by_receipt, closed_by_receipt, all_by_receipt };

bool is_by_due(Strand strand) {
    return strand == Strand::open_by_due;
}

/// A statement in the making, with what is bound to it. Places are numbered, so that the order does not matter.
enum Place { at_stage = 1, at_handler, at_kind, at_today, at_mark_first, at_mark_second, at_mark_id, at_most };

/// Named, because SQLite guesses from statistics that it does not have.
const char* index_for(Strand strand, const WorkFilter& filter) {
    if (!is_by_due(strand)) {
        if (filter.handler) return "complaint_by_handler_receipt";
        return filter.stage ? "complaint_by_stage" : "complaint_by_receipt";
    }
    if (filter.handler) return "complaint_by_handler";
    if (filter.stage) return "complaint_by_stage_due";
    return filter.kind ? "complaint_by_kind" : "complaint_by_due";
}

std::string conditions(Strand strand, const WorkFilter& filter) {
    std::string text = " INDEXED BY " + std::string(index_for(strand, filter)) + " WHERE ";
    switch (strand) {
        case Strand::open_by_due:
        case Strand::open_by_receipt: text += "due IS NOT NULL"; break;
        case Strand::closed_by_receipt: text += "due IS NULL"; break;
        case Strand::all_by_receipt: text += "1"; break;
    }
    if (filter.stage) text += " AND stage = ?1";
    if (filter.handler) text += " AND handler = ?2";
    if (filter.kind) text += " AND kind = ?3";
    if (filter.overdue_only) text += " AND due < ?4";
    return text;
}

void bind_conditions(SQLite::Statement& select, const WorkFilter& filter, Date today) {
    if (filter.stage) bind_value(select, at_stage, name_of(*filter.stage));
    if (filter.handler) bind_value(select, at_handler, *filter.handler);
    if (filter.kind) bind_value(select, at_kind, name_of(*filter.kind));
    if (filter.overdue_only) bind_value(select, at_today, today);
}

/// When the complaint of a mark came in.
struct Receipt {
    std::string received;
    std::int64_t registered_ms = 0;
};

Result<Receipt> receipt_of(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT received, registered_ms FROM complaint WHERE id = ?");
    bind_values(*select, id);
    if (!select->executeStep()) return failed(Reason::reference_unknown);
    return Receipt{select->getColumn(0).getString(), select->getColumn(1).getInt64()};
}

/// Whether the lines of a strand come in its order.
class StrandOrder {
  public:
    explicit StrandOrder(Strand strand) : m_by_due(is_by_due(strand)) {}

    void begin_after(const WorkMark& mark) { m_due = InOrder(ByDue{iso(*mark.due), bytes_in(mark.id)}); }
    void begin_after(const Receipt& receipt, const ComplaintId& id) {
        m_receipt = Descending({receipt.received, receipt.registered_ms, bytes_in(id)});
    }
    bool go_on(const Complaint& complaint, const std::optional<std::string>& due) {
        if (m_by_due) return m_due.go_on({due.value_or(""), bytes_in(complaint.id)});
        return m_receipt.go_on(
            {iso(complaint.received), complaint.registered.time_since_epoch().count(), bytes_in(complaint.id)});
    }

  private:
    using Bytes = std::vector<std::uint8_t>;
    using ByDue = std::pair<std::string, Bytes>;
    using ByReceipt = std::tuple<std::string, std::int64_t, Bytes>;
    using Descending = InOrder<ByReceipt, std::greater<>>;
    static Bytes bytes_in(const ComplaintId& id) { return {id.bytes.begin(), id.bytes.end()}; }

    bool m_by_due;
    InOrder<ByDue> m_due{ByDue{}};
    Descending m_receipt{ByReceipt{"~", 0, {}}};  // after every day
};

Result<void> append_page(Sql& sql, const Register& store, Strand strand, const WorkFilter& filter,
                         const std::optional<WorkMark>& after, int most, std::vector<WorkLine>& lines) {
    std::string text = "SELECT " + complaint_columns + ", due FROM complaint" + conditions(strand, filter);
    if (is_by_due(strand)) {
        if (after) text += " AND (due, id) > (?5, ?7)";
        text += " ORDER BY due, id LIMIT ?8";
    } else {
        if (after) text += " AND (received, registered_ms, id) < (?5, ?6, ?7)";
        text += " ORDER BY received DESC, registered_ms DESC, id DESC LIMIT ?8";
    }
    auto select = sql.prepare(text.c_str());
    bind_conditions(*select, filter, store.today());
    StrandOrder order(strand);
    if (after && is_by_due(strand)) {
        order.begin_after(*after);
        bind_value(*select, at_mark_first, after->due);
    } else if (after) {
        const auto receipt = receipt_of(sql, after->id);
        if (!receipt) return failed(receipt.error());
        bind_value(*select, at_mark_first, receipt->received);
        bind_value(*select, at_mark_second, receipt->registered_ms);
        order.begin_after(*receipt, after->id);
    }
    if (after) bind_value(*select, at_mark_id, after->id);
    bind_value(*select, at_most, most);
    while (select->executeStep()) {
        auto complaint = read_complaint(sql, *select);
        const auto due = read_text_or_null(select->getColumn(select->getColumnCount() - 1));
        if (!complaint) return failed(Reason::store_damaged, "complaint");
        if (!order.go_on(*complaint, due)) return failed(Reason::store_damaged, "complaint");
        const auto next = next_term(*complaint, store.config().terms);
        lines.push_back({std::move(*complaint), next, due ? date_from_iso(*due) : std::nullopt});
    }
    return {};
}

/// Those at their end have no term: "overdue" leaves them out like "open".
bool wants_closed(const WorkFilter& filter) {
    return !filter.open_only && !filter.overdue_only;
}

}  // namespace

Result<std::vector<WorkLine>> work_list(const Register& store, const WorkFilter& filter,
                                        const std::optional<WorkMark>& after, int most) {
    most = std::clamp(most, 0, longest_work_page);
    return store.database().read([&](Sql& sql) -> Result<std::vector<WorkLine>> {
        std::vector<WorkLine> lines;
        lines.reserve(static_cast<std::size_t>(most));
        if (filter.order == WorkOrder::newest) {
            const Strand strand = wants_closed(filter) ? Strand::all_by_receipt : Strand::open_by_receipt;
            const auto done = append_page(sql, store, strand, filter, after, most, lines);
            if (!done) return failed(done.error());
            return lines;
        }
        const bool among_closed = after && !after->due;
        if (!among_closed) {
            const auto done = append_page(sql, store, Strand::open_by_due, filter, after, most, lines);
            if (!done) return failed(done.error());
        }
        const int left = most - static_cast<int>(lines.size());
        if (left > 0 && wants_closed(filter)) {
            const auto from = among_closed ? after : std::nullopt;
            const auto done = append_page(sql, store, Strand::closed_by_receipt, filter, from, left, lines);
            if (!done) return failed(done.error());
        }
        return lines;
    });
}

WorkMark mark_of(const WorkLine& line) {
    return {line.due, line.complaint.id};
}

Result<std::int64_t> count_work(const Register& store, const WorkFilter& filter, std::int64_t most) {
    return store.database().read([&](Sql& sql) -> Result<std::int64_t> {
        const Strand strand = wants_closed(filter) ? Strand::all_by_receipt : Strand::open_by_due;
        const std::string text =
            "SELECT count(*) FROM (SELECT 1 FROM complaint" + conditions(strand, filter) + " LIMIT ?8)";
        auto select = sql.prepare(text.c_str());
        bind_conditions(*select, filter, store.today());
        bind_value(*select, at_most, most);
        select->executeStep();
        return select->getColumn(0).getInt64();
    });
}

}  // namespace klachtenzuil
