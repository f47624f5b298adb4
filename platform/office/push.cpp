#include "platform/office/push.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <span>
#include <vector>

#include "core/base/json.hpp"
#include "core/register/node_card.hpp"
#include "core/register/slices.hpp"
#include "platform/office/copy_lines.hpp"
#include "platform/office/postgres.hpp"
#include "platform/office/schema.hpp"
#include "platform/office/tables.hpp"

namespace klachtenzuil {

namespace {

/// Held for as long as a push runs. One that was cut off lets go when the server sees it, so a push waits a moment.
constexpr auto take_turn = "SET lock_timeout = '3s'; SELECT pg_advisory_lock(1263294001); RESET lock_timeout";

constexpr auto journal_target = "klachtenzuil.journal (node, seq, at, actor, complaint, step, facts, part, hash)";
constexpr auto measure_target =
    "klachtenzuil.measure (complaint, number, kind, what, owner, decided, due, checked, result)";
constexpr auto dispute_target = "klachtenzuil.dispute (complaint, node, seq, reason, settled)";

std::string complaint_target() {
    return fmt::format("klachtenzuil.complaint (id, {}, terms)", fmt::join(columns_of(Table::complaints), ", "));
}

/// What the terms of every row were counted with.
std::string text_of(const Terms& terms) {
    return fmt::format("{} {} {} {} {}", terms.acknowledge_days, terms.start_days, terms.refuse_days,
                       terms.complete_days, terms.extension_days);
}

/// JSON as jsonb takes it: what is none, or holds U+0000, cannot stand there.
bool fits_jsonb(const std::string& facts) {
    return facts.find("\\u0000") == std::string::npos && !parse_json(facts).is_discarded();
}

void add_entry(CopyLines& lines, const JournalEntry& entry) {
    lines.add(entry.node).add(entry.sequence).add(entry.at).add(entry.actor);
    if (entry.complaint) {
        lines.add(hex(entry.complaint->bytes));
    } else {
        lines.add_nothing();
    }
    lines.add(entry.step);
    if (fits_jsonb(entry.facts)) {
        lines.add(entry.facts);
    } else {
        lines.add_nothing();
    }
    if (entry.part) {
        lines.add(bytea_of(*entry.part));
    } else {
        lines.add_nothing();
    }
    lines.add(bytea_of(entry.hash)).end();
}

/// How far a node's journal stands in PostgreSQL.
struct Standing {
    std::int64_t through = 0;
    Hash head{};
};

class Push {
  public:
    Push(const Register& store, Postgres& postgres) : m_store(store), m_postgres(postgres) {}

    Result<Pushed> run();

  private:
    Result<std::vector<NodeCard>> nodes() const;
    Result<void> begin_node(const NodeCard& node);
    Result<Standing> standing_of(const std::string& node);
    /// What PostgreSQL has must be what stands here under that number.
    Result<void> compare(const NodeCard& node, const Standing& standing) const;
    /// One transaction; answers false when there was nothing left to push.
    Result<bool> push_slice(const NodeCard& node);
    Result<Standing> copy_entries(const std::string& node, const Standing& from, std::set<ComplaintId>& touched);
    /// Takes the rows away that stand there now, and puts those of the register in their place.
    Result<void> copy_complaints(const std::vector<ComplaintId>& ids);
    Result<void> clear(std::span<const ComplaintState> states);
    Result<void> copy(const std::string& target, CopyLines& lines);
    /// Where the organisation changed its terms, every complaint's days are counted anew.
    Result<void> count_terms_anew();
    Result<void> in_transaction(const std::function<Result<void>()>& work);

