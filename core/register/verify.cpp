#include "core/register/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "core/complaint/reference.hpp"
#include "core/complaint/term.hpp"
#include "core/register/case_store.hpp"
#include "core/register/database.hpp"
#include "core/register/fold.hpp"
#include "core/register/in_order.hpp"
#include "core/register/journal.hpp"
#include "core/register/management_notes.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_check.hpp"
#include "core/register/verify_exchange.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr int entries_a_slice = 1000;
constexpr int complaints_a_slice = 200;

struct KindRow {
    FindingKind kind;
    std::string_view name;
    Word sentence;
};

constexpr std::array kinds{
    KindRow{FindingKind::database_damaged, "database_damaged", w::verify_database_damaged},
    KindRow{FindingKind::tables_altered, "tables_altered", w::verify_tables_altered},
    KindRow{FindingKind::node_altered, "node_altered", w::verify_node_altered},
    KindRow{FindingKind::chain_broken, "chain_broken", w::verify_chain_broken},
    KindRow{FindingKind::chain_gap, "chain_gap", w::verify_chain_gap},
    KindRow{FindingKind::step_unreadable, "step_unreadable", w::verify_step_unreadable},
    KindRow{FindingKind::complaint_missing, "complaint_missing", w::verify_complaint_missing},
    KindRow{FindingKind::complaint_altered, "complaint_altered", w::verify_complaint_altered},
    KindRow{FindingKind::complaint_unfounded, "complaint_unfounded", w::verify_complaint_unfounded},
    KindRow{FindingKind::dossier_missing, "dossier_missing", w::verify_dossier_missing},
    KindRow{FindingKind::dossier_altered, "dossier_altered", w::verify_dossier_altered},
    KindRow{FindingKind::account_altered, "account_altered", w::verify_account_altered},
    KindRow{FindingKind::print_altered, "print_altered", w::verify_print_altered},
    KindRow{FindingKind::dispute_altered, "dispute_altered", w::verify_dispute_altered},
    KindRow{FindingKind::exchange_altered, "exchange_altered", w::verify_exchange_altered},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (static_cast<std::size_t>(kinds[i].kind) != i) return false;
    }
    return kinds.size() == static_cast<std::size_t>(finding_kind_count);
}
static_assert(in_order(), "every kind of finding has its row, in the order of the enum");

/// What is known of one complaint in one slice.
struct Case {
    std::optional<Complaint> row;
    std::vector<JournalEntry> steps;
    Disputes disputes;
};
using Cases = std::map<ComplaintId, Case>;

class Check {
  public:
    explicit Check(Database& database) : m_database(database) {}

    Result<Verified> run() {
        using Part = Result<void> (Check::*)();
        for (const Part part : {&Check::sqlite, &Check::tables, &Check::chains, &Check::accounts, &Check::complaints,
                                &Check::prints, &Check::exchange}) {
            const auto done = (this->*part)();
            if (done || m_verified.findings.size() >= most_findings) continue;
            // A damaged file stops one part; the others can still say more. Anything else is no finding.
            if (done.error().reason != Reason::store_damaged) return failed(done.error());
            find(FindingKind::database_damaged, done.error().detail);
        }
        return std::move(m_verified);
    }

  private:
    void find(FindingKind kind, std::string where) {
        if (m_verified.findings.size() < most_findings) m_verified.findings.push_back({kind, std::move(where)});
    }

    Result<void> sqlite() {
        return m_database.read([&](Sql& sql) -> Result<void> {
            auto check = sql.prepare("PRAGMA integrity_check(20)");
            while (check->executeStep()) {
                const std::string line = check->getColumn(0).getString();
                if (line != "ok") find(FindingKind::database_damaged, line);
            }
            auto keys = sql.prepare("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check LIMIT 20");
            while (keys->executeStep()) {
                find(FindingKind::database_damaged,
                     fmt::format("{} without {}", keys->getColumn(0).getString(), keys->getColumn(1).getString()));
            }
            return {};
        });
    }

    Result<void> tables() {
        const auto expected = schema_of_new();
        if (!expected) return failed(expected.error());
        const auto found = schema_of(m_database);
        if (!found) return failed(found.error());
        for (const auto& [name, text] : *expected) {
            const auto it = found->find(name);
            if (it == found->end() || it->second != text) find(FindingKind::tables_altered, name);
        }
        for (const auto& [name, text] : *found) {
            if (!expected->contains(name)) find(FindingKind::tables_altered, name);
        }
        return m_database.read([&](Sql& sql) -> Result<void> {
            m_terms = stored_terms(sql);
            if (!m_terms) find(FindingKind::database_damaged, "setting");
            return {};
        });
    }

