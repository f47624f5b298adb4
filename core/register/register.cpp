#include "core/register/register.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/complaint/text.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/journal.hpp"
#include "core/register/node_card.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/register/status_code.hpp"
#include "core/register/step_store.hpp"

namespace klachtenzuil {

struct Register::Inside {
    std::filesystem::path data;
    Config config;
    const Clock& clock;
    NodeKey node_key;
    OwnNode node;
    std::optional<NodeCard> office;
};

namespace {

constexpr int most_a_page = 1000;
constexpr int probe_bytes = 64 * 1024;  // a sealed form of the longest texts fits in it

Result<std::optional<Filed>> select_filed(Sql& sql, const ComplaintId& id) {
    auto entry = select_complaint(sql, id);
    if (!entry) return failed(entry.error());
    if (!*entry) return std::optional<Filed>{};
    Filed filed{.entry = std::move(**entry), .print = {}, .journal_head = {}};

    auto print = sql.prepare("SELECT id FROM print_request WHERE complaint = ? AND duplicate = 0 AND part IS NULL");
    bind_values(*print, id);
    if (print->executeStep()) filed.print = read_id<PrintId>(print->getColumn(0));

    auto head = sql.prepare("SELECT hash FROM journal WHERE complaint = ? AND step = ?");
    bind_values(*head, id, name_of(StepKind::file));
    if (!head->executeStep()) return failed(Reason::store_damaged, "journal");
    filed.journal_head = hex_of(bytes_of(head->getColumn(0)));
    return filed;
}

/// The next number of the node in that year of receipt; by index, however many there are.
Result<int> next_number(Sql& sql, const std::string& node, int year) {
    auto select = sql.prepare("SELECT coalesce(max(number), 0) FROM complaint WHERE node = ? AND year = ?");
    bind_values(*select, node, year);
    select->executeStep();
    const int last = select->getColumn(0).getInt();
    if (last >= largest_number) return failed(Reason::store_full, fmt::format("{}-{}-{}", node, year, last));
    return last + 1;
}

void insert_print_request(Sql& sql, const PrintId& id, const ComplaintId& complaint, Instant at) {
    auto insert = sql.prepare(
        "INSERT INTO print_request (id, complaint, state, trouble, duplicate, asked_ms, changed_ms)"
        " VALUES (?, ?, 'wanted', 'none', 0, ?, ?)");
    bind_values(*insert, id, complaint, at, at);
    insert->exec();
}

/// What the register holds of a form, but for its number and date.
Complaint entry_of(const ComplaintId& id, const Form& form) {
    const Complainant& who = form.complainant;
    Complaint entry;
    entry.id = id;
    entry.channel = form.channel;
    entry.kind = who.kind;
    entry.about = form.about;
    entry.language = form.language;
    entry.brought_letter = form.brought_letter;
    entry.anonymous = who.anonymous || (is_blank(who.phone) && is_blank(who.email) && is_blank(who.address));
    entry.persons_named =
        static_cast<int>(std::ranges::count_if(form.persons, [](const std::string& name) { return !is_blank(name); }));
    if (is_colleague(who)) ++entry.persons_named;
    return entry;
}

std::int64_t count(Sql& sql, const char* text) {
    auto select = sql.prepare(text);
    select->executeStep();
    return select->getColumn(0).getInt64();
}

bool is_listed_after(const Complaint& entry, const Complaint& before) {
    return std::tie(entry.received, entry.registered, entry.id) <
           std::tie(before.received, before.registered, before.id);
}

}  // namespace

Register::Register(std::unique_ptr<Database> database, std::unique_ptr<Inside> inside)
    : m_database(std::move(database)), m(std::move(inside)) {}

Register::~Register() = default;

const NodeKey& Register::node_key() const {
    return m->node_key;
}

const std::filesystem::path& Register::data_directory() const {
    return m->data;
}

Result<std::unique_ptr<Register>> Register::open(const std::filesystem::path& data, const Config& config,
                                                 const Clock& clock) {
    auto database = Database::open(data / database_file);
    if (!database) return failed(database.error());
    auto key = NodeKey::load(data / node_key_file);
    if (!key) return failed(key.error());
    auto node = (*database)->read([](Sql& sql) { return own_node(sql); });
    if (!node) return failed(node.error());
    if (node->sign_key != key->public_key()) {
        return failed(Reason::keys_damaged, (data / node_key_file).string() + ": is not the key of this database");
    }
    if (node->code != config.node) {
        return failed(Reason::config_bad_value,
                      fmt::format("node.code: {} is of node {}, not {}", data.string(), node->code, config.node));
    }
    const auto office = office_of(config);
    if (!office) return failed(office.error());
    auto terms = (*database)->read([&](Sql& sql) -> Result<bool> { return needs_terms(sql, config.terms); });
    if (!terms) return failed(terms.error());
    if (*terms) {
        auto used = (*database)->transaction([&](Sql& sql) { return use_terms(sql, config.terms); });
        if (!used) return failed(used.error());
    }
    auto inside = std::make_unique<Inside>(Inside{data, config, clock, std::move(*key), std::move(*node), *office});
    return std::unique_ptr<Register>(new Register(std::move(*database), std::move(inside)));
}

Result<StoreHealth> Register::check_health() {
    std::error_code error;
    const auto space = std::filesystem::space(m->data, error);
    if (error) return failed(Reason::store_unreadable, m->data.string());
    if (space.available < least_free_bytes) {
        return failed(Reason::store_full, fmt::format("{}: {} B", m->data.string(), space.available));
    }
    auto written = m_database->transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare("INSERT INTO probe (content) VALUES (zeroblob(?))");
        bind_values(*insert, probe_bytes);
        insert->exec();
        return {};
    });
    if (!written) return failed(written.error());
    return m_database->transaction([&](Sql& sql) -> Result<StoreHealth> {
        sql.prepare("DELETE FROM probe")->exec();
        const auto head = journal_head(sql, m->node.code, m->node.sign_key);
        if (!head) return failed(head.error());
        return StoreHealth{.free_bytes = space.available, .clock_behind = m->clock.now() < head->at};
    });
}

