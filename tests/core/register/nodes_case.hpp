#pragma once
// Nodes that exchange what they did, as tests tell it: `Nodes world; world.bring("K1", "KT");`.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/register/database.hpp"
#include "core/register/fold.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_store.hpp"
#include "core/register/verify.hpp"
#include "core/register/work_list.hpp"
#include "tests/support/staff.hpp"

namespace klachtenzuil {

inline std::string reason_in(const Failure& failure) {
    return std::string(name_of(failure.reason)) + " " + failure.detail;
}

/// One node with the people who work there.
struct Station {
    explicit Station(std::string_view code) : node(code) {}

    TestNode node;
    Worker desk{node, "balie", StaffRole::receptionist};
    Worker management{node, "vanas", StaffRole::management};
    Worker handler{node, "jan", StaffRole::handler};

    /// "taken", or the reason why not.
    std::string takes(Worker& who, const ComplaintId& id, StepKind kind, Facts facts = {}) {
        facts.try_emplace("date", iso(node->today()));
        node.clock.advance(std::chrono::seconds(1));
        const auto taken = who.work.take(id, {kind, std::move(facts)});
        return taken ? "taken" : std::string(name_of(taken.error().reason));
    }
    void must(Worker& who, const ComplaintId& id, StepKind kind, Facts facts = {}) {
        const std::string answer = takes(who, id, kind, std::move(facts));
        if (answer != "taken") FAIL(name_of(kind), ": ", answer);
    }
    ComplaintId files() {
        node.clock.advance(std::chrono::seconds(1));
        return node.add(a_form().naming_nobody().form()).entry.id;
    }
    std::optional<Complaint> row(const ComplaintId& id) {
        const auto found = node->find(id);
        REQUIRE(found);
        return *found ? std::optional((*found)->entry) : std::nullopt;
    }
    std::vector<Dispute> disputes(const ComplaintId& id) {
        const auto found = disputes_of(node.store(), id);
        REQUIRE(found);
        return *found;
    }
    void is_sound() {
        const auto verified = verify(node->database());
        REQUIRE(verified);
        for (const Finding& finding : verified->findings)
            FAIL_CHECK(node.config.node, ": ", name_of(finding.kind), " ", finding.where);
    }
};

/// KT is the office of K1 and K2; all know each other.
struct Nodes {
    Station k1{"K1"}, k2{"K2"}, kt{"KT"};

    Nodes() {
        const auto office = own_card(kt.node.store());
        REQUIRE(office);
        for (Station* kiosk : {&k1, &k2}) {
            kiosk->node.config.sync.office_key = text_of(*office);
            reopen(*kiosk);
        }
        for (Station* one : all())
            for (Station* other : all())
                if (one != other) REQUIRE(admit_node(one->node.store(), own_card(other->node.store()).value()));
    }
    std::vector<Station*> all() { return {&k1, &k2, &kt}; }

    /// The people keep a reference to the store: they sign in anew.
    static void reopen(Station& station) {
        station.node.reopen();
        for (Worker* worker : {&station.desk, &station.management, &station.handler}) {
            SignedIn who = std::move(worker->who);
            std::destroy_at(&worker->work);
            worker->who = std::move(who);
            std::construct_at(&worker->work, station.node.store(), worker->who, station.node.config,
                              station.node.clock);
        }
    }

    static std::vector<CarriedEntry> entries_of(Station& from, std::int64_t after = 0) {
        auto entries = read_entries(from.node.store(), from.node.config.node, after, 1000, std::size_t{1} << 30);
        REQUIRE(entries);
        return *entries;
    }
    /// Brings all that is new of `from` to `to`.
    static TakenIn bring(Station& from, Station& to) {
        const std::string code = from.node.config.node;
        const auto head = head_of(to.node.store(), code);
        REQUIRE(head);
        const auto taken = take_in(to.node.store(), code, entries_of(from, head->sequence));
        if (!taken) FAIL(reason_in(taken.error()));
        return *taken;
    }
    static std::string answer(Station& to, std::string_view node, std::span<const CarriedEntry> entries) {
        const auto taken = take_in(to.node.store(), node, entries);
        return taken ? "taken" : reason_in(taken.error());
    }
    void exchange() {
        for (Station* from : all())
            for (Station* to : all())
                if (from != to) bring(*from, *to);
    }
    void are_sound() {
        for (Station* each : all())
            each->is_sound();
    }
};

/// Writes a step into a node's own journal behind the back of the procedure, as somebody would who altered the program.
inline void forge(Station& station, const ComplaintId& id, std::string_view actor, StepKind kind, Facts facts,
                  std::optional<Hash> part = {}) {
    facts.try_emplace("date", iso(station.node->today()));
    const auto forged = station.node->database().transaction([&](Sql& sql) -> Result<void> {
        const auto end = journal_end(sql, station.node.clock, id);
        if (!end) return failed(end.error());
        const auto entry =
            append_step(sql, end->node.code, end->head, end->now,
                        {.kind = kind, .actor = actor, .complaint = id, .facts = write_facts(facts), .part = part});
        if (!entry) return failed(entry.error());
        return {};
    });
    REQUIRE(forged);
}

/// A complaint of K1 that the office received, assigned and accepted; both know it.
inline ComplaintId handled(Nodes& nodes) {
    const ComplaintId id = nodes.k1.files();
    nodes.bring(nodes.k1, nodes.kt);
    nodes.kt.must(nodes.kt.desk, id, StepKind::assign, {{"handler", "jan"}});
    nodes.kt.must(nodes.kt.management, id, StepKind::accept);
    nodes.bring(nodes.kt, nodes.k1);
    return id;
}

}  // namespace klachtenzuil
