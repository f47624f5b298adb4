#include "core/register/step_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/register/fold.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

tl::unexpected<Failure> refused(Reason reason, const JournalEntry& entry) {
    return failed(reason, text_of(place_of(entry)));
}

/// What no account does but the program by itself.
bool is_own_doing(StepKind step, std::string_view actor) {
    if (step == StepKind::file) return actor == actor_visitor || actor == actor_receiver || actor == actor_node;
    return step == StepKind::acknowledge && actor == actor_node;
}

/// A dossier's key can be given to others by the node that holds the dossier, and by nobody else.
bool may_tell_of_key(const Complaint& complaint, const JournalEntry& entry) {
    if (entry.actor != actor_node || entry.node != complaint.reference.node || !entry.part) return false;
    const auto step = read_step(entry);
    const auto recipient = step ? step->facts.find("type") : Facts::const_iterator{};
    return step && recipient != step->facts.end() && recipient_from(recipient->second);
}

}  // namespace

Result<AccountHistory> AccountHistory::load(Sql& sql) {
    static const std::string text =
        fmt::format("SELECT {} FROM journal WHERE step = 'account' ORDER BY node, seq", journal_columns);
    AccountHistory history;
    auto select = sql.prepare(text.c_str());
    while (select->executeStep()) {
        const auto entry = read_journal_entry(*select);
        if (!entry) return failed(Reason::store_damaged, "journal");
        std::ignore = history.take(*entry);  // one that cannot be read makes nobody known
    }
    return history;
}

AccountHistory AccountHistory::ask(Sql& sql) {
    AccountHistory history;
    history.m_sql = &sql;
    return history;
}

AccountHistory::Since AccountHistory::look_up(const std::string& node, const std::string& name) const {
    const std::string from = begin_of_account_facts(name);
    std::string to = from;
    ++to.back();
    auto select = m_sql->prepare(
        "SELECT node, seq, at_ms, actor, complaint, step, facts, part, hash FROM journal"
        " INDEXED BY journal_of_account_name WHERE step = 'account' AND node = ? AND facts >= ? AND facts < ?");
    bind_values(*select, node, from, to);
    Since since;
    while (select->executeStep()) {
        const auto entry = read_journal_entry(*select);
        const auto facts = entry ? read_account_facts(*entry) : Result<AccountFacts>(failed(Reason::store_altered));
        if (facts && facts->name == name) since[entry->sequence] = {facts->role, facts->disabled};
    }
    return since;
}

Result<void> AccountHistory::take(const JournalEntry& entry) {
    const auto facts = read_account_facts(entry);
    if (!facts) return failed(facts.error());
    m_accounts[{entry.node, facts->name}][entry.sequence] = {facts->role, facts->disabled};
    return {};
}

std::optional<AccountHistory::Known> AccountHistory::at(std::string_view node, std::string_view name,
                                                        std::int64_t sequence) const {
    const std::pair key{std::string(node), std::string(name)};
    auto found = m_accounts.find(key);
    if (found == m_accounts.end() && m_sql) found = m_accounts.emplace(key, look_up(key.first, key.second)).first;
    if (found == m_accounts.end()) return std::nullopt;
    const auto next = found->second.lower_bound(sequence);
    return next == found->second.begin() ? std::nullopt : std::optional(std::prev(next)->second);
}

std::vector<std::string> AccountHistory::names(std::string_view node) const {
    std::vector<std::string> all;
    for (const auto& [key, since] : m_accounts)
        if (key.first == node) all.push_back(key.second);
    if (!m_sql) return all;
    auto select = m_sql->prepare(
        "SELECT node, seq, at_ms, actor, complaint, step, facts, part, hash FROM journal"
        " INDEXED BY journal_of_account_name WHERE step = 'account' AND node = ?");
    bind_values(*select, node);
    while (select->executeStep()) {
        const auto entry = read_journal_entry(*select);
        const auto facts = entry ? read_account_facts(*entry) : Result<AccountFacts>(failed(Reason::store_altered));
        if (facts) all.push_back(facts->name);
    }
    return all;
}

