#include "core/register/incoming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "core/complaint/text.hpp"
#include "core/register/case_store.hpp"
#include "core/register/fold.hpp"
#include "core/register/intake.hpp"
#include "core/register/management_notes.hpp"
#include "core/register/sound_entries.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// Times that no calendar can do without trouble are nobody's clock.
constexpr Instant earliest{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
constexpr Instant latest{std::chrono::sys_days{std::chrono::year{9000} / 1 / 1}};
constexpr std::size_t longest_actor = 64;
/// A visitor who sends waits for no more than these.
constexpr std::size_t entries_a_read = 100;

tl::unexpected<Failure> refused(Reason reason, const JournalEntry& entry) {
    return failed(reason, text_of(place_of(entry)));
}

/// Whether the entry says what its kind must say.
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

}  // namespace

bool is_whole(const CarriedEntry& carried, const OwnNode& sender) {
    return is_an_entry(carried.entry, sender) && carries_its_own(carried);
}

Result<OwnNode> sender_named(Sql& sql, std::string_view code) {
    auto select = sql.prepare(
        "SELECT own, sign_key, desk_key FROM node WHERE code = ? AND code NOT IN (SELECT code FROM dismissed_node)");
    bind_values(*select, code);
    if (!select->executeStep() || select->getColumn(0).getInt() != 0) {
        return failed(Reason::bundle_stranger, std::string(code));
    }
    const auto sign_key = read_bytes<32>(select->getColumn(1));
    const auto desk_key = read_bytes<32>(select->getColumn(2));
    if (!sign_key || !desk_key) return failed(Reason::store_damaged, "node");
    return OwnNode{std::string(code), *sign_key, *desk_key};
}

Result<void> check_sender(const OwnNode& sender, const SoundEntries& entries) {
    const NodeCard& meant = entries.sender();
    if (sender == OwnNode{meant.code, meant.sign_key, meant.desk_key}) return {};
    return failed(Reason::bundle_stranger, meant.code);
}

Result<Incoming::Standing> Incoming::next(const CarriedEntry& carried, Checked checked) {
    const JournalEntry& entry = carried.entry;
    if (entry.node != m_sender.code || entry.sequence < 1 || (m_last && entry.sequence != *m_last + 1)) {
        return refused(Reason::bundle_damaged, entry);
    }
    m_last = entry.sequence;
    if (entry.sequence <= m_known) return Standing::known;
    if (entry.sequence != m_head.sequence + 1) {
        return failed(Reason::transport_missing, text_of(StepPlace{m_sender.code, m_head.sequence + 1}));
    }
    // The first is held against what stands here; of those that are sound each follows the one before.
    const bool is_known_to_follow = checked == Checked::yes && m_any_fresh;
    const bool follows = is_known_to_follow || (entry.hash == chain_link(m_head.hash, entry) &&
                                                (m_head.sequence == 0 || entry.at >= m_head.at));
    if (!follows || (checked == Checked::no && !is_whole(carried, m_sender))) {
        return refused(Reason::bundle_damaged, entry);
    }
    m_any_fresh = true;
    m_head = {entry.sequence, entry.at, entry.hash};
    return Standing::fresh;
}

Result<void> compare_with_stored(Sql& sql, const JournalEntry& entry) {
    static const std::string text = fmt::format("SELECT {} FROM journal WHERE node = ? AND seq = ?", journal_columns);
    auto select = sql.prepare(text.c_str());
    bind_values(*select, entry.node, entry.sequence);
    const auto stored = select->executeStep() ? read_journal_entry(*select) : std::nullopt;
    if (!stored) return failed(Reason::store_damaged, "journal");
    if (*stored != entry) return refused(Reason::bundle_contradicts, entry);
    return {};
}

// ---- before any of a bundle is taken ----

struct IntakeCheck::Inside {
    const Register& store;
    Incoming incoming;
};

IntakeCheck::IntakeCheck(std::unique_ptr<Inside> inside) : m(std::move(inside)) {}
IntakeCheck::IntakeCheck(IntakeCheck&& other) noexcept = default;
IntakeCheck::~IntakeCheck() = default;

Result<IntakeCheck> IntakeCheck::begin(const Register& store, std::string_view node) {
    auto incoming = store.database().read([&](Sql& sql) -> Result<Incoming> {
        auto sender = sender_named(sql, node);
        if (!sender) return failed(sender.error());
        const auto head = journal_head(sql, sender->code, sender->sign_key);
        if (!head) return failed(head.error());
        return Incoming(std::move(*sender), *head);
    });
    if (!incoming) return failed(incoming.error());
    return IntakeCheck(std::make_unique<Inside>(Inside{store, std::move(*incoming)}));
}

Result<void> IntakeCheck::look(std::span<const CarriedEntry> entries) {
    while (!entries.empty()) {
        const auto some = entries.first(std::min(entries_a_read, entries.size()));
        entries = entries.subspan(some.size());
        std::vector<const JournalEntry*> known;
        for (const CarriedEntry& carried : some) {
            const auto standing = m->incoming.next(carried, Checked::no);
            if (!standing) return failed(standing.error());
            if (*standing == Incoming::Standing::known) known.push_back(&carried.entry);
        }
        if (known.empty()) continue;
        auto same = m->store.database().read([&](Sql& sql) -> Result<void> {
            for (const JournalEntry* const entry : known) {
                if (auto compared = compare_with_stored(sql, *entry); !compared) return compared;
            }
            return {};
        });
        if (!same) return same;
    }
    return {};
}

}  // namespace klachtenzuil
