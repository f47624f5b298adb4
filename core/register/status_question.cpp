#include "core/register/status_question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/register/rows.hpp"
#include "core/register/status_code.hpp"
#include "core/register/tries.hpp"

namespace klachtenzuil {

using std::chrono::seconds;

namespace {

/// By the complaint's id, or by what stands in its place for a number that is not there.
constexpr TryTable status_tries{
    .select = "SELECT wrong, boot, steady_ms FROM status_try WHERE complaint = ?",
    .store =
        "INSERT INTO status_try (complaint, wrong, boot, steady_ms) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (complaint) DO UPDATE"
        " SET wrong = excluded.wrong, boot = excluded.boot, steady_ms = excluded.steady_ms",
    .forget = "DELETE FROM status_try WHERE complaint = ?",
};

/// Of how many complaints and numbers the wrong tries are remembered: hands that make numbers up do not fill the disk.
constexpr int most_remembered = 1000;

/// The id of no complaint, always the same for the same number: its tries are counted like those of a complaint.
ComplaintId stand_in(const Reference& reference) {
    const std::string number = text_of(reference);
    const Hash hash = hash_of({reinterpret_cast<const std::uint8_t*>(number.data()), number.size()});
    ComplaintId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

/// How long the question must wait; zero: it may be asked, and counts as a wrong try from now on.
Result<seconds> begin_question(Sql& sql, const ComplaintId& id, const Clock& clock) {
    const seconds left = wait_of(sql, status_tries, id, clock);
    if (left > seconds{0}) return left;
    count_try(sql, status_tries, id, clock);
    auto let_go = sql.prepare("DELETE FROM status_try WHERE rowid <= (SELECT max(rowid) FROM status_try) - ?");
    bind_values(*let_go, most_remembered);
    let_go->exec();
    return left;
}

Result<std::optional<Hash>> known_hash(Database& database, const ComplaintId& id) {
    return database.read([&](Sql& sql) -> Result<std::optional<Hash>> { return stored_status_hash(sql, id); });
}

}  // namespace

Result<std::string> status_code_for_paper(Register& store, const ComplaintId& complaint) {
    const auto known = known_hash(store.database(), complaint);
    if (!known) return failed(known.error());
    if (!*known || !is_same_hash(status_hash_of_own(store.node_key(), complaint), **known)) return std::string{};
    return status_code(store.node_key(), complaint);
}

Result<StatusAnswer> ask_status(Register& store, const Reference& reference, std::string_view code, const Terms& terms,
                                const Clock& clock) {
    const auto found = store.find(reference);
    if (!found) return failed(found.error());
    const ComplaintId id = *found ? (*found)->id : stand_in(reference);
    const auto wait = store.database().transaction([&](Sql& sql) { return begin_question(sql, id, clock); });
    if (!wait) return failed(wait.error());
    if (*wait > seconds{0}) return failed(Reason::status_closed, fmt::format("{}", wait->count()));

    // A number that is not there is looked up, hashed and compared as well: no time tells it from another.
    const auto known = known_hash(store.database(), id);
    if (!known) return failed(known.error());
    const bool same = is_same_hash(status_hash(id, code), known->value_or(Hash{}));
    if (!same || !*known || !*found) return failed(Reason::status_code_wrong);

    const auto forgotten = store.database().transaction([&](Sql& sql) -> Result<void> {
        forget_tries(sql, status_tries, id);
        return {};
    });
    if (!forgotten) return failed(forgotten.error());
    return status_of(**found, terms);
}

}  // namespace klachtenzuil
