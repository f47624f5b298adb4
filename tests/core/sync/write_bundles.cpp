// Writes what a kiosk sends into a directory, for programs that know nothing of this one but the page that explains it.
//     write_bundles DIRECTORY

#include <cstdlib>
#include <fstream>

#include "core/sync/bundle.hpp"
#include "core/sync/intake_receipt.hpp"
#include "tests/core/sync/busy_node.hpp"

using namespace klachtenzuil;

namespace {

/// What assets/bundle.md shows: a complaint that was filed, given to somebody and accepted.
void example_for_the_page(const std::filesystem::path& directory) {
    TestNode node("K3");
    Worker desk{node, "balie", StaffRole::receptionist};
    Worker management{node, "vanas", StaffRole::management};
    Worker handler{node, "jan", StaffRole::handler};
    const auto id = node.add(a_form().naming_nobody().told("Ik wachtte een uur.").form()).entry.id;
    node.clock.advance(std::chrono::hours{2});
    REQUIRE(desk.work.take(id, {StepKind::assign, {{"date", "2026-11-22"}, {"handler", "jan"}}}));
    REQUIRE(management.work.take(id, {StepKind::accept, {{"date", "2026-11-22"}}}));
    constexpr std::int64_t accounts_made = 5;
    REQUIRE(write_bundle(node.store(), accounts_made, directory));
}

}  // namespace

TEST_CASE("bundles and a receipt for others to read") {
    const char* const directory = std::getenv("KLACHTENZUIL_WRITE_TO");
    REQUIRE(directory != nullptr);
    BusyNode busy;
    REQUIRE(write_bundle(busy.node.store(), 0, directory));
    REQUIRE(write_intake_receipt(busy.node.store(), "K1", directory));
    example_for_the_page(directory);
    TestNode many("K2");
    const auto all = many->database().transaction([&](Sql&) -> Result<void> {
        for (int i = 0; i < 800; ++i)
            many.add();
        return {};
    });
    REQUIRE(all);
    REQUIRE(write_bundle(many.store(), 0, directory));
    std::ofstream(std::filesystem::path(directory) / "keys") << text_of(own_card(busy.node.store()).value()) << '\n'
                                                             << text_of(own_card(many.store()).value()) << '\n';
}
