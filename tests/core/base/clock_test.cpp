#include "core/base/clock.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;
using namespace std::chrono_literals;

TEST_CASE("the machine's clock says which start of the machine it counts from, the same for everybody") {
    const SystemClock one;
    const SystemClock other;
    CHECK_FALSE(one.boot().empty());
    CHECK(one.boot() == other.boot());
    CHECK(one.steady() <= other.steady());
}

TEST_CASE("a fake machine that starts anew counts from zero under another name, and its calendar goes on") {
    FakeClock clock(instant_from_iso("2026-11-22T08:00:00.000Z").value());
    clock.advance(90s);
    const auto before = clock.boot();
    CHECK(clock.steady() == Steady{90s});
    clock.restart_machine("second boot");
    CHECK(clock.boot() != before);
    CHECK(clock.steady() == Steady{});
    CHECK(clock.now() == instant_from_iso("2026-11-22T08:01:30.000Z").value());
}
