#include "core/register/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/register/case_store.hpp"
#include "core/register/dossier.hpp"
#include "core/register/incoming.hpp"
#include "core/register/node_card.hpp"
#include "core/register/purge.hpp"
#include "core/register/rows.hpp"
#include "core/register/sound_entries.hpp"
#include "core/register/statement.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

/// A clock elsewhere may be ahead of this one by so many days.
constexpr int days_ahead = 1;
/// No clock was right that stood before this program was there.
constexpr Instant made{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
constexpr std::size_t many_entries = 200;
constexpr std::size_t pages_at_hand_bytes = std::size_t{64} << 20;

/// The last day on which another node can have done something by this clock. Nothing where this one went back or was
/// never set: then it is no judge of others.
Result<std::optional<Date>> last_day_of_steps(Sql& sql, const Register& store) {
    const auto own = own_node(sql);
    if (!own) return failed(own.error());
    const auto head = journal_head(sql, own->code, own->sign_key);
    if (!head) return failed(head.error());
    const Instant now = store.clock().now();
    if (now < head->at || now < made) return std::optional<Date>{};
    return std::optional(plus_days(amsterdam(now).date, days_ahead));
}

/// Entries of one node, inside the transaction that takes them in.
class Slice {
  public:
    Slice(const Register& store, Sql& sql, OwnNode sender, const JournalHead& head, bool keeps_waiting,
          std::optional<Date> last_day)
        : m_store(store),
          m_sql(sql),
          m_incoming(std::move(sender), head),
          m_keeps_waiting(keeps_waiting),
          m_last_day(last_day),
          m_accounts(AccountHistory::ask(sql)),
          m_terms(terms_of_work(sql)) {}

    Result<TakenIn> take(std::span<const CarriedEntry> entries, Checked checked) {
        for (const CarriedEntry& carried : entries) {
            const auto standing = m_incoming.next(carried, checked);
            if (!standing) return failed(standing.error());
            if (*standing == Incoming::Standing::fresh) {
                append(carried);
            } else if (auto same = compare_with_stored(m_sql, carried.entry); !same) {
                return failed(same.error());
            }
        }
        // Nearly always nothing does, and each complaint need not ask.
        m_something_waits = m_sql.prepare("SELECT 1 FROM waiting_part LIMIT 1")->executeStep();
        for (const Touched& each : m_touched) {
            if (auto done = fold_anew(each); !done) return failed(done.error());
        }
        return m_taken;
    }

  private:
    struct Touched {
        ComplaintId id;
        bool stood_before = false;  ///< steps of it are here already
        std::vector<const CarriedEntry*> carried;
    };

    void append(const CarriedEntry& carried) {
        const JournalEntry& entry = carried.entry;
        if (entry.complaint) {
            const auto [place, first] = m_place_of.emplace(*entry.complaint, m_touched.size());
            if (first) m_touched.push_back({*entry.complaint, stands_here(*entry.complaint), {}});
            m_touched[place->second].carried.push_back(&carried);
        }
        insert_entry(m_sql, entry);
        ++m_taken.entries;
    }

    bool stands_here(const ComplaintId& id) {
        auto select = m_sql.prepare("SELECT 1 FROM journal WHERE complaint = ? LIMIT 1");
        bind_values(*select, id);
        return select->executeStep();
    }

    /// What is known only when it comes in. A complaint is never refused for a clock.
    std::optional<Reason> refuse_new(const JournalEntry& entry, bool known) const {
        if (entry.step == name_of(StepKind::file)) {
            return known ? std::optional(Reason::step_out_of_order) : std::nullopt;
        }
        if (m_last_day && amsterdam(entry.at).date > *m_last_day) return Reason::date_not_possible;
        return std::nullopt;
    }

    std::optional<Reason> veto_first(const Complaint& before, const JournalEntry& entry) {
        if (entry.step == name_of(StepKind::file)) {
            return is_taken(before) ? std::optional(Reason::step_out_of_order) : std::nullopt;
        }
        // What this node itself did was checked when it was done.
        if (entry.node == m_store.config().node) return std::nullopt;
        const ForeignSituation situation{.accounts = m_accounts,
                                         .terms = m_store.config().terms,
                                         .retention_months = m_store.config().retention.months,
                                         .today = amsterdam(entry.at).date};
        const auto checked = check_foreign_step(before, entry, situation);
        return checked ? std::nullopt : std::optional(checked.error().reason);
    }

    /// Whether another complaint has the number of this one. Numbers go up, and above the highest none is taken.
    bool is_taken(const Complaint& filed) {
        const Reference& reference = filed.reference;
        const auto [highest, unknown] = m_highest.try_emplace({reference.node, reference.year}, 0);
        if (unknown) {
            auto select = m_sql.prepare("SELECT coalesce(max(number), 0) FROM complaint WHERE node = ? AND year = ?");
            bind_values(*select, reference.node, reference.year);
            if (select->executeStep()) highest->second = select->getColumn(0).getInt();
        }
        if (reference.number > highest->second) {
            highest->second = reference.number;
            return false;
        }
        auto other = m_sql.prepare("SELECT 1 FROM complaint WHERE node = ? AND year = ? AND number = ? AND id <> ?");
        bind_values(*other, reference.node, reference.year, reference.number, filed.id);
        return other->executeStep();
    }

    Result<Refolded> fold(const Touched& one, const Refolding& with) {
        if (one.stood_before) return refold(m_sql, one.id, with);
        std::vector<JournalEntry> steps;
        for (const CarriedEntry* const each : one.carried)
            steps.push_back(each->entry);
        return fold_new(m_sql, one.id, std::move(steps), with, m_terms);
    }

    Result<void> fold_anew(const Touched& one) {
        const ComplaintId& id = one.id;
        const Refolding with{
            .accounts = m_accounts,
            .is_new = [this](const JournalEntry& entry) { return m_incoming.is_new(entry); },
            .refuse_new = [this](const JournalEntry& entry, bool known) { return refuse_new(entry, known); },
            .veto_first = [this](const auto& before, const JournalEntry& entry) { return veto_first(before, entry); }};
        const auto done = fold(one, with);
        if (!done) return failed(done.error());
        m_taken.disputed += done->new_disputed;
        if (!done->folded.complaint) {
            keep_for_later(id, one.carried);
            return {};
        }
        if (!done->was_known) {
            ++m_taken.complaints;
            adopt_waiting(id);
        }
        if (done->folded.complaint->destroyed) {
            ++m_taken.destroyed;
            destroy_dossier(m_sql, id);
            give_up_letters(m_sql, id, m_store.clock().now());
            return {};
        }
        for (const CarriedEntry* each : one.carried)
            keep(id, *each, done->folded);
        return {};
    }

    void keep(const ComplaintId& id, const CarriedEntry& carried, const FoldedCase& folded) {
        if (carried.part && folded.parts.contains(*carried.entry.part)) {
            auto insert =
                m_sql.prepare("INSERT OR IGNORE INTO dossier_part (hash, complaint, kind, sealed) VALUES (?, ?, ?, ?)");
            bind_values(*insert, *carried.entry.part, id, name_of(carried.part->kind), carried.part->sealed);
            insert->exec();
        }
        for (const auto& [recipient, sealed] : carried.keys) {
            const auto told = folded.keys.find(recipient);
            if (told == folded.keys.end() || told->second != hash_of(sealed)) continue;
            store_dossier_key(m_sql, id, recipient, sealed);
        }
    }

    /// A kiosk never gets the complaints of others, and does not keep what belongs to them.
    void keep_for_later(const ComplaintId& id, const std::vector<const CarriedEntry*>& carried) {
        if (!m_keeps_waiting) return;
        for (const CarriedEntry* each : carried) {
            if (!each->part || each->entry.step == name_of(StepKind::file)) continue;
            auto insert =
                m_sql.prepare("INSERT OR IGNORE INTO waiting_part (hash, complaint, kind, sealed) VALUES (?, ?, ?, ?)");
            m_something_waits = true;
            bind_values(*insert, *each->entry.part, id, name_of(each->part->kind), each->part->sealed);
            insert->exec();
        }
    }

    void adopt_waiting(const ComplaintId& id) {
        if (!m_something_waits) return;
        for (const char* text : {"INSERT OR IGNORE INTO dossier_part (hash, complaint, kind, sealed)"
                                 " SELECT hash, complaint, kind, sealed FROM waiting_part WHERE complaint = ?",
                                 "DELETE FROM waiting_part WHERE complaint = ?"}) {
            auto move = m_sql.prepare(text);
            bind_values(*move, id);
            move->exec();
        }
    }

    const Register& m_store;
    Sql& m_sql;
    Incoming m_incoming;
    bool m_keeps_waiting;
    bool m_something_waits = false;
    std::optional<Date> m_last_day;  ///< of a step; nothing where this clock is wrong itself
    AccountHistory m_accounts;
    Terms m_terms;
    std::map<std::pair<std::string, int>, int> m_highest;  ///< number of a complaint, by node and year
    std::vector<Touched> m_touched;                        ///< in the order in which they came
    std::map<ComplaintId, std::size_t> m_place_of;
    TakenIn m_taken;
};

/// `sound` where the entries are of those.
Result<TakenIn> take(Register& store, std::string_view node, std::span<const CarriedEntry> entries,
                     const SoundEntries* sound) {
    if (entries.empty()) return TakenIn{};
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    // Each complaint touches a page of every index. Where many come in, all of them are kept at hand.
    if (entries.size() >= many_entries) store.database().keep_at_hand(pages_at_hand_bytes);
    return store.database().transaction([&](Sql& sql) -> Result<TakenIn> {
        auto sender = sender_named(sql, node);
        if (!sender) return failed(sender.error());
        if (auto meant = sound ? check_sender(*sender, *sound) : Result<void>{}; !meant) return failed(meant.error());
        const auto head = journal_head(sql, sender->code, sender->sign_key);
        if (!head) return failed(head.error());
        const auto last_day = last_day_of_steps(sql, store);
        if (!last_day) return failed(last_day.error());
        return Slice(store, sql, std::move(*sender), *head, !*office, *last_day)
            .take(entries, sound ? Checked::yes : Checked::no);
    });
}

}  // namespace