    Result<void> chains() {
        auto nodes = m_database.read([&](Sql& sql) -> Result<std::vector<OwnNode>> {
            std::vector<OwnNode> all;
            auto select = sql.prepare("SELECT code, sign_key, desk_key, own FROM node ORDER BY own DESC, code");
            while (select->executeStep()) {
                const auto sign_key = read_bytes<32>(select->getColumn(1));
                const auto desk_key = read_bytes<32>(select->getColumn(2));
                if (!sign_key || !desk_key) return failed(Reason::store_damaged, "node");
                all.push_back({select->getColumn(0).getString(), *sign_key, *desk_key});
                if (all.size() == 1 && select->getColumn(3).getInt() != 1) {
                    find(FindingKind::node_altered, all.front().code);
                }
            }
            return all;
        });
        if (!nodes) return failed(nodes.error());
        if (nodes->empty()) find(FindingKind::node_altered, "");
        if (!nodes->empty()) m_own_node = nodes->front().code;
        for (const OwnNode& node : *nodes) {
            auto head = chain(node);
            if (!head) return failed(head.error());
            if (m_verified.head.empty()) m_verified.head = hex_of(head->hash);
        }
        return {};
    }

    /// Follows one node's chain from its start to its end.
    Result<JournalHead> chain(const OwnNode& node) {
        JournalHead head{.hash = chain_start(node.code, node.sign_key)};
        InOrder reached(head.sequence);
        while (true) {
            const auto count = m_database.read([&](Sql& sql) -> Result<int> {
                static const std::string text = fmt::format(
                    "SELECT {} FROM journal WHERE node = ? AND seq > ? ORDER BY seq LIMIT ?", journal_columns);
                auto select = sql.prepare(text.c_str());
                bind_values(*select, node.code, head.sequence, entries_a_slice);
                int read = 0;
                for (; select->executeStep(); ++read) {
                    auto entry = read_journal_entry(*select);
                    if (!entry || !reached.go_on(entry->sequence)) return failed(Reason::store_damaged, "journal");
                    link(node, *entry, head);
                }
                return read;
            });
            if (!count) return failed(count.error());
            if (*count == 0) break;
        }
        // Of another node nothing may have come in yet.
        if (head.sequence == 0 && node.code == m_own_node) find(FindingKind::node_altered, node.code);
        return head;
    }

    void link(const OwnNode& node, const JournalEntry& entry, JournalHead& head) {
        ++m_verified.entries;
        if (entry.sequence != head.sequence + 1) {
            find(FindingKind::chain_gap, fmt::format("{}/{}", node.code, head.sequence + 1));
        } else if (entry.hash != chain_link(head.hash, entry) || (head.sequence > 0 && entry.at < head.at)) {
            find(FindingKind::chain_broken, text_of(place_of(entry)));
        }
        head = {entry.sequence, entry.at, entry.hash};
        const auto kind = step_kind_from(entry.step);
        const bool of_node = kind && (*kind == StepKind::begin || *kind == StepKind::account);
        if (!kind || (*kind == StepKind::begin) != (entry.sequence == 1) ||
            (!of_node && !entry.complaint && !is_management_note(entry))) {
            find(FindingKind::step_unreadable, text_of(place_of(entry)));
        } else if (*kind == StepKind::begin) {
            const auto facts = read_node_facts(entry);
            if (!facts || *facts != NodeFacts{node.sign_key, node.desk_key}) {
                find(FindingKind::node_altered, node.code);
            }
        } else if (*kind == StepKind::account) {
            auto facts = read_account_facts(entry);
            if (facts) {
                if (node.code == m_own_node) m_accounts[facts->name] = facts->row;
            } else {
                find(FindingKind::step_unreadable, text_of(place_of(entry)));
            }
        }
    }

    Result<void> accounts() {
        return m_database.read([&](Sql& sql) -> Result<void> {
            auto history = AccountHistory::load(sql);
            if (!history) return failed(history.error());
            m_history = std::move(*history);
            std::set<std::string> names;
            auto select = sql.prepare("SELECT name FROM account");
            while (select->executeStep())
                names.insert(select->getColumn(0).getString());
            for (const auto& [name, row] : m_accounts) {
                if (names.erase(name) == 0) {
                    find(FindingKind::account_altered, name);
                    continue;
                }
                const auto account = select_account(sql, name);
                if (!account) return failed(account.error());
                if (!*account || hash_of(**account) != row) find(FindingKind::account_altered, name);
            }
            for (const auto& name : names)
                find(FindingKind::account_altered, name);
            return {};
        });
    }

