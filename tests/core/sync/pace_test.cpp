#include "core/sync/pace.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// How many it writes down at once when each takes so long.
std::size_t settled(std::chrono::nanoseconds each) {
    Pace pace;
    for (int i = 0; i < 20; ++i)
        pace.learn(pace.next(), each * static_cast<long>(pace.next()));
    return pace.next();
}

}  // namespace

TEST_CASE("as many are written down at once as fit into the time that others may have to wait") {
    CHECK(settled(50us) == 300);
    CHECK(settled(150us) == 100);
    CHECK(settled(10ms) == Pace::least);
    CHECK(settled(0ns) == Pace::most);
}

TEST_CASE("it begins with few, and never trusts one measure for more than twice as many") {
    Pace pace;
    CHECK(pace.next() == Pace::least);
    pace.learn(Pace::least, 1us);
    CHECK(pace.next() == 2 * Pace::least);
    pace.learn(pace.next(), 1us);
    CHECK(pace.next() == 4 * Pace::least);
}

TEST_CASE("what became slow is written down in fewer at once") {
    Pace pace;
    for (int i = 0; i < 5; ++i)
        pace.learn(pace.next(), 1us);
    REQUIRE(pace.next() > 300);
    pace.learn(pace.next(), 50us * static_cast<long>(pace.next()));
    CHECK(pace.next() == 300);
}

TEST_CASE("the few that a bundle ends with change nothing") {
    Pace pace;
    pace.learn(pace.next(), 50us * static_cast<long>(pace.next()));
    const auto before = pace.next();
    pace.learn(2, 10ms);
    CHECK(pace.next() == before);
}
