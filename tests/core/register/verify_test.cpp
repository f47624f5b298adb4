#include "core/register/verify.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/register/database.hpp"
#include "core/register/journal.hpp"
#include "tests/core/register/meddle.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// A node with two complaints, one of them acknowledged, and a duplicate that was asked for.
void fill(TestNode& node) {
    const Filed first = node.add();
    node.clock.advance(1min);
    node.add(a_form().by(Channel::letter).received("2026-11-20").form());
    REQUIRE(node->acknowledge(first.entry.id, date_from_iso("2026-11-22").value()));
}

std::set<FindingKind> kinds_found(TestNode& node) {
    const auto verified = verify(node->database());
    REQUIRE(verified);
    std::set<FindingKind> kinds;
    for (const Finding& finding : verified->findings)
        kinds.insert(finding.kind);
    return kinds;
}

constexpr const char* free_journal = "DROP TRIGGER journal_keeps_entries; DROP TRIGGER journal_keeps_its_length; ";

}  // namespace

TEST_CASE("a store as it was written is sound") {
    TestNode node;
    fill(node);
    const auto verified = verify(node->database());
    REQUIRE(verified);
    for (const Finding& finding : verified->findings)
        MESSAGE(name_of(finding.kind), " ", finding.where);
    CHECK(verified->sound());
    CHECK(verified->entries == 5);
    CHECK(verified->complaints == 2);
    CHECK(verified->head.size() == 64);
    REQUIRE(node->check_health());
    CHECK(verify(node->database())->sound());
}

TEST_CASE("a store is checked in slices, and in each of them") {
    TestNode node;
    for (int i = 0; i < 450; ++i)
        node.add();
    const auto verified = verify(node->database());
    REQUIRE(verified);
    CHECK(verified->sound());
    CHECK(verified->complaints == 450);
    CHECK(verified->entries == 452);
    node.close();
    meddle(node, "UPDATE complaint SET channel = 'phone' WHERE number = 450");
    node.reopen();
    CHECK(kinds_found(node) == std::set{FindingKind::complaint_altered});
}

TEST_CASE("every change behind the program's back is named") {
    struct Row {
        const char* what;
        std::string sql;
        FindingKind kind;
    };
    const std::string journal = free_journal;
    const Row rows[] = {
        {"a stage", "UPDATE complaint SET stage = 'completed' WHERE number = 1", FindingKind::complaint_altered},
        {"a date", "UPDATE complaint SET received = '2026-11-21' WHERE number = 2", FindingKind::complaint_altered},
        {"an acknowledgement that was not", "UPDATE complaint SET acknowledged = '2026-11-22' WHERE number = 2",
         FindingKind::complaint_altered},
        {"a time", "UPDATE complaint SET registered_ms = registered_ms + 1 WHERE number = 1",
         FindingKind::complaint_altered},
        {"a number", "UPDATE complaint SET number = 7 WHERE number = 2", FindingKind::complaint_altered},
        {"a row removed", "DELETE FROM complaint WHERE number = 2", FindingKind::complaint_missing},
        {"a row made up",
         "INSERT INTO complaint (id, node, year, number, registered_ms, received, channel, about, language, stage,"
         " brought_letter) VALUES (zeroblob(16), 'K1', 2026, 9, 0, '2026-01-01', 'kiosk', 1, 'nl', 'received', 0)",
         FindingKind::complaint_unfounded},
        {"what is allowed", "UPDATE complaint SET language = 'x' WHERE number = 2", FindingKind::database_damaged},
        {"facts", journal + "UPDATE journal SET facts = replace(facts, 'kiosk', 'phone') WHERE seq = 3",
         FindingKind::chain_broken},
        {"an actor", journal + "UPDATE journal SET actor = 'iemand' WHERE seq = 4", FindingKind::chain_broken},
        {"a time in the journal", journal + "UPDATE journal SET at_ms = at_ms - 1 WHERE seq = 4",
         FindingKind::chain_broken},
        {"a hash", journal + "UPDATE journal SET hash = zeroblob(32) WHERE seq = 2", FindingKind::chain_broken},
        {"an entry removed", journal + "DELETE FROM journal WHERE seq = 3", FindingKind::chain_gap},
        {"the last entry removed", journal + "DELETE FROM journal WHERE seq = 5", FindingKind::complaint_altered},
        {"two entries swapped",
         journal + "UPDATE journal SET seq = 30 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4;"
                   "UPDATE journal SET seq = 4 WHERE seq = 30",
         FindingKind::chain_broken},
        {"a step of no kind", journal + "UPDATE journal SET step = 'note' WHERE seq = 3", FindingKind::step_unreadable},
        {"a safeguard", "DROP TRIGGER journal_keeps_entries; UPDATE node SET own = 1", FindingKind::tables_altered},
        {"an index of another table",
         "PRAGMA writable_schema = ON;"
         "UPDATE sqlite_schema SET tbl_name = 'complainT' WHERE name = 'complaint_by_kind'",
         FindingKind::tables_altered},
        {"the node's key", "UPDATE node SET sign_key = zeroblob(32)", FindingKind::node_altered},
        {"the desk's key", "UPDATE node SET desk_key = zeroblob(32)", FindingKind::node_altered},
        {"a dossier", "UPDATE dossier_part SET sealed = zeroblob(100) WHERE rowid = 1", FindingKind::dossier_altered},
        {"a dossier's kind", "UPDATE dossier_part SET kind = 'note' WHERE rowid = 1", FindingKind::dossier_altered},
        {"a dossier removed", "DELETE FROM dossier_part WHERE rowid = 1", FindingKind::dossier_missing},
        {"a dossier of another",
         "UPDATE dossier_part SET complaint = (SELECT complaint FROM dossier_part WHERE rowid = 2)",
         FindingKind::dossier_missing},
        {"a dossier key", "UPDATE dossier_key SET sealed = zeroblob(80)", FindingKind::dossier_altered},
        {"a dossier key removed", "DELETE FROM dossier_key", FindingKind::dossier_missing},
        {"an account's role", "UPDATE account SET role = 'handler'", FindingKind::account_altered},
        {"an account's cost", "UPDATE account SET memory = memory + 1", FindingKind::account_altered},
        {"an account removed", "DELETE FROM account", FindingKind::account_altered},
        {"an account made up",
         "INSERT INTO account VALUES ('x', 'management', 1, 8192, zeroblob(16), zeroblob(72), 0, 0)",
         FindingKind::account_altered},
        {"by when it is due", "UPDATE complaint SET due = '2027-01-01' WHERE number = 2",
         FindingKind::complaint_altered},
        {"the code of the receipt", "UPDATE complaint SET status_hash = zeroblob(32) WHERE number = 2",
         FindingKind::complaint_altered},
        {"a measure made up",
         "INSERT INTO measure (complaint, number, kind, what, owner, decided, due)"
         " SELECT id, 1, 'corrective', 'x', 'x', '2026-11-22', '2026-11-22' FROM complaint WHERE number = 1",
         FindingKind::complaint_altered},
        {"a person made up", "INSERT INTO person_link (complaint, person) SELECT id, 0 FROM complaint WHERE number = 1",
         FindingKind::complaint_altered},
        {"the terms", "UPDATE setting SET value = '1 1 1 1 1'", FindingKind::database_damaged},
        {"the terms removed", "DELETE FROM setting", FindingKind::database_damaged},
        {"a paper of another part", "UPDATE print_request SET part = zeroblob(32) WHERE rowid = 1",
         FindingKind::print_altered},
        {"a print request", "UPDATE print_request SET state = 'given_up' WHERE rowid = 1", FindingKind::print_altered},
        {"a print request removed", "DELETE FROM print_request WHERE rowid = 2", FindingKind::print_altered},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        TestNode node;
        fill(node);
        meddle(node, row.sql.c_str());
        const auto verified = verify(node->database());
        REQUIRE(verified);
        CHECK(std::ranges::any_of(verified->findings, [&](const Finding& f) { return f.kind == row.kind; }));
    }
}