    Result<void> complaints() {
        std::optional<ComplaintId> after;
        while (true) {
            const auto last = m_database.read([&](Sql& sql) { return slice(sql, after); });
            if (!last) return failed(last.error());
            if (!*last) return {};
            after = **last;
        }
    }

    /// Checks the next complaints after `after`; answers the last of them, or nothing when there are no more.
    Result<std::optional<ComplaintId>> slice(Sql& sql, const std::optional<ComplaintId>& after) {
        // Ids are compared as SQLite compares blobs; the empty one is before them all.
        const std::vector<std::uint8_t> from =
            after ? std::vector<std::uint8_t>(after->bytes.begin(), after->bytes.end()) : std::vector<std::uint8_t>();
        Cases cases;
        static const std::string rows_text =
            fmt::format("SELECT {} FROM complaint WHERE id > ? ORDER BY id LIMIT ?", complaint_columns);
        auto rows = sql.prepare(rows_text.c_str());
        bind_values(*rows, from, complaints_a_slice);
        std::optional<ComplaintId> to;
        int read = 0;
        for (; rows->executeStep(); ++read) {
            auto entry = read_complaint(sql, *rows);
            if (!entry || (after && entry->id <= *after)) return failed(Reason::store_damaged, "complaint");
            to = entry->id;
            cases[entry->id].row = std::move(*entry);
        }
        const bool more = read == complaints_a_slice;
        static const std::string steps_text = fmt::format(
            "SELECT {} FROM journal WHERE complaint > ?1 AND (?2 IS NULL OR complaint <= ?2)"
            " ORDER BY complaint, at_ms, node, seq",
            journal_columns);
        auto steps = sql.prepare(steps_text.c_str());
        bind_values(*steps, from, more ? to : std::nullopt);
        while (steps->executeStep()) {
            const auto step = read_journal_entry(*steps);
            if (!step || !step->complaint) return failed(Reason::store_damaged, "journal");
            cases[*step->complaint].steps.push_back(*step);
        }
        steps.reset();
        for (auto& [id, one] : cases) {
            auto disputes = select_disputes(sql, id);
            if (!disputes) return failed(disputes.error());
            one.disputes = std::move(*disputes);
            sort_steps(one.steps);
        }
        for (const auto& [id, one] : cases) {
            auto checked = check(sql, id, one);
            if (!checked) return failed(checked.error());
        }
        m_verified.complaints += read;
        return more ? to : std::nullopt;
    }

    /// The steps that the fold refuses must be those that are stored; none of the own node is refused on arrival.
    void disputes(const Case& one, const FoldedCase& folded) {
        for (const auto& [place, reason] : folded.by_order) {
            const auto stored = one.disputes.find(place);
            if (stored == one.disputes.end() || stored->second.by_arrival) {
                find(FindingKind::step_unreadable, text_of(place));
            } else if (stored->second.reason != reason) {
                find(FindingKind::dispute_altered, text_of(place));
            }
        }
        for (const auto& [place, dispute] : one.disputes) {
            const bool possible =
                dispute.by_arrival ? place.node != m_own_node && stands(one, place) : folded.by_order.contains(place);
            if (!possible) find(FindingKind::dispute_altered, text_of(place));
        }
    }

    static bool stands(const Case& one, const StepPlace& place) {
        return std::ranges::any_of(one.steps, [&](const JournalEntry& step) { return place_of(step) == place; });
    }

    Result<void> check(Sql& sql, const ComplaintId& id, const Case& one) {
        const FoldedCase folded = fold_case(one.steps, m_history, left_out_by(one.disputes));
        disputes(one, folded);
        if (!one.row) {
            if (folded.complaint) find(FindingKind::complaint_missing, hex(id.bytes));
            return {};
        }
        const std::string reference = text_of(one.row->reference);
        if (!folded.complaint) {
            if (one.steps.empty()) find(FindingKind::complaint_unfounded, reference);
            if (!one.steps.empty() && folded.by_order.empty()) {
                find(FindingKind::step_unreadable, text_of(place_of(one.steps.front())));
            }
            return {};
        }
        const bool as_folded = *one.row == *folded.complaint && stored_status_hash(sql, id) == folded.filed->status;
        const bool due = !m_terms || stored_due(sql, id) == work_due(*folded.complaint, *m_terms);
        if (!as_folded || !due) find(FindingKind::complaint_altered, reference);
        const bool destroyed = folded.complaint->destroyed.has_value();
        // A step that destroys it can be refused later; what was destroyed by then stays so.
        const bool can_lack = folded.destroy_stands;
        keys(sql, id, destroyed ? std::map<std::string, Hash>() : folded.keys, can_lack, reference);
        parts(sql, id, destroyed ? std::map<Hash, PartKind>() : folded.parts, can_lack, reference);
        return paper(sql, id, folded.complaint->reference.node == m_own_node ? folded.filed->print : std::nullopt);
    }

