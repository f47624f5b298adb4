// A bundle that is refused was refused whole, however large it is and wherever in it lies what cannot be taken.

#include <doctest/doctest.h>

#include <array>
#include <chrono>

#include "core/register/database.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

/// Lets the node write so many notes in its journal; those from the `odd` one on, where there is one, at a time that
/// no calendar can do anything with.
void write_notes(TestNode& node, int count, int odd = 0) {
    constexpr Instant nobodys_clock{std::chrono::sys_days{std::chrono::year{9500} / 1 / 1}};
    const auto own = own_card(node.store());
    REQUIRE(own);
    const auto written = node->database().transaction([&](Sql& sql) -> Result<void> {
        auto head = journal_head(sql, own->code, own->sign_key);
        for (int i = 1; head && i <= count; ++i) {
            const auto entry = append_step(sql, own->code, *head, i == odd ? nobodys_clock : node.clock.now(),
                                           {.kind = StepKind::note,
                                            .actor = "jan",
                                            .complaint = new_id<ComplaintId>(),
                                            .facts = "{}",
                                            .part = {}});
            if (!entry) return failed(entry.error());
            head = JournalHead{entry->sequence, entry->at, entry->hash};
        }
        return {};
    });
    REQUIRE(written);
}

struct Pair {
    Pair() {
        kiosk.config.sync.office_key = text_of(own_card(office.store()).value());
        kiosk.reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosk.store()).value()));
    }
    /// How many entries of `from` stand at `to` after its bundle of all was brought there.
    std::int64_t bring(TestNode& from, TestNode& to, bool is_refused) {
        const TemporaryDirectory stick;
        REQUIRE(write_bundle(from.store(), 0, stick.path()));
        const auto done = import_files(to.store(), std::array{stick.path()});
        REQUIRE(done);
        CHECK(done->refused.size() == (is_refused ? 1 : 0));
        if (is_refused) CHECK(done->refused.front().why.reason == Reason::bundle_damaged);
        CHECK(done->bundles == (is_refused ? 0 : 1));
        return head_of(to.store(), from.config.node)->sequence;
    }

    TestNode kiosk{"K1"};
    TestNode office{"KT"};
};

}  // namespace

TEST_CASE("the office takes nothing of a large bundle that holds what is no entry") {
    Pair pair;
    SUBCASE("far in it") {
        write_notes(pair.kiosk, 2300, 2200);
        CHECK(pair.bring(pair.kiosk, pair.office, true) == 0);
        CHECK(pair.bring(pair.kiosk, pair.office, true) == 0);
    }
    SUBCASE("nowhere") {
        write_notes(pair.kiosk, 2300);
        CHECK(pair.bring(pair.kiosk, pair.office, false) == head_of(pair.kiosk.store(), "K1")->sequence);
    }
}

TEST_CASE("a kiosk, which takes in by small slices, takes nothing of such a bundle either") {
    Pair pair;
    SUBCASE("far in it") {
        write_notes(pair.office, 200, 180);
        CHECK(pair.bring(pair.office, pair.kiosk, true) == 0);
    }
    SUBCASE("nowhere") {
        write_notes(pair.office, 200);
        CHECK(pair.bring(pair.office, pair.kiosk, false) == head_of(pair.office.store(), "KT")->sequence);
    }
}

TEST_CASE("a large bundle that says otherwise what is known already adds nothing") {
    Pair pair;
    write_notes(pair.kiosk, 300);
    const auto first = pair.bring(pair.kiosk, pair.office, false);
    // The kiosk came back from an old copy of its disk, and went another way.
    TestNode twin("K1");
    twin.close();
    std::filesystem::remove_all(twin.data());
    std::filesystem::create_directory(twin.data());
    std::filesystem::copy_file(pair.kiosk.data() / node_key_file, twin.data() / node_key_file);
    REQUIRE(Register::init(twin.data(), twin.config, twin.clock, cheapest_cost()));
    twin.reopen();
    write_notes(twin, 2300);
    const TemporaryDirectory stick;
    REQUIRE(write_bundle(twin.store(), 0, stick.path()));
    const auto done = import_files(pair.office.store(), std::array{stick.path()});
    REQUIRE(done);
    REQUIRE(done->refused.size() == 1);
    CHECK(done->refused.front().why.reason == Reason::bundle_contradicts);
    CHECK(head_of(pair.office.store(), "K1")->sequence == first);
}
