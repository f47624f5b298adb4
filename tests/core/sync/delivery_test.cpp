#include "core/sync/delivery.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

#include "core/base/directory_lock.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/intake_receipt.hpp"
#include "tests/core/sync/kiosk_and_office.hpp"

using namespace klachtenzuil;

namespace {

/// Every bundle of this node's journal, of `entries` entries each, in a directory.
void write_small_bundles(TestNode& node, const std::filesystem::path& directory, int complaints_between) {
    std::int64_t at = 0;
    for (int i = 0; i < 5; ++i) {
        for (int k = 0; k < complaints_between; ++k)
            node.add();
        const auto written = write_bundle(node.store(), at, directory);
        REQUIRE(written);
        at = (*written)->name.to;
    }
}

}  // namespace

TEST_CASE("what is done at the kiosk comes to the office, and the office's receipt back") {
    KioskAndOffice both;
    const auto sent = both.from_kiosk();
    const auto entries = journal_of(both.kiosk.node, "K1");
    CHECK(sent.bundles == 1);
    CHECK(sent.entries == static_cast<std::int64_t>(entries.size()));
    CHECK(sent.through == sent.entries);

    const auto taken = both.from_office();
    CHECK(taken.imported.bundles == 1);
    CHECK(taken.imported.taken.entries == sent.entries);
    CHECK(taken.imported.taken.complaints == 1);
    CHECK(taken.imported.taken.disputed == 0);
    CHECK(journal_of(both.office, "K1") == entries);
    CHECK(both.office->find(both.kiosk.id).value()->entry == both.kiosk.node->find(both.kiosk.id).value()->entry);
    must_be_sound(both.office);

    const auto heard = both.from_kiosk();
    CHECK(heard.imported.receipts == 1);
    CHECK(heard.bundles == 0);
    const auto received = received_by(both.kiosk.node.store()).value();
    REQUIRE(received.size() == 1);
    CHECK(received.front().by == "KT");
    CHECK(received.front().through == sent.through);
    // What everybody has is taken away at both ends; only the receipt for the office's own journal stays.
    CHECK_FALSE(both.up.has("K1-1-" + std::to_string(sent.through) + ".manifest"));
    CHECK_FALSE(both.up.has("K1-1-" + std::to_string(sent.through) + ".jsonl"));
    CHECK(files_in(both.kiosk.node.data() / outgoing_directory) == 1);
    CHECK(files_in(both.kiosk.node.data() / incoming_directory) == 0);
    must_be_sound(both.kiosk.node);
}

TEST_CASE("a delivery without anything new puts nothing, and one with something puts that alone") {
    KioskAndOffice both;
    both.from_kiosk();
    const int puts = both.up.puts;
    for (int night = 0; night < 3; ++night)
        CHECK(both.from_kiosk().bundles == 0);
    CHECK(both.up.puts == puts);

    // The office has not said anything yet, so what was put stands there still; what is new follows it.
    both.kiosk.node.add();
    const auto sent = both.from_kiosk();
    CHECK(sent.bundles == 1);
    CHECK(sent.entries == 1);
    CHECK(both.up.puts == puts + 3);  // content, manifest, index
    CHECK(both.from_office().imported.bundles == 2);
    CHECK(journal_of(both.office, "K1") == journal_of(both.kiosk.node, "K1"));
}

