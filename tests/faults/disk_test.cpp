// The disk fails while a complaint is stored: a call that fails, a power cut, no room, no writing.
// KLACHTENZUIL_SEEDS=20000 draws more power cuts; KLACHTENZUIL_SECOND_FAULT=1 also fails the recovery.

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "tests/faults/store_under_fault.hpp"

using namespace klachtenzuil;

namespace {

long number_from(const char* name, long otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atol(text) : otherwise;
}

std::vector<Sent> with(std::vector<Sent> sent, Sent one) {
    sent.push_back(std::move(one));
    return sent;
}

/// One complaint is sent while the n-th call fails. Answers whether the fault came.
bool send_while_call_fails(const Beginning& beginning, long n, bool forever, bool believe_everything,
                           std::vector<std::string>& broken) {
    Sent one = Beginning::send(static_cast<int>(n));
    std::map<std::string, Bytes> files;
    bool came = false;
    {
        FaultyDisk disk;
        disk.put(beginning.name(), beginning.database());
        auto store = beginning.open();
        REQUIRE(store);
        disk.fail_at(n, forever);
        auto filed = store->add(one.id, one.form, true);
        came = disk.failed();
        if (filed) one.acknowledged = *filed;
        if (!forever) {
            // The same connection goes on: it says what is there, and takes the complaint when it is sent again.
            disk.no_fault();
            const auto found = store->find(one.id);
            CHECK(found);
            if (one.acknowledged && found) CHECK(*found == one.acknowledged);
            const auto again = store->add(one.id, one.form, true);
            CHECK(again);
            if (again && found && *found) CHECK(*again == **found);
            if (again) one.acknowledged = *again;
        }
        if (believe_everything && !one.acknowledged) one.acknowledged = Filed{};
        store.reset();
        files = disk.files();
    }
    broken = beginning.broken(files, with(beginning.sent, one));
    return came;
}

struct Cut {
    bool ignore_syncs = false;
    bool ignore_directory_syncs = false;
    bool acknowledge_before = false;
};

/// Complaints are sent until the power goes at a moment that the seed chooses.
std::vector<std::string> send_until_power_cut(const Beginning& beginning, std::uint64_t seed, const Cut& cut) {
    constexpr long calls_of_the_run = 360;  // a little more than three complaints make
    constexpr int complaints = 3;
    std::mt19937_64 random(seed);
    std::vector<Sent> sent = beginning.sent;
    std::map<std::string, Bytes> files;
    {
        FaultyDisk disk;
        if (cut.ignore_syncs) disk.ignore_syncs();
        if (cut.ignore_directory_syncs) disk.ignore_directory_syncs();
        disk.put(beginning.name(), beginning.database());
        auto store = beginning.open();
        REQUIRE(store);
        disk.cut_power_at(1 + static_cast<long>(random() % calls_of_the_run));
        for (int i = 0; i < complaints && !disk.failed(); ++i) {
            Sent one = Beginning::send(static_cast<int>(random() % 3));
            if (cut.acknowledge_before) one.acknowledged = Filed{};
            if (auto filed = store->add(one.id, one.form, true)) one.acknowledged = *filed;
            sent.push_back(std::move(one));
        }
        files = disk.files_after_power_cut(random);
        store.reset();
    }
    if (number_from("KLACHTENZUIL_SECOND_FAULT", 0) == 0) return beginning.broken(files, sent);

    // The power goes again while the store recovers from the first time.
    std::map<std::string, Bytes> twice;
    {
        FaultyDisk disk;
        for (auto& [name, content] : files)
            disk.put(name, content);
        disk.cut_power_at(1 + static_cast<long>(random() % 40));
        beginning.open();
        twice = disk.files_after_power_cut(random);
    }
    return beginning.broken(twice, sent);
}

/// Whether a promise breaks at one of the first `most` seeds.
bool breaks_within(const Beginning& beginning, int most, const Cut& cut) {
    for (int seed = 1; seed <= most; ++seed) {
        if (!send_until_power_cut(beginning, static_cast<std::uint64_t>(seed), cut).empty()) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("whichever call to the disk fails, nothing that was acknowledged is lost and nothing is doubled") {
    const Beginning beginning;
    for (const bool forever : {false, true}) {
        long n = 1;
        for (bool came = true; came; ++n) {
            std::vector<std::string> broken;
            came = send_while_call_fails(beginning, n, forever, false, broken);
            CAPTURE(n);
            CAPTURE(forever);
            CAPTURE(joined(broken));
            CHECK(broken.empty());
        }
        MESSAGE(std::string(forever ? "failed for ever" : "failed once"), " in turn: calls to the disk: ", n - 2);
        CHECK(n > 20);
    }
}

TEST_CASE("control: a program that says acknowledged whatever the disk says is caught") {
    const Beginning beginning;
    int caught = 0;
    long n = 1;
    for (bool came = true; came; ++n) {
        std::vector<std::string> broken;
        came = send_while_call_fails(beginning, n, true, true, broken);
        if (!broken.empty()) ++caught;
    }
    CHECK(caught > 10);
}

TEST_CASE("whenever the power goes, what was acknowledged is there when it comes back") {
    const Beginning beginning;
    const long seeds = number_from("KLACHTENZUIL_SEEDS", 500);
    for (long seed = 1; seed <= seeds; ++seed) {
        const auto broken = send_until_power_cut(beginning, static_cast<std::uint64_t>(seed), {});
        CAPTURE(seed);
        CAPTURE(joined(broken));
        CHECK(broken.empty());
    }
}

TEST_CASE("control: without syncs a power cut loses what was acknowledged") {
    CHECK(breaks_within(Beginning(), 100, {.ignore_syncs = true}));
}

TEST_CASE("control: without syncs of the directory a power cut loses what was acknowledged") {
    CHECK(breaks_within(Beginning(), 300, {.ignore_directory_syncs = true}));
}

TEST_CASE("control: acknowledging before the commit is seen after a power cut") {
    CHECK(breaks_within(Beginning(), 100, {.acknowledge_before = true}));
}

TEST_CASE("a full disk refuses, keeps what is there, and takes the complaint once there is room") {
    const Beginning beginning;
    const auto used = static_cast<std::int64_t>(beginning.database().size());
    int refused = 0;
    for (std::int64_t room = 0; room < 120'000; room += 3'000) {
        Sent one = Beginning::send(2);
        std::map<std::string, Bytes> files;
        {
            FaultyDisk disk;
            disk.put(beginning.name(), beginning.database());
            auto store = beginning.open();
            REQUIRE(store);
            disk.set_capacity(used + room);
            auto filed = store->add(one.id, one.form, true);
            if (!filed) {
                ++refused;
                CHECK(filed.error().reason == Reason::store_full);
                CHECK(store->find(one.id).value() == std::nullopt);
                disk.set_capacity(used * 10);
                filed = store->add(one.id, one.form, true);
            }
            REQUIRE(filed);
            one.acknowledged = *filed;
            store.reset();
            files = disk.files();
        }
        CAPTURE(room);
        const auto broken = beginning.broken(files, with(beginning.sent, one));
        CAPTURE(joined(broken));
        CHECK(broken.empty());
    }
    CHECK(refused > 5);
}

TEST_CASE("a store that cannot take a complaint says so before a form is opened") {
    const Beginning beginning;
    FaultyDisk disk;
    disk.put(beginning.name(), beginning.database());
    {
        auto store = beginning.open();
        REQUIRE(store);
        CHECK(store->check_health().has_value());
        disk.set_capacity(disk.used() + 2'000);
        CHECK(store->check_health().error().reason == Reason::store_full);
        disk.set_capacity(std::int64_t{1} << 30);
        CHECK(store->check_health().has_value());
        disk.fail_at(1, true);
        CHECK(store->check_health().error().reason == Reason::store_unreadable);
        disk.no_fault();
        CHECK(store->check_health().has_value());
    }
    disk.set_read_only(true);
    auto store = beginning.open();
    REQUIRE(store);
    CHECK(store->check_health().error().reason == Reason::store_read_only);
    CHECK(store->find(beginning.sent[0].id).value() == beginning.sent[0].acknowledged);
}
