// Dossiers that were made before the office's key was known are sealed to it by whoever can open them. How far that
// went is kept, so that it costs nothing where nothing is to be done.

#include "core/register/accounts.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/in_order.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_store.hpp"

namespace klachtenzuil {

namespace {

constexpr std::int64_t entries_a_slice = 1000;
constexpr int dossiers_a_slice = 50;
constexpr int slices_looked_at = 10;

/// Own complaints that the office cannot open yet, in the order in which they came in.
struct Unsealed {
    std::vector<ComplaintId> complaints;
    std::int64_t reached = 0;  ///< the own journal was looked at through this entry
    std::int64_t known = 0;    ///< as it is stored
    bool at_end = false;
    bool anew = false;  ///< there was another office before, and what was sealed to it is sealed anew
};

Result<Unsealed> next_unsealed(Sql& sql, const NodeCard& office, std::int64_t after) {
    const auto own = own_node(sql);
    if (!own) return failed(own.error());
    const auto head = journal_head(sql, own->code, own->sign_key);
    if (!head) return failed(head.error());
    Unsealed found;
    auto mark = sql.prepare("SELECT through FROM office_seal WHERE office_key = ?");
    bind_values(*mark, office.desk_key);
    if (mark->executeStep()) found.known = mark->getColumn(0).getInt64();
    after = std::max(after, found.known);
    auto other = sql.prepare("SELECT 1 FROM office_seal WHERE office_key <> ?");
    bind_values(*other, office.desk_key);
    found.anew = other->executeStep();
    auto select = sql.prepare(
        "SELECT seq, complaint FROM journal WHERE node = ?1 AND seq > ?2 AND seq <= ?3 AND step = 'file'"
        " AND EXISTS (SELECT 1 FROM dossier_key WHERE complaint = journal.complaint AND recipient = 'desk')"
        " AND (?4 OR NOT EXISTS"
        " (SELECT 1 FROM dossier_key WHERE complaint = journal.complaint AND recipient = 'office'))"
        " ORDER BY seq LIMIT ?5");
    bind_values(*select, own->code, after, after + entries_a_slice, found.anew, dossiers_a_slice);
    found.reached = std::min(after + entries_a_slice, head->sequence);
    InOrder reached(after);
    while (select->executeStep()) {
        const auto id = read_id<ComplaintId>(select->getColumn(1));
        if (!id || !reached.go_on(select->getColumn(0).getInt64())) return failed(Reason::store_damaged, "journal");
        found.complaints.push_back(*id);
        if (found.complaints.size() == dossiers_a_slice) found.reached = reached.key();
    }
    found.at_end = found.reached >= head->sequence;
    return found;
}

/// False when the dossier does not open here; another one can still.
Result<bool> seal_one(Sql& sql, const Register& store, const SignedIn& who, const NodeCard& office,
                      const ComplaintId& id) {
    const auto own = own_node(sql);
    if (!own) return failed(own.error());
    const auto key = open_dossier_key(sql, id, own->desk_key, who.desk_secret);
    if (!key) return false;
    const auto sealed = seal_key(*key, office.desk_key);
    if (!sealed) return failed(sealed.error());
    const auto complaint = select_complaint(sql, id);
    if (!complaint) return failed(complaint.error());
    const auto end = journal_end(sql, store.clock(), id);
    if (!end) return failed(end.error());
    const auto written = write_step(sql, *end, *complaint,
                                    {.kind = StepKind::note,
                                     .actor = actor_node,
                                     .complaint = id,
                                     .facts = write_facts(Facts{{"date", iso(amsterdam(end->now).date)},
                                                                {"kind", "key"},
                                                                {"type", std::string(name_of(Recipient::office))}}),
                                     .part = hash_of(*sealed)});
    if (!written) return failed(written.error());
    store_dossier_key(sql, id, name_of(Recipient::office), *sealed);
    return true;
}

Result<std::int64_t> seal_slice(Sql& sql, const Register& store, const SignedIn& who, const NodeCard& office,
                                const Unsealed& slice) {
    std::int64_t count = 0;
    for (const ComplaintId& id : slice.complaints) {
        const auto sealed = seal_one(sql, store, who, office, id);
        if (!sealed) return failed(sealed.error());
        if (*sealed) ++count;
    }
    auto mark = sql.prepare(
        "INSERT INTO office_seal (office_key, through) VALUES (?1, ?2)"
        " ON CONFLICT (office_key) DO UPDATE SET through = ?2");
    bind_values(*mark, office.desk_key, slice.reached);
    mark->exec();
    if (slice.at_end) {
        auto forget = sql.prepare("DELETE FROM office_seal WHERE office_key <> ?");
        bind_values(*forget, office.desk_key);
        forget->exec();
    }
    return count;
}

}  // namespace

Result<SealedSome> seal_some_to_office(Register& store, const SignedIn& who) {
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    if (!*office) return SealedSome{};
    Unsealed slice;
    for (int looked = 0; looked < slices_looked_at && !slice.at_end && slice.complaints.empty(); ++looked) {
        auto next = store.database().read([&](Sql& sql) { return next_unsealed(sql, **office, slice.reached); });
        if (!next) return failed(next.error());
        slice = std::move(*next);
    }
    // A mark that moves by a few entries is not worth a write.
    if (slice.complaints.empty() && slice.reached < slice.known + entries_a_slice && !slice.anew) return SealedSome{};
    const auto sealed =
        store.database().transaction([&](Sql& sql) { return seal_slice(sql, store, who, **office, slice); });
    if (!sealed) return failed(sealed.error());
    return SealedSome{.count = *sealed, .more = !slice.at_end};
}

Result<std::int64_t> seal_to_office(Register& store, const SignedIn& who) {
    std::int64_t count = 0;
    while (true) {
        const auto some = seal_some_to_office(store, who);
        if (!some) return failed(some.error());
        count += some->count;
        if (!some->more) return count;
    }
}

}  // namespace klachtenzuil