TEST_CASE("what the office decides comes back to the kiosk") {
    KioskAndOffice both;
    const auto id = both.kiosk.node.add(a_form().naming_nobody().form()).entry.id;
    both.from_kiosk();
    both.from_office();
    Worker management{both.office, "vanas", StaffRole::management};
    Worker handler{both.office, "jan", StaffRole::handler};
    REQUIRE(management.work.form(id).value().story == a_form().form().story);
    const auto take = [&](Worker& who, StepKind kind, Facts facts) {
        facts.try_emplace("date", "2026-11-22");
        const auto taken = who.work.take(id, {kind, std::move(facts)});
        if (!taken) FAIL(name_of(kind), " ", name_of(taken.error().reason), " ", taken.error().detail);
    };
    take(management, StepKind::assign, {{"handler", "jan"}});
    take(management, StepKind::accept, {});
    for (const char* side : {"complainant", "employee"})
        take(handler, StepKind::hear, {{"side", side}, {"who", "Zoë Çelik"}, {"summary", "Gehoord."}});
    take(management, StepKind::decide, {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
    both.from_office();
    CHECK(both.from_kiosk().imported.taken.disputed == 0);
    CHECK(both.kiosk.node->find(id).value()->entry.stage == Stage::decided);
    both.from_office();
    const auto entries = journal_of(both.office, "KT");
    CHECK(journal_of(both.kiosk.node, "KT") == entries);
    CHECK(both.office->find(id).value()->entry == both.kiosk.node->find(id).value()->entry);
    // And the office hears that the kiosk has it.
    CHECK(received_by(both.office.store()).value().front().through == static_cast<std::int64_t>(entries.size()));
    CHECK_FALSE(both.down.has("KT-1-" + std::to_string(entries.size()) + ".manifest"));
}

TEST_CASE("wherever the other end stops answering, the next delivery completes what was begun") {
    int failures = 0;
    for (int calls = 0; calls < 60; ++calls) {
        KioskAndOffice both;
        both.up.good_calls = calls;
        const auto first = deliver(both.kiosk.node.store(), both.up, both.down);
        if (!first) {
            CHECK(first.error().reason == Reason::transport_unreachable);
            ++failures;
        }
        both.up.good_calls = -1;
        both.down.good_calls = calls;
        const auto at_office = deliver(both.office.store(), both.down, both.up);
        both.down.good_calls = -1;
        for (int night = 0; night < 3; ++night) {
            both.from_kiosk();
            both.from_office();
        }
        CHECK(journal_of(both.office, "K1") == journal_of(both.kiosk.node, "K1"));
        CHECK(journal_of(both.kiosk.node, "KT") == journal_of(both.office, "KT"));
        CHECK(received_by(both.kiosk.node.store()).value().size() == 1);
        must_be_sound(both.office);
        if (first && at_office) break;
    }
    MESSAGE("stopped at ", failures, " places");
    CHECK(failures >= 4);
}

TEST_CASE("a receipt of intake that gets lost is written again, and nothing is taken twice") {
    KioskAndOffice both;
    const auto sent = both.from_kiosk();
    both.from_office();
    std::filesystem::remove_all(both.down.place.path());
    std::filesystem::create_directory(both.down.place.path());
    CHECK(both.from_kiosk().imported.receipts == 0);
    CHECK(both.from_office().imported.taken.entries == 0);
    CHECK(both.from_kiosk().imported.receipts == 1);
    CHECK(received_by(both.kiosk.node.store()).value().front().through == sent.through);
}

TEST_CASE("with three of ten receipts of intake lost, each of 2,000 complaints of five kiosks is at the office once") {
    constexpr int kiosk_count = 5;
    constexpr int nights = 8;
    constexpr int complaints_a_day = 50;
    TestNode office{"KT"};
    TestFolder up, down;
    std::vector<std::unique_ptr<TestNode>> kiosks;
    for (int i = 1; i <= kiosk_count; ++i) {
        kiosks.push_back(std::make_unique<TestNode>("K" + std::to_string(i)));
        kiosks.back()->config.sync.office_key = text_of(own_card(office.store()).value());
        kiosks.back()->reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosks.back()->store()).value()));
    }
    std::mt19937 lot{7};
    int asked = 0;
    int lost = 0;
    down.loses = [&](std::string_view name) {
        if (!name.ends_with(".receipt")) return false;
        ++asked;
        const bool loses = lot() % 10 < 3;
        lost += loses ? 1 : 0;
        return loses;
    };
    for (int night = 0; night < nights; ++night) {
        std::ranges::shuffle(kiosks, lot);
        for (const auto& kiosk : kiosks) {
            const auto day = (*kiosk)->database().transaction([&](Sql&) -> Result<void> {
                for (int i = 0; i < complaints_a_day; ++i)
                    kiosk->add(a_form().form(), false);
                return {};
            });
            REQUIRE(day);
            must_deliver(*kiosk, up, down);
        }
        must_deliver(office, down, up);
    }
    CHECK(asked >= kiosk_count * (nights - 1));
    CHECK(lost * 10 > asked);
    down.loses = {};
    CHECK(office->counts()->by_stage[static_cast<std::size_t>(Stage::received)] ==
          kiosk_count * nights * complaints_a_day);
    for (const auto& kiosk : kiosks) {
        CHECK(must_deliver(*kiosk, up, down).bundles == 0);
        const auto entries = journal_of(*kiosk, kiosk->config.node);
        CHECK(journal_of(office, kiosk->config.node) == entries);
        CHECK(received_by(kiosk->store())->front().through == entries.back().entry.sequence);
    }
    must_be_sound(office);
}