Result<Filed> Register::add(const ComplaintId& id, const Form& form, bool wants_paper, std::string_view receiver) {
    const auto dossier =
        seal_form(id, form, m->node.desk_key, m->office ? std::optional(m->office->desk_key) : std::nullopt);
    if (!dossier) return failed(dossier.error());
    Complaint entry = entry_of(id, form);
    const Hash status = status_hash_of_own(m->node_key, id);
    if (receiver.empty()) receiver = form.channel == Channel::kiosk ? actor_visitor : actor_receiver;
    return m_database->transaction([&](Sql& sql) -> Result<Filed> {
        auto known = select_filed(sql, id);
        if (!known) return failed(known.error());
        if (*known) return std::move(**known);
        const auto end = journal_end(sql, m->clock);
        if (!end) return failed(end.error());
        entry.received = form.received.value_or(amsterdam(end->now).date);
        const int year = static_cast<int>(entry.received.year());
        const auto number = next_number(sql, m->node.code, year);
        if (!number) return failed(number.error());
        entry.reference = {m->node.code, year, *number};

        FiledFacts facts{.entry = entry, .keys = dossier->key_hashes(), .print = {}, .status = status};
        if (wants_paper) facts.print = new_id<PrintId>();
        const auto step = write_step(sql, *end, std::nullopt,
                                     {.kind = StepKind::file,
                                      .actor = receiver,
                                      .complaint = id,
                                      .facts = write_facts(facts),
                                      .part = hash_of(dossier->form)});
        if (!step) return failed(step.error());
        insert_dossier(sql, id, *dossier);
        if (facts.print) insert_print_request(sql, *facts.print, id, step->entry.at);
        return Filed{step->complaint, facts.print, hex_of(step->entry.hash)};
    });
}

Result<std::optional<Filed>> Register::find(const ComplaintId& id) const {
    return m_database->read([&](Sql& sql) { return select_filed(sql, id); });
}

Result<std::optional<Complaint>> Register::find(const Reference& reference) const {
    return m_database->read([&](Sql& sql) { return select_complaint(sql, reference); });
}