Result<TakenIn> take_in(Register& store, std::string_view node, std::span<const CarriedEntry> entries) {
    return take(store, node, entries, nullptr);
}

Result<TakenIn> take_in(Register& store, const SoundEntries& entries, std::size_t first, std::size_t count) {
    return take(store, entries.sender().code, entries.entries().subspan(first, count), &entries);
}

Result<void> forget_destroyed(Register& store) {
    return store.database().forget_deleted();
}

Word dispute_word(Reason reason) {
    switch (reason) {
        case Reason::not_permitted: return w::dispute_not_permitted;
        case Reason::person_concerned: return w::dispute_person_concerned;
        case Reason::management_concerned: return w::dispute_management;
        case Reason::facts_missing:
        case Reason::fact_not_allowed:
        case Reason::account_unknown:
        case Reason::store_altered: return w::dispute_facts;
        case Reason::date_not_possible: return w::dispute_date;
        case Reason::not_heard: return w::dispute_not_heard;
        case Reason::handler_missing: return w::dispute_handler_missing;
        case Reason::extended_before:
        case Reason::extension_too_long: return w::dispute_extension;
        case Reason::not_told: return w::dispute_not_told;
        case Reason::persons_unlinked: return w::dispute_persons;
        case Reason::not_referred: return w::dispute_not_referred;
        case Reason::dossier_destroyed: return w::dispute_destroyed;
        case Reason::retention_runs: return w::dispute_retention;
        default: return w::dispute_order;
    }
}

Result<std::vector<Dispute>> disputes_of(const Register& store, const ComplaintId& id) {
    return store.database().read([&](Sql& sql) -> Result<std::vector<Dispute>> {
        const auto stored = select_disputes(sql, id);
        if (!stored) return failed(stored.error());
        std::vector<Dispute> disputes;
        for (const auto& [place, dispute] : *stored)
            disputes.push_back({place.node, place.sequence, id, dispute.reason, dispute.settled});
        return disputes;
    });
}

}  // namespace klachtenzuil