TEST_CASE("bundles are taken in whatever order they come, and as often as they come") {
    TestNode kiosk;
    const TemporaryDirectory place;
    write_small_bundles(kiosk, place.path(), 3);
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(place.path())) {
        if (file.path().extension() == ".manifest") files.push_back(file.path());
    }
    REQUIRE(files.size() == 5);
    for (unsigned seed = 1; seed <= 5; ++seed) {
        TestNode office("KT");
        REQUIRE(admit_node(office.store(), own_card(kiosk.store()).value()));
        std::mt19937 random(seed);
        std::ranges::shuffle(files, random);
        for (const auto& file : files) {
            const auto one = import_files(office.store(), std::span(&file, 1));
            REQUIRE(one);
            CHECK(one->refused.empty());
            const auto here = head_of(office.store(), "K1").value().sequence;
            if (one->bundles == 0) CHECK(one->waiting == std::vector{"K1/" + std::to_string(here + 1)});
        }
        CHECK(journal_of(office, "K1") == journal_of(kiosk, "K1"));
        const std::vector<std::filesystem::path> all{place.path(), place.path()};
        const auto again = import_files(office.store(), all);
        REQUIRE(again);
        CHECK(again->bundles == 5);
        CHECK(again->taken.entries == 0);
        CHECK(files_in(office.data() / incoming_directory) == 0);
        CHECK(files_in(office.data() / outgoing_directory) == 1);
        must_be_sound(office);
    }
}

TEST_CASE("what cannot be taken in is named with its reason, and the rest is taken") {
    KioskAndOffice both;
    TestNode stranger("K9");
    stranger.add();
    TestNode twin("K1", NodeKeys::of_its_own);  // the same code, other keys and another journal
    twin.add();
    const TemporaryDirectory place;
    REQUIRE(write_bundle(both.kiosk.node.store(), 0, place.path()));
    REQUIRE(write_bundle(stranger.store(), 0, place.path()));
    REQUIRE(write_bundle(twin.store(), 0, place.path()));
    std::ofstream(place / "K2-1-9.manifest") << "noise";
    std::ofstream(place / "K1-9.K9.receipt") << "noise";
    const std::vector<std::filesystem::path> paths{place.path(), place / "nothing here", "/dev/null"};
    const auto imported = import_files(both.office.store(), paths);
    REQUIRE(imported);
    CHECK(imported->bundles == 1);
    const auto why = [&](std::string_view file) {
        const auto found = std::ranges::find(imported->refused, file, &RefusedFile::file);
        return found == imported->refused.end() ? Reason::usage : found->why.reason;
    };
    CHECK(imported->refused.size() == 6);
    CHECK(why("K9-1-3.manifest") == Reason::bundle_stranger);
    CHECK(why("K1-1-3.manifest") == Reason::bundle_damaged);
    CHECK(why("K2-1-9.manifest") == Reason::bundle_damaged);
    CHECK(why("K1-9.K9.receipt") == Reason::bundle_damaged);
    CHECK(why("nothing here") == Reason::file_unreadable);
    CHECK(why("null") == Reason::file_unreadable);
    CHECK(journal_of(both.office, "K1") == journal_of(both.kiosk.node, "K1"));
}

TEST_CASE("while one delivery runs, another says so and leaves") {
    KioskAndOffice both;
    both.from_kiosk();
    const auto runs = last_runs(both.kiosk.node.store()).value();
    const DirectoryLock other(both.kiosk.node.data() / outgoing_directory);
    REQUIRE(other.held());
    CHECK(deliver(both.kiosk.node.store(), both.up, both.down).error().reason == Reason::delivery_running);
    CHECK(import_files(both.kiosk.node.store(), {}).error().reason == Reason::delivery_running);
    CHECK(last_runs(both.kiosk.node.store()).value().front().at == runs.front().at);
}

TEST_CASE("how a delivery ended is known afterwards") {
    KioskAndOffice both;
    both.from_kiosk();
    both.kiosk.node.clock.advance(std::chrono::hours{24});
    both.up.good_calls = 0;
    CHECK_FALSE(deliver(both.kiosk.node.store(), both.up, both.down));
    const auto runs = last_runs(both.kiosk.node.store()).value();
    REQUIRE(runs.size() == 2);
    CHECK(runs.front().kind == UnattendedKind::deliver);
    CHECK(runs.front().failure->reason == Reason::transport_unreachable);
    CHECK(runs.front().last_good);
    // The way in goes well all the same.
    CHECK(runs.back().kind == UnattendedKind::take_in);
    CHECK_FALSE(runs.back().failure);
}

TEST_CASE("a kiosk without an office writes its bundles all the same") {
    TestNode kiosk;
    kiosk.add();
    TestFolder to, from;
    const auto sent = must_deliver(kiosk, to, from);
    CHECK(sent.bundles == 1);
    CHECK(to.has("K1-1-3.manifest"));
    CHECK(to.has("K1-1-3.jsonl"));
    CHECK(to.has("K1.index"));
    CHECK(must_deliver(kiosk, to, from).bundles == 0);
}
