#include "core/register/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/complaint/text.hpp"
#include "core/register/case_store.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/management_notes.hpp"
#include "core/register/node_card.hpp"
#include "core/register/purge.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

/// A clock elsewhere may be ahead of this one by so many days.
constexpr int days_ahead = 1;
/// Times that no calendar can do without trouble are nobody's clock.
constexpr Instant earliest{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
constexpr Instant latest{std::chrono::sys_days{std::chrono::year{9000} / 1 / 1}};
/// No clock was right that stood before this program was there.
constexpr Instant made{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
constexpr std::size_t many_entries = 200;
constexpr std::size_t pages_at_hand_bytes = std::size_t{64} << 20;
constexpr std::size_t longest_actor = 64;

tl::unexpected<Failure> refused(Reason reason, const JournalEntry& entry) {
    return failed(reason, text_of(place_of(entry)));
}

/// The node whose entries come in. Fails with bundle_stranger.
Result<OwnNode> sender_named(Sql& sql, std::string_view code) {
    auto select = sql.prepare("SELECT own, sign_key, desk_key FROM node WHERE code = ?");
    bind_values(*select, code);
    if (!select->executeStep() || select->getColumn(0).getInt() != 0) {
        return failed(Reason::bundle_stranger, std::string(code));
    }
    const auto sign_key = read_bytes<32>(select->getColumn(1));
    const auto desk_key = read_bytes<32>(select->getColumn(2));
    if (!sign_key || !desk_key) return failed(Reason::store_damaged, "node");
    return OwnNode{std::string(code), *sign_key, *desk_key};
}

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

/// Whether the entry says what its kind must say, so that it can be written down whatever the procedure thinks of it.
bool is_an_entry(const JournalEntry& entry, const OwnNode& sender) {
    const auto kind = step_kind_from(entry.step);
    if (!kind || entry.at < earliest || entry.at > latest) return false;
    if (entry.actor.empty() || !is_plain_text(entry.actor) || characters(entry.actor) > longest_actor) return false;
    if ((*kind == StepKind::begin) != (entry.sequence == 1)) return false;
    const bool of_management = *kind == StepKind::note && !entry.complaint;
    const bool about_node = *kind == StepKind::begin || *kind == StepKind::account || of_management;
    if (about_node == entry.complaint.has_value() || (about_node && entry.part)) return false;
    if (*kind == StepKind::begin) {
        const auto facts = read_node_facts(entry);
        return facts && *facts == NodeFacts{sender.sign_key, sender.desk_key};
    }
    if (*kind == StepKind::account) {
        const auto facts = read_account_facts(entry);
        return facts && entry.facts.starts_with(begin_of_account_facts(facts->name));
    }
    return !of_management || is_management_note(entry);
}

/// Whether what travels with the entry is what the entry tells of.
bool carries_its_own(const CarriedEntry& carried) {
    if (carried.part) {
        if (!carried.entry.part || hash_of(carried.part->sealed) != *carried.entry.part) return false;
        if (part_kind_of(carried.entry) != carried.part->kind) return false;
    }
    return std::ranges::all_of(carried.keys, [&](const auto& key) {
        return recipient_from(key.first) && tells_of(carried.entry, key.first, key.second);
    });
}

/// Entries of one node, inside the transaction that takes them in.
class Slice {
  public:
    Slice(const Register& store, Sql& sql, OwnNode sender, const JournalHead& head, bool keeps_waiting,
          std::optional<Date> last_day)
        : m_store(store),
          m_sql(sql),
          m_sender(std::move(sender)),
          m_head(head),
          m_known(head.sequence),
          m_keeps_waiting(keeps_waiting),
          m_last_day(last_day),
          m_accounts(AccountHistory::ask(sql)) {}

    Result<TakenIn> take(std::span<const CarriedEntry> entries) {
        std::int64_t before = entries.front().entry.sequence - 1;
        for (const CarriedEntry& carried : entries) {
            const JournalEntry& entry = carried.entry;
            if (entry.node != m_sender.code || entry.sequence != ++before || entry.sequence < 1) {
                return refused(Reason::bundle_damaged, entry);
            }
            auto done = entry.sequence <= m_known ? compare(entry) : append(carried);
            if (!done) return failed(done.error());
        }
        // Nearly always nothing does, and each complaint need not ask.
        m_something_waits = m_sql.prepare("SELECT 1 FROM waiting_part LIMIT 1")->executeStep();
        for (const Touched& each : m_touched) {
            if (auto done = fold_anew(each.id, each.carried); !done) return failed(done.error());
        }
        return m_taken;
    }

  private:
    struct Touched {
        ComplaintId id;
        std::vector<const CarriedEntry*> carried;
    };

    /// One that stands here already.
    Result<void> compare(const JournalEntry& entry) {
        static const std::string text =
            fmt::format("SELECT {} FROM journal WHERE node = ? AND seq = ?", journal_columns);
        auto select = m_sql.prepare(text.c_str());
        bind_values(*select, entry.node, entry.sequence);
        const auto stored = select->executeStep() ? read_journal_entry(*select) : std::nullopt;
        if (!stored) return failed(Reason::store_damaged, "journal");
        if (*stored != entry) return refused(Reason::bundle_contradicts, entry);
        return {};
    }

    Result<void> append(const CarriedEntry& carried) {
        const JournalEntry& entry = carried.entry;
        if (entry.sequence != m_head.sequence + 1) {
            return failed(Reason::transport_missing, text_of(StepPlace{m_sender.code, m_head.sequence + 1}));
        }
        const bool follows =
            entry.hash == chain_link(m_head.hash, entry) && (m_head.sequence == 0 || entry.at >= m_head.at);
        if (!follows || !is_an_entry(entry, m_sender) || !carries_its_own(carried)) {
            return refused(Reason::bundle_damaged, entry);
        }
        insert_entry(m_sql, entry);
        m_head = {entry.sequence, entry.at, entry.hash};
        ++m_taken.entries;
        if (!entry.complaint) return {};
        const auto [place, first] = m_place_of.emplace(*entry.complaint, m_touched.size());
        if (first) m_touched.push_back({*entry.complaint, {}});
        m_touched[place->second].carried.push_back(&carried);
        return {};
    }

    bool is_new(const JournalEntry& entry) const { return entry.sequence > m_known && entry.node == m_sender.code; }

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
            auto other =
                m_sql.prepare("SELECT 1 FROM complaint WHERE node = ? AND year = ? AND number = ? AND id <> ?");
            const Reference& reference = before.reference;
            bind_values(*other, reference.node, reference.year, reference.number, before.id);
            return other->executeStep() ? std::optional(Reason::step_out_of_order) : std::nullopt;
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

    Result<void> fold_anew(const ComplaintId& id, const std::vector<const CarriedEntry*>& carried) {
        const Refolding with{
            .accounts = m_accounts,
            .is_new = [this](const JournalEntry& entry) { return is_new(entry); },
            .refuse_new = [this](const JournalEntry& entry, bool known) { return refuse_new(entry, known); },
            .veto_first = [this](const auto& before, const JournalEntry& entry) { return veto_first(before, entry); }};
        const auto done = refold(m_sql, id, with);
        if (!done) return failed(done.error());
        m_taken.disputed += done->new_disputed;
        if (!done->folded.complaint) {
            keep_for_later(id, carried);
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
        for (const CarriedEntry* each : carried)
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
    OwnNode m_sender;
    JournalHead m_head;
    std::int64_t m_known;  ///< the last entry that stood here before
    bool m_keeps_waiting;
    bool m_something_waits = false;
    std::optional<Date> m_last_day;  ///< of a step; nothing where this clock is wrong itself
    AccountHistory m_accounts;
    std::vector<Touched> m_touched;  ///< in the order in which they came
    std::map<ComplaintId, std::size_t> m_place_of;
    TakenIn m_taken;
};

}  // namespace

Result<TakenIn> take_in(Register& store, std::string_view node, std::span<const CarriedEntry> entries) {
    if (entries.empty()) return TakenIn{};
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    // Each complaint touches a page of every index. Where many come in, all of them are kept at hand.
    if (entries.size() >= many_entries) store.database().keep_at_hand(pages_at_hand_bytes);
    return store.database().transaction([&](Sql& sql) -> Result<TakenIn> {
        auto sender = sender_named(sql, node);
        if (!sender) return failed(sender.error());
        const auto head = journal_head(sql, sender->code, sender->sign_key);
        if (!head) return failed(head.error());
        const auto last_day = last_day_of_steps(sql, store);
        if (!last_day) return failed(last_day.error());
        return Slice(store, sql, std::move(*sender), *head, !*office, *last_day).take(entries);
    });
}

Result<void> forget_destroyed(Register& store) {
    return store.database().forget_deleted();
}

Word dispute_word(Reason reason) {
    switch (reason) {
        case Reason::not_permitted: return w::dispute_not_permitted;
        case Reason::person_concerned: return w::dispute_person_concerned;
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