TEST_CASE("every column of a complaint that its row alone can hold is compared with the journal") {
    const char* const changes[] = {
        "anonymous = 1",
        "persons_named = 9",
        "handler = 'x'",
        "started = '2026-11-22'",
        "accepted = '2026-11-22'",
        "refused = '2026-11-22', refusal = 'other'",
        "complainant_heard = '2026-11-22'",
        "employee_heard = '2026-11-22', employee_waived = 1",
        "extended = '2026-11-22', extended_until = '2027-01-20', extension_reason = 'expert'",
        "decided = '2026-11-22', outcome = 'upheld', cause = 'x'",
        "referred = '2026-11-22'",
        "completed = '2026-11-22', satisfied = 'yes', summary = 'x'",
        "reopened = 1",
        "destroyed = '2026-11-22'"};
    for (const char* change : changes) {
        CAPTURE(change);
        TestNode node;
        fill(node);
        meddle(node, ("UPDATE complaint SET " + std::string(change) + " WHERE number = 1").c_str());
        CHECK(kinds_found(node).contains(FindingKind::complaint_altered));
    }
}

TEST_CASE("a journal made anew under another key does not pass for the old one") {
    const NodeKey ours = NodeKey::make();
    const NodeKey theirs = NodeKey::make();
    CHECK(chain_start("K1", ours.public_key()) != chain_start("K1", theirs.public_key()));
    CHECK(chain_start("K1", ours.public_key()) != chain_start("K2", ours.public_key()));
}

TEST_CASE("each field of an entry counts in its hash, and none can flow over into the next") {
    const Hash before = hash_of({});
    const JournalEntry entry{.node = "K1",
                             .sequence = 2,
                             .at = Instant{5ms},
                             .actor = "node",
                             .complaint = {},
                             .step = "file",
                             .facts = "{}",
                             .part = {}};
    const auto changed = [&](auto change) {
        JournalEntry other = entry;
        change(other);
        return chain_link(before, other) != chain_link(before, entry);
    };
    CHECK(changed([](JournalEntry& e) { e.node = "K2"; }));
    CHECK(changed([](JournalEntry& e) { e.sequence = 3; }));
    CHECK(changed([](JournalEntry& e) { e.at += 1ms; }));
    CHECK(changed([](JournalEntry& e) { e.actor = "visitor"; }));
    CHECK(changed([](JournalEntry& e) { e.complaint = ComplaintId{}; }));
    CHECK(changed([](JournalEntry& e) { e.step = "note"; }));
    CHECK(changed([](JournalEntry& e) { e.facts = "{ }"; }));
    CHECK(changed([](JournalEntry& e) { e.part = Hash{}; }));
    CHECK(changed([](JournalEntry& e) { e.actor = "nodef", e.step = "ile"; }));
    CHECK(chain_link(hash_of({}), entry) != chain_link(Hash{}, entry));
}

TEST_CASE("every finding has a sentence in every language") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (int i = 0; i < finding_kind_count; ++i) {
            const std::string sentence = sentence_of({static_cast<FindingKind>(i), "K1/5"}, words);
            CHECK(sentence.find("K1/5") != std::string::npos);
        }
    }
}