    const Register& m_store;
    Postgres& m_postgres;
    const std::string m_terms = text_of(m_store.config().terms);
    Pushed m_pushed;
};

Result<void> Push::in_transaction(const std::function<Result<void>()>& work) {
    if (auto begun = m_postgres.run("BEGIN"); !begun) return begun;
    // A failure ends the program's use of the connection, and with it the transaction.
    if (auto worked = work(); !worked) return worked;
    return m_postgres.run("COMMIT");
}

Result<std::vector<NodeCard>> Push::nodes() const {
    auto own = own_card(m_store);
    if (!own) return failed(own.error());
    auto all = known_nodes(m_store);
    // What came from those that were dismissed stays, here as there.
    auto dismissed = dismissed_nodes(m_store);
    if (!all) return all;
    if (!dismissed) return failed(dismissed.error());
    for (DismissedNode& node : *dismissed)
        all->push_back(std::move(node.card));
    all->push_back(std::move(*own));
    return all;
}

Result<void> Push::begin_node(const NodeCard& node) {
    const Hash start = chain_start(node.code, node.sign_key);
    const std::array values{node.code, bytea_of(node.sign_key), bytea_of(start)};
    const auto added = m_postgres.ask(
        "INSERT INTO klachtenzuil.node (code, sign_key, through, head) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING",
        values);
    if (!added) return failed(added.error());
    const auto same =
        m_postgres.ask("SELECT FROM klachtenzuil.node WHERE code = $1 AND sign_key = $2", std::span(values).first(2));
    if (!same) return failed(same.error());
    if (same->empty()) return failed(Reason::office_store_differs, node.code);
    return {};
}

Result<Standing> Push::standing_of(const std::string& node) {
    // Locked, so that nobody moves it before this transaction ends.
    const auto rows =
        m_postgres.ask("SELECT through, head FROM klachtenzuil.node WHERE code = $1 FOR UPDATE", std::array{node});
    if (!rows) return failed(rows.error());
    if (rows->empty()) return failed(Reason::office_store_differs, node);
    Standing standing{.through = std::stoll(rows->front()[0].value_or("0"))};
    const auto head = public_key_from_hex(rows->front()[1].value_or("\\x").substr(2));
    if (!head) return failed(Reason::office_store_differs, node);
    standing.head = *head;
    return standing;
}

Result<void> Push::compare(const NodeCard& node, const Standing& standing) const {
    Hash here = chain_start(node.code, node.sign_key);
    if (standing.through > 0) {
        const auto entry = read_journal(m_store, node.code, standing.through - 1, 1);
        if (!entry) return failed(entry.error());
        if (!entry->empty() && entry->front().sequence == standing.through) here = entry->front().hash;
    }
    if (here != standing.head) {
        return failed(Reason::office_store_differs, fmt::format("{}/{}", node.code, standing.through));
    }
    return {};
}

Result<Standing> Push::copy_entries(const std::string& node, const Standing& from, std::set<ComplaintId>& touched) {
    Standing reached = from;
    if (auto begun = m_postgres.begin_copy(journal_target); !begun) return failed(begun.error());
    CopyLines lines;
    while (reached.through - from.through < most_entries_a_push) {
        const auto entries = read_journal(m_store, node, reached.through);
        if (!entries) return failed(entries.error());
        if (entries->empty()) break;
        for (const JournalEntry& entry : *entries) {
            if (entry.sequence != reached.through + 1) {
                return failed(Reason::store_damaged, fmt::format("{}/{}", node, reached.through + 1));
            }
            add_entry(lines, entry);
            if (entry.complaint) touched.insert(*entry.complaint);
            reached = {.through = entry.sequence, .head = entry.hash};
        }
        if (auto put = m_postgres.put(lines.text()); !put) return failed(put.error());
        lines.clear();
    }
    if (auto ended = m_postgres.end_copy(); !ended) return failed(ended.error());
    return reached;
}

Result<void> Push::copy(const std::string& target, CopyLines& lines) {
    if (lines.text().empty()) return {};
    if (auto begun = m_postgres.begin_copy(target); !begun) return begun;
    if (auto put = m_postgres.put(lines.text()); !put) return put;
    lines.clear();
    return m_postgres.end_copy();
}

Result<void> Push::clear(std::span<const ComplaintState> states) {
    std::string list = "{";
    for (const ComplaintState& state : states)
        list += (list.size() > 1 ? "," : "") + hex(state.complaint.id.bytes);
    list += '}';
    for (const char* const statement : {"DELETE FROM klachtenzuil.measure WHERE complaint = ANY ($1::uuid[])",
                                        "DELETE FROM klachtenzuil.dispute WHERE complaint = ANY ($1::uuid[])",
                                        "DELETE FROM klachtenzuil.complaint WHERE id = ANY ($1::uuid[])"}) {
        if (auto cleared = m_postgres.ask(statement, std::array{list}); !cleared) return failed(cleared.error());
    }
    return {};
}

Result<void> Push::copy_complaints(const std::vector<ComplaintId>& ids) {
    static const std::string target = complaint_target();
    CopyLines complaints;
    CopyLines measures;
    CopyLines disputes;
    for (std::size_t at = 0; at < ids.size(); at += most_a_slice) {
        const auto slice = std::span(ids).subspan(at, std::min<std::size_t>(most_a_slice, ids.size() - at));
        // What is not here keeps its row there: a step can come in before the complaint that it is about.
        const auto states = read_complaints(m_store, slice);
        if (!states) return failed(states.error());
        for (const ComplaintState& state : *states) {
            const std::string id = hex(state.complaint.id.bytes);
            complaints.add(id).add(complaint_row(state.complaint, m_store.config().terms)).add(m_terms).end();
            for (const Measure& measure : state.complaint.measures)
                measures.add(id).add(measure_cells(measure)).end();
            for (const Dispute& dispute : state.disputes)
                disputes.add(id).add(dispute_cells(dispute)).end();
        }
        m_pushed.complaints += static_cast<std::int64_t>(states->size());
        if (auto cleared = clear(*states); !cleared) return cleared;
        if (auto put = copy(target, complaints); !put) return put;
    }
    if (auto put = copy(measure_target, measures); !put) return put;
    return copy(dispute_target, disputes);
}

Result<bool> Push::push_slice(const NodeCard& node) {
    std::int64_t moved = 0;
    const auto done = in_transaction([&]() -> Result<void> {
        const auto standing = standing_of(node.code);
        if (!standing) return failed(standing.error());
        if (auto same = compare(node, *standing); !same) return same;
        std::set<ComplaintId> touched;
        const auto reached = copy_entries(node.code, *standing, touched);
        if (!reached) return failed(reached.error());
        moved = reached->through - standing->through;
        if (moved == 0) return {};
        if (auto put = copy_complaints({touched.begin(), touched.end()}); !put) return put;
        const auto kept =
            m_postgres.ask("UPDATE klachtenzuil.node SET through = $2, head = $3, pushed = now() WHERE code = $1",
                           std::array{node.code, fmt::format("{}", reached->through), bytea_of(reached->head)});
        if (!kept) return failed(kept.error());
        return {};
    });
    if (!done) return failed(done.error());
    m_pushed.entries += moved;
    return moved > 0;
}

Result<void> Push::count_terms_anew() {
    std::string last(32, '0');
    while (true) {
        const auto rows = m_postgres.ask(
            "SELECT id FROM klachtenzuil.complaint WHERE terms <> $1 AND id > $2::uuid ORDER BY id LIMIT 1000",
            std::array{m_terms, last});
        if (!rows) return failed(rows.error());
        if (rows->empty()) return {};
        std::vector<ComplaintId> ids;
        for (const auto& row : *rows) {
            last = row.front().value_or("");
            std::string digits = last;
            std::erase(digits, '-');
            if (const auto bytes = id_bytes_from_hex(digits)) ids.push_back({*bytes});
        }
        if (auto put = in_transaction([&] { return copy_complaints(ids); }); !put) return put;
    }
}

Result<Pushed> Push::run() {
    if (auto prepared = prepare_tables(m_postgres); !prepared) return failed(prepared.error());
    const auto all = nodes();
    if (!all) return failed(all.error());
    for (const NodeCard& node : *all) {
        if (auto begun = begin_node(node); !begun) return failed(begun.error());
    }
    for (const NodeCard& node : *all) {
        Result<bool> more = true;
        while (more && *more)
            more = push_slice(node);
        if (!more) return failed(more.error());
    }
    if (auto counted = count_terms_anew(); !counted) return failed(counted.error());
    return m_pushed;
}

}  // namespace

Result<Pushed> push(const Register& store, const std::string& address) {
    auto postgres = Postgres::connect(address);
    if (!postgres) return failed(postgres.error());
    if (auto turn = postgres->run(take_turn); !turn) return failed(turn.error());
    return Push(store, *postgres).run();
}

}  // namespace klachtenzuil
