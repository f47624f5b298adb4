// The figures of the desk's page, asked of the worker itself: of which complaints, for whom, and what stands behind
// them.

#include <doctest/doctest.h>

#include "core/analysis/table.hpp"
#include "core/complaint/form_names.hpp"
#include "tests/kiosk/desk/working_desk.hpp"

using namespace klachtenzuil;
namespace errand = desk::errand;
namespace done = desk::done;

namespace {

const AnalysisScope this_year{.period = year_of(std::chrono::year{2026})};

desk::ShownYear figures_of(WorkingDesk& at, const AnalysisScope& scope) {
    auto loaded = std::get<done::YearLoaded>(at.perform(errand::LoadYear{scope, 7}));
    CHECK(loaded.ticket == 7);
    REQUIRE(loaded.figures);
    return *loaded.figures;
}

/// As the page writes it on a bar.
std::int64_t count(const desk::ShownYear& year, TableId table, std::string_view row, std::string_view column) {
    return number_at(year->tables, table, row, column).value_or(-1);
}

Result<std::vector<WorkLine>> behind(WorkingDesk& at, const desk::ShownYear& year, const TablePlace& place) {
    return std::get<done::BehindFound>(at.perform(errand::FindBehind{year, place, 1})).lines;
}

}  // namespace

TEST_CASE("figures and what stands behind them are management's alone") {
    WorkingDesk at;
    at.node.add();
    at.comes("directeur", StaffRole::management);
    const auto year = figures_of(at, this_year);
    for (const StaffRole role : {StaffRole::receptionist, StaffRole::handler, StaffRole::independent}) {
        at.comes("anja" + std::to_string(static_cast<int>(role)), role);
        CHECK_FALSE(std::get<done::YearLoaded>(at.perform(errand::LoadYear{this_year, 1})).figures);
        CHECK_FALSE(behind(at, year, {TableId::overview, "received", "now"}));
    }
}

TEST_CASE("management sees every figure, however small, of a year that runs and of one that is over") {
    WorkingDesk at;
    const Filed filed = at.node.add();
    at.comes("directeur", StaffRole::management);
    const auto now = figures_of(at, this_year);
    CHECK(count(now, TableId::overview, "received", "now") == 1);
    CHECK(count(now, TableId::kinds, name_of(*filed.entry.kind), "now") == 1);
    at.node.clock.advance(std::chrono::hours{24 * 400});
    const auto over = figures_of(at, this_year);
    CHECK(count(over, TableId::kinds, name_of(*filed.entry.kind), "now") == 1);
    // A year later it is the year before.
    const auto later = figures_of(at, {.period = year_of(std::chrono::year{2027})});
    CHECK(count(later, TableId::overview, "received", "now") == 0);
    CHECK(count(later, TableId::kinds, name_of(*filed.entry.kind), "before") == 1);
    const auto found = behind(at, later, {TableId::kinds, std::string(name_of(*filed.entry.kind)), "before"});
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().complaint.reference == filed.entry.reference);
}

TEST_CASE("what is chosen is what counts, and what stands behind a figure") {
    WorkingDesk at;
    const Filed client = at.node.add(a_form().form());
    Form form = a_form().form();
    form.complainant.kind = ComplainantKind::employer;
    form.channel = Channel::phone;
    const Filed employer = at.node.add(form);
    REQUIRE(client.entry.kind != ComplainantKind::employer);
    REQUIRE(client.entry.channel != Channel::phone);
    at.comes("directeur", StaffRole::management);
    const TablePlace received{TableId::overview, "received", "now"};

    AnalysisScope scope = this_year;
    CHECK(count(figures_of(at, scope), TableId::overview, "received", "now") == 2);
    scope.kind = ComplainantKind::employer;
    const auto by_kind = figures_of(at, scope);
    CHECK(count(by_kind, TableId::overview, "received", "now") == 1);
    const auto found = behind(at, by_kind, received);
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().complaint.reference == employer.entry.reference);
    scope.channel = client.entry.channel;
    CHECK(count(figures_of(at, scope), TableId::overview, "received", "now") == 0);
    scope.kind.reset();
    const auto by_channel = behind(at, figures_of(at, scope), received);
    REQUIRE(by_channel);
    REQUIRE(by_channel->size() == 1);
    CHECK(by_channel->front().complaint.reference == client.entry.reference);
}

TEST_CASE("behind a large figure stand the latest, and it is said that there are more") {
    WorkingDesk at;
    constexpr int listed = 500;
    for (int i = 0; i < listed; ++i)
        at.node.add(a_form().form(), false);
    at.comes("directeur", StaffRole::management);
    const TablePlace received{TableId::overview, "received", "now"};
    const auto just_fits =
        std::get<done::BehindFound>(at.perform(errand::FindBehind{figures_of(at, this_year), received, 1}));
    REQUIRE(just_fits.lines);
    CHECK(just_fits.lines->size() == listed);
    CHECK_FALSE(just_fits.more);
    at.node.clock.advance(std::chrono::hours{48});
    at.node.add(a_form().form(), false);
    const auto found =
        std::get<done::BehindFound>(at.perform(errand::FindBehind{figures_of(at, this_year), received, 1}));
    REQUIRE(found.lines);
    CHECK(found.lines->size() == listed);
    CHECK(found.more);
}
