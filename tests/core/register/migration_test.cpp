// A database of the first version is opened by this one: nothing of it is lost, and the procedure goes on.

#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>

#include "core/register/database.hpp"
#include "core/register/dossier.hpp"
#include "core/register/journal.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

/// A node as version 1 made it, with one acknowledged complaint; its facts are written as that version wrote them.
class FirstVersion {
  public:
    explicit FirstVersion(const std::filesystem::path& data) {
        std::filesystem::create_directories(data);
        REQUIRE(m_key.save(data / node_key_file));
        auto database = Database::create(data / database_file, {.migrations = migrations().first(1)});
        REQUIRE(database);
        REQUIRE((*database)->transaction([&](Sql& sql) -> Result<void> {
            auto node = sql.prepare("INSERT INTO node (code, own, sign_key, desk_key) VALUES ('K1', 1, ?, ?)");
            bind_values(*node, m_key.public_key(), m_desk.open);
            node->exec();
            append(sql, StepKind::begin, {},
                   R"({"desk_key":")" + hex_of(m_desk.open) + R"(","sign_key":")" + hex_of(m_key.public_key()) + "\"}");
            make_account(sql);
            make_complaint(sql);
            return {};
        }));
    }
    ComplaintId complaint = new_id<ComplaintId>();
    Instant at = instant_from_iso("2026-11-20T08:00:00.000Z").value();

    SignedIn manager() const {
        Secret secret(m_desk.secret.size());
        std::copy_n(m_desk.secret.data(), secret.size(), secret.data());
        return {.account = m_account, .desk_secret = std::move(secret)};
    }

  private:
    void append(Sql& sql, StepKind kind, std::optional<ComplaintId> about, std::string facts,
                std::optional<Hash> part = {}) {
        const auto head = journal_head(sql, "K1", m_key.public_key());
        REQUIRE(head);
        REQUIRE(append_step(sql, "K1", *head, at,
                            {.kind = kind, .actor = actor_node, .complaint = about, .facts = facts, .part = part}));
    }
    void make_account(Sql& sql) {
        auto wrapped = wrap(m_desk.secret, m_account.name, m_account.role, "a passphrase of tests", cheapest_cost());
        REQUIRE(wrapped);
        m_account.wrapped = *wrapped;
        auto insert = sql.prepare("INSERT INTO account VALUES (?, 'management', ?, ?, ?, ?, 0, 0)");
        bind_values(*insert, m_account.name, static_cast<std::int64_t>(wrapped->cost.operations),
                    static_cast<std::int64_t>(wrapped->cost.memory), wrapped->salt, wrapped->sealed);
        insert->exec();
        append(sql, StepKind::account, {}, R"({"account":"directie","row":")" + hex_of(hash_of(m_account)) + "\"}");
    }
    void make_complaint(Sql& sql) {
        const auto dossier = seal_form(complaint, a_form().form(), m_desk.open, {});
        REQUIRE(dossier);
        const PrintId print = new_id<PrintId>();
        append(sql, StepKind::file, complaint,
               R"({"about":["treatment"],"brought_letter":false,"channel":"kiosk","keys":{"desk":")" +
                   hex_of(dossier->key_hashes().at("desk")) +
                   R"("},"kind":"client","language":"nl","node":"K1","number":1,"print":")" + hex(print.bytes) +
                   R"(","received":"2026-11-20","year":2026})",
               hash_of(dossier->form));
        auto row = sql.prepare(
            "INSERT INTO complaint (id, node, year, number, registered_ms, received, channel, kind, about, language,"
            " stage, brought_letter, acknowledged) VALUES"
            " (?, 'K1', 2026, 1, ?, '2026-11-20', 'kiosk', 'client', 8, 'nl', 'received', 0, '2026-11-20')");
        bind_values(*row, complaint, at);
        row->exec();
        insert_dossier(sql, complaint, *dossier);
        auto paper = sql.prepare(
            "INSERT INTO print_request (id, complaint, state, trouble, duplicate, asked_ms, changed_ms)"
            " VALUES (?, ?, 'confirmed', 'none', 0, ?, ?)");
        bind_values(*paper, print, complaint, at, at);
        paper->exec();
        append(sql, StepKind::acknowledge, complaint, R"({"date":"2026-11-20"})");
    }

    NodeKey m_key = NodeKey::make();
    DeskPair m_desk = new_desk_pair();
    Account m_account{.name = "directie", .role = StaffRole::management, .wrapped = {}};
};

}  // namespace

TEST_CASE("a database of the first version is migrated, sound, and taken on from there") {
    const TemporaryDirectory place;
    const FirstVersion old(place / "data");
    FakeClock clock(instant_from_iso("2026-11-22T08:00:00.000Z").value());
    const Config config = default_config();
    auto store = Register::open(place / "data", config, clock);
    REQUIRE(store);
    CHECK(std::filesystem::exists(place / "data" / "register.db.before-0002"));
    const auto verified = verify((*store)->database());
    REQUIRE(verified);
    for (const Finding& finding : verified->findings)
        FAIL_CHECK(name_of(finding.kind), " ", finding.where);
    const auto due = (*store)->database().read(
        [&](Sql& sql) -> Result<std::optional<Date>> { return stored_due(sql, old.complaint); });
    CHECK(iso(due.value().value()) == "2026-12-04");  // a handler must be registered

    const SignedIn manager = old.manager();
    Casework work(**store, manager, config, clock);
    CHECK(work.form(old.complaint)->story == "Ik werd niet gehoord.");
    CHECK(work.take(old.complaint, {StepKind::accept, {{"date", "2026-11-22"}}})->stage == Stage::handling);
    CHECK(verify((*store)->database())->sound());
}

TEST_CASE("by when something is due follows the terms of the configuration") {
    TestNode node;
    const ComplaintId id = node.add().entry.id;
    const auto due = [&] {
        const auto found =
            node->database().read([&](Sql& sql) -> Result<std::optional<Date>> { return stored_due(sql, id); });
        REQUIRE(found);
        return found->has_value() ? iso(**found) : "none";
    };
    CHECK(due() == "2026-12-06");
    node.config.terms.acknowledge_days = 3;
    node.reopen();
    CHECK(due() == "2026-11-25");
    CHECK(verify(node->database())->sound());
    const auto entries = verify(node->database())->entries;
    node.config.terms.warn_days = 9;  // moves no term
    node.reopen();
    CHECK(verify(node->database())->entries == entries);
    CHECK(due() == "2026-11-25");
}