    void keys(Sql& sql, const ComplaintId& id, std::map<std::string, Hash> expected, bool can_lack,
              const std::string& reference) {
        auto select = sql.prepare("SELECT recipient, sealed FROM dossier_key WHERE complaint = ?");
        bind_values(*select, id);
        while (select->executeStep()) {
            const auto it = expected.find(select->getColumn(0).getString());
            if (it == expected.end() || it->second != hash_of(bytes_of(select->getColumn(1)))) {
                find(FindingKind::dossier_altered, reference);
            }
            if (it != expected.end()) expected.erase(it);
        }
        if (!expected.empty() && !can_lack) find(FindingKind::dossier_missing, reference);
    }

    void parts(Sql& sql, const ComplaintId& id, std::map<Hash, PartKind> expected, bool can_lack,
               const std::string& reference) {
        auto select = sql.prepare("SELECT hash, kind, sealed FROM dossier_part WHERE complaint = ?");
        bind_values(*select, id);
        while (select->executeStep()) {
            const auto name = read_bytes<32>(select->getColumn(0));
            const auto it = name ? expected.find(*name) : expected.end();
            const bool fits = it != expected.end() && select->getColumn(1).getString() == name_of(it->second) &&
                              hash_of(bytes_of(select->getColumn(2))) == *name;
            if (!fits) find(FindingKind::dossier_altered, reference);
            if (it != expected.end()) expected.erase(it);
        }
        if (!expected.empty() && !can_lack) find(FindingKind::dossier_missing, reference);
    }

    /// The one print request that came with the complaint; those that a person asked for later are not in the journal.
    Result<void> paper(Sql& sql, const ComplaintId& id, const std::optional<PrintId>& expected) {
        auto select =
            sql.prepare("SELECT id FROM print_request WHERE complaint = ? AND duplicate = 0 AND part IS NULL");
        bind_values(*select, id);
        bool found = false;
        while (select->executeStep()) {
            const auto print = read_id<PrintId>(select->getColumn(0));
            if (!print) return failed(Reason::store_damaged, "print_request");
            if (print != expected) find(FindingKind::print_altered, hex(print->bytes));
            found = found || print == expected;
        }
        if (expected && !found) find(FindingKind::print_altered, hex(expected->bytes));
        return {};
    }

    /// Every print request against the hash of itself.
    Result<void> prints() {
        InOrder reached(std::int64_t{0});
        while (true) {
            const auto after = reached.key();
            const auto read = m_database.read([&](Sql& sql) -> Result<void> {
                auto select = sql.prepare(
                    "SELECT rowid, id, own_hash IS row_hash(id, complaint, part, state, trouble, duplicate, queue, job,"
                    " asked_ms, changed_ms) FROM print_request WHERE rowid > ? ORDER BY rowid LIMIT ?");
                bind_values(*select, after, entries_a_slice);
                while (select->executeStep()) {
                    if (!reached.go_on(select->getColumn(0).getInt64())) {
                        return failed(Reason::store_damaged, "print_request");
                    }
                    if (select->getColumn(2).getInt() != 1) {
                        find(FindingKind::print_altered, hex_of(bytes_of(select->getColumn(1))));
                    }
                }
                return {};
            });
            if (!read || reached.key() == after) return read;
        }
    }

    Result<void> exchange() {
        return verify_exchange(m_database,
                               [this](FindingKind kind, std::string where) { find(kind, std::move(where)); });
    }

    Database& m_database;
    Verified m_verified;
    std::string m_own_node;
    std::map<std::string, Hash> m_accounts;  ///< of the own node, as its journal knows them last
    AccountHistory m_history;
    std::optional<Terms> m_terms;  ///< that the work list was computed with
};

}  // namespace

std::string_view name_of(FindingKind kind) {
    return kinds[static_cast<std::size_t>(kind)].name;
}

std::string sentence_of(const Finding& finding, const Words& words) {
    return words.fill(kinds[static_cast<std::size_t>(finding.kind)].sentence, fmt::arg("where", finding.where));
}

Result<Verified> verify(Database& database) {
    return Check(database).run();
}

}  // namespace klachtenzuil
