// The office's PostgreSQL, with the wire cut and the server killed at random points, while five kiosks deliver.
// KLACHTENZUIL_CUTS sets another number of faults than 60.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <random>

#include "core/register/carried_entry.hpp"
#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"
#include "platform/office/push.hpp"
#include "tests/platform/office/in_postgres.hpp"
#include "tests/support/course.hpp"
#include "tests/support/postgres_server.hpp"

using namespace klachtenzuil;

namespace {

constexpr int kiosk_count = 5;
constexpr int complaints_a_kiosk = 400;

int cuts_wanted() {
    const char* const text = std::getenv("KLACHTENZUIL_CUTS");
    return text ? std::atoi(text) : 60;
}

/// A slice of one kiosk's journal, as a bundle carries it.
struct Slice {
    std::string node;
    std::vector<CarriedEntry> entries;
};

std::vector<Slice> slices_of(TestNode& kiosk, std::mt19937& random) {
    std::vector<Slice> slices;
    std::int64_t after = 0;
    while (true) {
        const int most = 20 + static_cast<int>(random() % 400);
        auto entries = read_entries(kiosk.store(), kiosk.config.node, after, most, std::size_t{1} << 30);
        REQUIRE(entries);
        if (entries->empty()) return slices;
        after = entries->back().entry.sequence;
        slices.push_back({kiosk.config.node, std::move(*entries)});
    }
}

/// Five kiosks and the office, and what is on its way between them: in disorder, much of it twice.
struct Deliveries {
    std::mt19937 random{7};
    std::vector<std::unique_ptr<TestNode>> kiosks;
    TestNode office{"KT"};
    std::deque<Slice> under_way;

    Deliveries() {
        for (int i = 1; i <= kiosk_count; ++i) {
            auto& kiosk = *kiosks.emplace_back(std::make_unique<TestNode>("K" + std::to_string(i)));
            Course course(kiosk);
            for (int n = 0; n < complaints_a_kiosk; ++n)
                course.run(i + n);
            const auto card = own_card(kiosk.store());
            REQUIRE(card);
            REQUIRE(admit_node(office.store(), *card));
            for (Slice& slice : slices_of(kiosk, random)) {
                if (random() % 3 == 0) under_way.push_back(slice);
                under_way.push_back(std::move(slice));
            }
        }
        std::ranges::shuffle(under_way, random);
        office.clock.advance(std::chrono::days{100});
    }

    /// Takes in the next few; one that comes before what it follows waits at the end.
    void take_some() {
        for (auto count = 1 + random() % 4; count > 0 && !under_way.empty(); --count) {
            Slice slice = std::move(under_way.front());
            under_way.pop_front();
            const auto taken = take_in(office.store(), slice.node, slice.entries);
            if (taken) continue;
            REQUIRE(taken.error().reason == Reason::transport_missing);
            under_way.push_back(std::move(slice));
        }
    }
};

struct Faults {
    int cut = 0, killed = 0, through = 0;
};

/// One push over a wire that breaks somewhere; what stands there afterwards is whole whatever happened.
void push_and_break(Deliveries& deliveries, PostgresServer& server, BreakingWire& wire, Faults& faults) {
    auto& random = deliveries.random;
    const bool kill = random() % 4 == 0;
    // From the first words to the last rows, whatever there is to push.
    const auto bytes = static_cast<std::int64_t>(random() % (std::uint64_t{1} << (9 + random() % 13)));
    wire.break_after(bytes, [&] {
        if (kill) server.kill();
    });
    const auto pushed = push(deliveries.office.store(), wire.address());
    wire.never_break();
    if (pushed) {
        ++faults.through;
    } else {
        REQUIRE_MESSAGE(pushed.error().reason == Reason::office_store_unreachable, pushed.error().detail);
        ++(kill ? faults.killed : faults.cut);
        if (kill) server.start();
    }
    CHECK(half_pushed(server.address()).empty());
}

void must_be_equal(Deliveries& deliveries, const std::string& address) {
    const auto found = differences(deliveries.office.store(), address);
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 10); ++i)
        MESSAGE(found[i]);
    CHECK(found.empty());
    // The office's register is what the kiosks hold.
    int complaints = 0;
    for (const auto& kiosk : deliveries.kiosks) {
        std::optional<Reference> after;
        for (auto page = kiosk->store().list({}, after, 1000); page && !page->empty();
             page = kiosk->store().list({}, after, 1000)) {
            for (const Complaint& complaint : *page) {
                const auto there = deliveries.office->find(complaint.id);
                REQUIRE(there);
                REQUIRE(there->has_value());
                CHECK((*there)->entry == complaint);
                ++complaints;
            }
            after = page->back().reference;
        }
    }
    CHECK(complaints == kiosk_count * complaints_a_kiosk);
    CHECK(rows_of(address, "SELECT count(*) FROM klachtenzuil.complaint").front().front() ==
          std::to_string(complaints));
}

}  // namespace

TEST_CASE("however often the wire is cut and the server killed, PostgreSQL ends with each complaint once") {
    PostgresServer server;
    BreakingWire wire(server);
    Deliveries deliveries;
    Faults faults;
    for (int i = 0; i < cuts_wanted(); ++i) {
        deliveries.take_some();
        push_and_break(deliveries, server, wire, faults);
    }
    while (!deliveries.under_way.empty())
        deliveries.take_some();
    for (int i = 0; i < 5; ++i)
        push_and_break(deliveries, server, wire, faults);
    MESSAGE("cut: ", faults.cut, ", server killed: ", faults.killed, ", came through: ", faults.through);
    CHECK(faults.cut > 10);
    CHECK(faults.killed > 3);
    const auto pushed = push(deliveries.office.store(), wire.address());
    if (!pushed) FAIL(pushed.error().detail);
    must_be_equal(deliveries, server.address());
    const auto again = push(deliveries.office.store(), wire.address());
    REQUIRE(again);
    CHECK(*again == Pushed{});
}

TEST_CASE("control: without one transaction for entries and complaints, a cut leaves half of them") {
    PostgresServer server;
    BreakingWire wire(server);
    wire.replace({"BEGIN", 6}, {"END  ", 6});  // with the zero that ends a statement
    TestNode node("KT");
    Course course(node);
    for (int i = 0; i < 100; ++i)
        course.run(i);
    std::mt19937 random(3);
    int half = 0;
    for (int i = 0; i < 20 && half == 0; ++i) {
        rows_of(server.address(), "DROP SCHEMA IF EXISTS klachtenzuil CASCADE");
        wire.break_after(static_cast<std::int64_t>(random() % 250'000));
        const auto pushed = push(node.store(), wire.address());
        if (!pushed && !half_pushed(server.address()).empty()) ++half;
    }
    CHECK(half > 0);
    // It is the cut, and nothing else, that shows it.
    rows_of(server.address(), "DROP SCHEMA IF EXISTS klachtenzuil CASCADE");
    wire.never_break();
    REQUIRE(push(node.store(), wire.address()));
    CHECK(differences(node.store(), server.address()).empty());
}
