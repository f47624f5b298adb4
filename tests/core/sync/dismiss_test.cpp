// A kiosk that goes out of service: the office no longer waits for it, and keeps what came from it.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "tests/core/sync/folder.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

/// Two kiosks and their office, with a folder for each way.
struct Three {
    Three() {
        for (TestNode* const kiosk : {&k1, &k2}) {
            kiosk->config.sync.office_key = text_of(own_card(office.store()).value());
            kiosk->reopen();
            REQUIRE(admit_node(office.store(), own_card(kiosk->store()).value()));
            kiosk->add();
        }
    }
    static Delivered night(TestNode& node, Transport& to, Transport& from) {
        auto done = deliver(node.store(), to, from);
        REQUIRE(done);
        CHECK(done->imported.refused.empty());
        return *done;
    }
    bool offers(std::string_view ending) const {
        return std::ranges::any_of(std::filesystem::directory_iterator(down.place.path()), [&](const auto& file) {
            return file.path().filename().string().starts_with("KT-") && file.path().extension() == ending;
        });
    }

    TestNode k1{"K1"}, k2{"K2"}, office{"KT"};
    TestFolder up, down;
};

}  // namespace

TEST_CASE("an office waits for every kiosk in service, and for none that was dismissed") {
    Three three;
    three.night(three.k1, three.up, three.down);
    three.night(three.k2, three.up, three.down);
    three.night(three.office, three.down, three.up);
    three.night(three.k1, three.up, three.down);
    three.night(three.office, three.down, three.up);
    // K2 has never said that it has what the office did.
    CHECK(three.offers(".manifest"));
    const auto held = head_of(three.office.store(), "K2").value();

    CHECK_FALSE(dismiss_node(three.office.store(), "K9").value());
    CHECK_FALSE(dismiss_node(three.office.store(), "KT").value());
    REQUIRE(dismiss_node(three.office.store(), "K2").value());
    const auto since = dismissed_nodes(three.office.store())->front().at;
    three.office.clock.advance(std::chrono::hours{1});
    REQUIRE(dismiss_node(three.office.store(), "K2").value());
    REQUIRE(dismissed_nodes(three.office.store())->size() == 1);
    CHECK(dismissed_nodes(three.office.store())->front().at == since);
    CHECK(known_nodes(three.office.store())->size() == 1);
    three.night(three.office, three.down, three.up);
    CHECK_FALSE(three.offers(".manifest"));

    // What it goes on to send stays outside; what came from it stays.
    three.k2.add();
    three.night(three.k2, three.up, three.down);
    CHECK(three.night(three.office, three.down, three.up).imported.bundles == 0);
    const TemporaryDirectory stick;
    REQUIRE(write_bundle(three.k2.store(), held.sequence, stick.path()));
    const auto carried = import_files(three.office.store(), std::array{stick.path()});
    REQUIRE(carried->refused.size() == 1);
    CHECK(carried->refused.front().why.reason == Reason::bundle_stranger);
    CHECK(head_of(three.office.store(), "K2")->sequence == held.sequence);
    CHECK(three.office->counts()->by_stage[static_cast<std::size_t>(Stage::received)] == 2);
    CHECK(verify(three.office->database())->sound());

    // Taken back, it sends what it has, and is waited for again.
    REQUIRE(admit_node(three.office.store(), own_card(three.k2.store()).value()));
    CHECK(dismissed_nodes(three.office.store())->empty());
    CHECK(three.night(three.office, three.down, three.up).imported.taken.complaints == 1);
    CHECK(three.offers(".manifest"));
    three.night(three.k2, three.up, three.down);
    three.night(three.office, three.down, three.up);
    CHECK_FALSE(three.offers(".manifest"));
    CHECK(head_of(three.k2.store(), "KT")->sequence == head_of(three.office.store(), "KT")->sequence);
    CHECK(verify(three.office->database())->sound());
}

TEST_CASE("an office whose every kiosk was dismissed offers nothing anew") {
    Three three;
    three.night(three.k1, three.up, three.down);
    three.night(three.office, three.down, three.up);
    three.night(three.k1, three.up, three.down);
    three.night(three.office, three.down, three.up);
    REQUIRE_FALSE(three.offers(".manifest"));
    for (const char* const code : {"K1", "K2"})
        REQUIRE(dismiss_node(three.office.store(), code).value());
    CHECK(three.night(three.office, three.down, three.up).bundles == 0);
    CHECK_FALSE(three.offers(".manifest"));
}
