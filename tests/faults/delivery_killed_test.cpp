// Kiosk and office are killed (SIGKILL) in the middle of their deliveries, at moments that nobody chose.
// KLACHTENZUIL_KILLS=10000 kills more often.

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "core/register/intake.hpp"
#include "core/register/verify.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "core/sync/intake_receipt.hpp"
#include "tests/faults/killed_program.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

long kills_wanted() {
    const char* text = std::getenv("KLACHTENZUIL_KILLS");
    return text ? std::atol(text) : 200;
}

/// A kiosk and its office, as two programs that share two folders.
struct Pair {
    Pair() {
        std::filesystem::create_directory(up);
        std::filesystem::create_directory(down);
        kiosk.config.sync.office_key = text_of(own_card(office.store()).value());
        kiosk.reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosk.store()).value()));
        std::ofstream(place / "K1.toml") << "[node]\ncode = \"K1\"\n[sync]\noffice_key = \""
                                         << kiosk.config.sync.office_key << "\"\n";
        std::ofstream(place / "KT.toml") << "[node]\ncode = \"KT\"\n";
    }
    std::vector<std::string> arguments(bool at_kiosk, const std::string& careless = {}) const {
        const TestNode& node = at_kiosk ? kiosk : office;
        std::vector<std::string> all{place / (node.config.node + ".toml"), node.data(), at_kiosk ? up : down,
                                     at_kiosk ? down : up};
        if (!careless.empty()) all.push_back(careless);
        return all;
    }
    void kill_one(bool at_kiosk, std::mt19937& random, const std::string& careless = {}) {
        KilledProgram courier(COURIER_PROGRAM, arguments(at_kiosk, careless));
        courier.listen(1 + static_cast<int>(random() % 6), std::chrono::seconds(20));
        courier.listen(1 << 20, std::chrono::microseconds(random() % 4000));
        courier.kill();
    }
    /// To its end; true when it went well.
    bool run(bool at_kiosk) {
        KilledProgram courier(COURIER_PROGRAM, arguments(at_kiosk));
        courier.listen(1 << 20, std::chrono::seconds(60));
        return courier.wait() == 0;
    }
    /// Whether each end holds what the other's receipts and journals say.
    bool a_receipt_lies() {
        office.reopen();
        const auto held = head_of(office.store(), "K1").value().sequence;
        for (const auto& file : std::filesystem::directory_iterator(down)) {
            const auto name = intake_receipt_name_from(file.path().filename().string());
            if (name && name->through > held) return true;
        }
        return false;
    }
    bool a_bundle_is_torn() {
        const std::vector<NodeCard> known{own_card(kiosk.store()).value()};
        for (const auto& file : std::filesystem::directory_iterator(up)) {
            if (file.path().extension() == ".manifest" && !check_bundle(file.path(), known)) return true;
        }
        return false;
    }

    TemporaryDirectory place;
    std::filesystem::path up = place / "up";
    std::filesystem::path down = place / "down";
    TestNode kiosk{"K1"};
    TestNode office{"KT"};
};

std::vector<CarriedEntry> journal_of(TestNode& node, std::string_view whose) {
    auto all = read_entries(node.store(), whose, 0, 1'000'000, std::size_t{1} << 30);
    REQUIRE(all);
    return std::move(*all);
}

}  // namespace

TEST_CASE("however often kiosk and office are killed while they deliver, the next delivery completes it") {
    Pair pair;
    std::mt19937 random(1);
    long lies = 0;
    long torn = 0;
    for (long i = 0; i < kills_wanted(); ++i) {
        for (int k = 0; k < 3; ++k)
            pair.kiosk.add();
        pair.kiosk.close();
        pair.office.close();
        pair.kill_one(i % 2 == 0, random);
        pair.kiosk.reopen();
        if (pair.a_receipt_lies()) ++lies;
        if (pair.a_bundle_is_torn()) ++torn;
        if (i % 5 == 4) {
            REQUIRE(pair.run(true));
            REQUIRE(pair.run(false));
        }
    }
    CHECK(lies == 0);
    CHECK(torn == 0);
    for (const bool at_kiosk : {true, false, true, false, true})
        REQUIRE(pair.run(at_kiosk));
    pair.kiosk.reopen();
    pair.office.reopen();
    CHECK(journal_of(pair.office, "K1") == journal_of(pair.kiosk, "K1"));
    CHECK(journal_of(pair.kiosk, "KT") == journal_of(pair.office, "KT"));
    CHECK(received_by(pair.kiosk.store()).value().front().through == head_of(pair.kiosk.store(), "K1")->sequence);
    CHECK(pair.office->counts().value().by_stage == pair.kiosk->counts().value().by_stage);
    CHECK(verify(pair.office->database())->sound());
    CHECK(verify(pair.kiosk->database())->sound());
}

TEST_CASE("control: an office that writes its receipt before it has taken in is caught") {
    Pair pair;
    std::mt19937 random(2);
    bool caught = false;
    for (int i = 0; i < 200 && !caught; ++i) {
        for (int k = 0; k < 3; ++k)
            pair.kiosk.add();
        pair.kiosk.close();
        pair.office.close();
        REQUIRE(pair.run(true));
        pair.kill_one(false, random, "receipt-first");
        pair.kiosk.reopen();
        caught = pair.a_receipt_lies();
    }
    CHECK(caught);
}

TEST_CASE("control: a manifest that is put before its content is caught") {
    Pair pair;
    std::mt19937 random(3);
    bool caught = false;
    for (int i = 0; i < 200 && !caught; ++i) {
        for (int k = 0; k < 10; ++k)
            pair.kiosk.add();
        pair.kiosk.close();
        pair.kill_one(true, random, "manifest-first");
        pair.kiosk.reopen();
        caught = pair.a_bundle_is_torn();
    }
    CHECK(caught);
}