Result<std::vector<Complaint>> Register::list(const ListFilter& filter, std::optional<Reference> after,
                                              int most) const {
    return m_database->read([&](Sql& sql) -> Result<std::vector<Complaint>> {
        std::string text = fmt::format("SELECT {} FROM complaint WHERE 1", complaint_columns);
        if (filter.stage) text += " AND stage = ?1";
        if (filter.overdue_only) text += " AND acknowledged IS NULL AND anonymous = 0 AND received < ?2";
        std::optional<Complaint> last;
        if (after) {
            auto found = select_complaint(sql, *after);
            if (!found) return failed(found.error());
            if (!*found) return failed(Reason::reference_unknown, text_of(*after));
            last = **found;
            text += " AND (received, registered_ms, id) < (?3, ?4, ?5)";
        }
        text += " ORDER BY received DESC, registered_ms DESC, id DESC LIMIT ?6";

        auto select = sql.prepare(text.c_str());
        if (filter.stage) bind_value(*select, 1, name_of(*filter.stage));
        if (filter.overdue_only) bind_value(*select, 2, acknowledged_at_latest());
        if (last) {
            bind_value(*select, 3, last->received);
            bind_value(*select, 4, last->registered);
            bind_value(*select, 5, last->id);
        }
        bind_value(*select, 6, std::clamp(most, 0, most_a_page));
        std::vector<Complaint> page;
        while (select->executeStep()) {
            auto entry = read_complaint(sql, *select);
            if (!entry) return failed(Reason::store_damaged, "complaint");
            // Of a damaged index page could follow page without an end.
            const Complaint* const before = page.empty() ? (last ? &*last : nullptr) : &page.back();
            if (before && !is_listed_after(*entry, *before)) {
                return failed(Reason::store_damaged, "complaint_by_receipt");
            }
            page.push_back(std::move(*entry));
        }
        return page;
    });
}

Result<Counts> Register::counts() const {
    return m_database->read([&](Sql& sql) -> Result<Counts> {
        Counts counts;
        auto stages = sql.prepare("SELECT stage, count(*) FROM complaint GROUP BY stage");
        while (stages->executeStep()) {
            const auto stage = stage_from(stages->getColumn(0).getString());
            if (!stage) return failed(Reason::store_damaged, "complaint");
            counts.by_stage[static_cast<std::size_t>(*stage)] = stages->getColumn(1).getInt64();
        }
        auto overdue =
            sql.prepare("SELECT count(*) FROM complaint WHERE acknowledged IS NULL AND anonymous = 0 AND received < ?");
        bind_values(*overdue, acknowledged_at_latest());
        overdue->executeStep();
        counts.acknowledge_overdue = overdue->getColumn(0).getInt64();
        counts.prints_open =
            count(sql, "SELECT count(*) FROM print_request WHERE state IN ('wanted', 'created', 'sent')");
        counts.prints_unknown = count(sql, "SELECT count(*) FROM print_request WHERE state = 'unknown'");
        counts.prints_filed = count(sql,
                                    "SELECT count(DISTINCT complaint.id) FROM print_request "
                                    "JOIN complaint ON complaint.id = print_request.complaint "
                                    "WHERE state = 'filed' AND acknowledged IS NULL");
        counts.letters_brought = count(
            sql, "SELECT count(*) FROM complaint WHERE brought_letter = 1 AND stage NOT IN ('completed', 'refused')");
        return counts;
    });
}

Date Register::today() const {
    return amsterdam(m->clock.now()).date;
}

const Config& Register::config() const {
    return m->config;
}

const Clock& Register::clock() const {
    return m->clock;
}

Date Register::acknowledged_at_latest() const {
    return plus_days(today(), -m->config.terms.acknowledge_days);
}

Result<void> Register::acknowledge(const ComplaintId& id, Date date) {
    return m_database->transaction([&](Sql& sql) -> Result<void> {
        const auto before = select_complaint(sql, id);
        if (!before) return failed(before.error());
        if (!*before) return failed(Reason::reference_unknown);
        const auto end = journal_end(sql, m->clock, id);
        if (!end) return failed(end.error());
        const Step step{StepKind::acknowledge, {{"date", iso(date)}, {"how", std::string(name_of(Told::in_person))}}};
        auto allowed = check_recorded_step(**before, step, amsterdam(end->now).date);
        if (!allowed) return allowed;
        const auto written = write_step(sql, *end, *before,
                                        {.kind = StepKind::acknowledge,
                                         .actor = actor_node,
                                         .complaint = id,
                                         .facts = write_facts(step.facts),
                                         .part = {}});
        if (!written) return failed(written.error());
        return {};
    });
}

Result<Form> Register::open_dossier(const ComplaintId& id, const Secret& desk_secret) const {
    return m_database->read([&](Sql& sql) { return open_form(sql, id, m->node.desk_key, desk_secret); });
}

Result<std::optional<Account>> Register::find_account(std::string_view name) const {
    return m_database->read([&](Sql& sql) { return select_account(sql, name); });
}

}  // namespace klachtenzuil
