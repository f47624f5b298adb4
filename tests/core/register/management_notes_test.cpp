// Notes of management: who writes them, what the journal makes of them, and that they travel.

#include "core/register/management_notes.hpp"

#include <doctest/doctest.h>

#include "core/register/slices.hpp"
#include "core/register/verify.hpp"
#include "tests/core/register/nodes_case.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

std::vector<ManagementNote> notes_at(TestNode& node) {
    auto notes = management_notes(node.store());
    REQUIRE(notes);
    return *notes;
}

Date day(const char* text) {
    return date_from_iso(text).value();
}

}  // namespace

TEST_CASE("what management recommends stands in the journal, with what became of it") {
    TestNode node;
    const Worker manager(node, "vanas", StaffRole::management);
    const auto place = add_management_note(node.store(), manager.who, ManagementNoteKind::recommendation,
                                           "  Bel terug binnen een dag.  ");
    REQUIRE(place);
    CHECK(place->node == "K1");
    node.clock.advance(std::chrono::hours{24 * 40});
    REQUIRE(answer_management_note(node.store(), manager.who, *place, ManagementNoteState::partly, "Op maandag niet."));
    node.clock.advance(std::chrono::hours{24});
    REQUIRE(answer_management_note(node.store(), manager.who, *place, ManagementNoteState::carried_out, ""));
    const auto notes = notes_at(node);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].text == "Bel terug binnen een dag.");
    CHECK(notes[0].kind == ManagementNoteKind::recommendation);
    CHECK(notes[0].date == day("2026-11-22"));
    CHECK(notes[0].actor == "vanas");
    REQUIRE(notes[0].answers.size() == 2);
    CHECK(notes[0].answers[0].text == "Op maandag niet.");
    CHECK(notes[0].state() == ManagementNoteState::carried_out);
    const auto verified = verify(node->database());
    REQUIRE(verified);
    CHECK(verified->sound());
}

TEST_CASE("nobody but management writes notes, and none without words") {
    TestNode node;
    const Worker manager(node, "vanas", StaffRole::management);
    const Worker handler(node, "jan", StaffRole::handler);
    const auto kind = ManagementNoteKind::policy_change;
    CHECK(add_management_note(node.store(), handler.who, kind, "Iets.").error().reason == Reason::not_permitted);
    CHECK(add_management_note(node.store(), manager.who, kind, " \n ").error().reason == Reason::facts_missing);
    CHECK(add_management_note(node.store(), manager.who, kind, std::string(2001, 'x')).error().reason ==
          Reason::fact_not_allowed);
    CHECK(add_management_note(node.store(), manager.who, kind, "a\x01z").error().reason == Reason::fact_not_allowed);
    CHECK(
        answer_management_note(node.store(), manager.who, {"K1", 1}, ManagementNoteState::dropped, "").error().reason ==
        Reason::reference_unknown);
    CHECK(notes_at(node).empty());
}

TEST_CASE("a report prints what was written or answered in its year, and what was open when it began") {
    const auto note = [](const char* date, std::vector<std::pair<const char*, ManagementNoteState>> answers) {
        ManagementNote made;
        made.date = day(date);
        for (const auto& [on, state] : answers)
            made.answers.push_back({day(on), state, "", "vanas"});
        return made;
    };
    using enum ManagementNoteState;
    const std::vector<ManagementNote> all{
        note("2024-03-01", {{"2024-09-01", carried_out}}),                          // done before
        note("2024-03-01", {{"2024-09-01", carried_out}, {"2025-02-01", partly}}),  // answered again
        note("2024-03-01", {}),                                                     // open
        note("2025-12-31", {{"2026-03-01", dropped}}),                              // of this year
        note("2026-01-01", {}),                                                     // of the next
    };
    const auto chosen = notes_for(all, day("2025-01-01"), day("2025-12-31"));
    REQUIRE(chosen.size() == 3);
    CHECK(chosen[0].state() == partly);
    CHECK(chosen[1].answers.empty());
    CHECK(chosen[2].answers.empty());
    CHECK(chosen[2].state() == open);
}

TEST_CASE("a note of one node is read at the other, and only what management wrote counts there") {
    Nodes nodes;
    const auto place = add_management_note(nodes.kt.node.store(), nodes.kt.management.who,
                                           ManagementNoteKind::policy_change, "Wij bellen zelf terug.");
    REQUIRE(place);
    Nodes::bring(nodes.kt, nodes.k1);
    REQUIRE(notes_at(nodes.k1.node).size() == 1);
    REQUIRE(answer_management_note(nodes.k1.node.store(), nodes.k1.management.who, *place,
                                   ManagementNoteState::carried_out, "Sinds maandag."));
    Nodes::bring(nodes.k1, nodes.kt);
    const auto notes = notes_at(nodes.kt.node);
    REQUIRE(notes.size() == 1);
    REQUIRE(notes[0].answers.size() == 1);
    CHECK(notes[0].answers[0].text == "Sinds maandag.");
    nodes.kt.is_sound();
    nodes.k1.is_sound();
}

TEST_CASE("an entry that pretends to be a note of management does not count, and one that is none is not taken in") {
    TestNode node;
    const auto write = [&](std::string_view actor, const std::string& facts) {
        REQUIRE(node->database().transaction([&](Sql& sql) -> Result<void> {
            const auto end = journal_end(sql, node.clock);
            if (!end) return failed(end.error());
            const auto entry =
                append_step(sql, end->node.code, end->head, end->now,
                            {.kind = StepKind::note, .actor = actor, .complaint = {}, .facts = facts, .part = {}});
            return entry ? Result<void>{} : failed(entry.error());
        }));
    };
    write("visitor", R"({"date":"2026-11-22","kind":"recommendation","text":"Iets."})");
    CHECK(notes_at(node).empty());
    CHECK(verify(node->database())->sound());
    write("directie", R"({"date":"2026-11-22","kind":"something","text":"Iets."})");
    CHECK(notes_at(node).empty());
    const auto verified = verify(node->database());
    REQUIRE(verified);
    REQUIRE(verified->findings.size() == 1);
    CHECK(verified->findings[0].kind == FindingKind::step_unreadable);
    const auto entries = read_journal(node.store(), "K1", 0);
    REQUIRE(entries);
    CHECK(is_management_note(entries->at(entries->size() - 2)));
    CHECK_FALSE(is_management_note(entries->back()));
}