std::vector<std::string> AccountHistory::managers(std::string_view node, std::int64_t sequence) const {
    std::vector<std::string> managers;
    for (std::string& name : names(node)) {
        const auto known = at(node, name, sequence);
        if (known && known->role == StaffRole::management) managers.push_back(std::move(name));
    }
    return managers;
}

Result<void> check_recorded_actor(const std::optional<Complaint>& before, const JournalEntry& entry,
                                  const AccountHistory& accounts) {
    const auto kind = step_kind_from(entry.step);
    if (!kind) return refused(Reason::store_altered, entry);
    if (tells_of_key(entry)) {
        if (before && may_tell_of_key(*before, entry)) return {};
        return refused(Reason::not_permitted, entry);
    }
    if (is_own_doing(*kind, entry.actor)) return {};
    const auto known = accounts.at(entry.node, entry.actor, entry.sequence);
    if (!known || known->disabled) return refused(Reason::not_permitted, entry);
    // Whoever works here can be the one to take a complaint in.
    if (!known->role || *kind == StepKind::file) return {};
    if (!before || !is_procedure_step(*kind)) return refused(Reason::step_out_of_order, entry);
    // Whom it is about is not known here: the token fits nobody.
    return check_permitted(*before, *kind, {.name = entry.actor, .role = *known->role, .token = {}});
}

Result<void> check_foreign_step(const std::optional<Complaint>& before, const JournalEntry& entry,
                                const ForeignSituation& situation) {
    const bool files = entry.step == name_of(StepKind::file);
    if (!files && amsterdam(entry.at).date > situation.today) return refused(Reason::date_not_possible, entry);
    if (auto actor = check_recorded_actor(before, entry, situation.accounts); !actor) return actor;
    if (files) {
        const auto filed = fold(before, entry);
        return filed ? Result<void>{} : failed(filed.error());
    }
    const auto step = read_step(entry);
    if (!step) return failed(step.error());
    if (!before) return refused(Reason::step_out_of_order, entry);
    const auto token_of = [&](const std::string& name) -> std::optional<StaffToken> {
        return situation.token_of ? situation.token_of(name) : std::nullopt;
    };
    StepSituation known{.terms = situation.terms,
                        .today = amsterdam(entry.at).date,
                        .handler_token = {},
                        .handler_role = {},
                        .present_handler = token_of(before->handler),
                        .retention_months = situation.retention_months};
    const bool about_staff =
        std::ranges::any_of(before->persons, [](const PersonLink& link) { return link.staff.has_value(); });
    if (about_staff && situation.token_of) {
        known.management_concerned =
            std::ranges::any_of(situation.accounts.managers(entry.node, entry.sequence), [&](const std::string& name) {
                const auto token = token_of(name);
                return token && is_concerned(*before, *token);
            });
        const auto handler = situation.accounts.at(entry.node, before->handler, entry.sequence);
        if (handler) known.present_handler_role = handler->role;
    }
    if (const auto handler = step->facts.find("handler"); handler != step->facts.end()) {
        const auto account = situation.accounts.at(entry.node, handler->second, entry.sequence);
        if (account && !account->disabled) known.handler_role = account->role;
        known.handler_token = token_of(handler->second);
    }
    const auto actor = situation.accounts.at(entry.node, entry.actor, entry.sequence);
    if (actor && actor->role) {
        if (auto link = check_link_kept(*before, *step, *actor->role); !link)
            return refused(link.error().reason, entry);
    }
    if (const auto token = token_of(entry.actor); token && is_concerned(*before, *token)) {
        return refused(Reason::person_concerned, entry);
    }
    return check_recorded_step(*before, *step, known);
}

}  // namespace klachtenzuil
