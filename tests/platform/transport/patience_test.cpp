#include "platform/transport/patience.hpp"

#include <doctest/doctest.h>

#include "tests/platform/transport/carried.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
using Times = std::vector<std::chrono::milliseconds>;

TEST_CASE("what goes well is done once") {
    Waited waited;
    int tried = 0;
    CHECK(try_patiently(no_waiting(waited), [&] { return ++tried, Attempt{}; }));
    CHECK(tried == 1);
    CHECK(waited.times.empty());
}

TEST_CASE("what may pass is tried again after longer and longer waits, and ends") {
    Waited waited;
    auto patience = no_waiting(waited);
    patience.tries = 8;
    patience.longest_wait = 30s;
    const auto ended = try_patiently(patience, [] {
        return Attempt{failed(Reason::transport_unreachable, "https://files: away"), true, {}};
    });
    REQUIRE_FALSE(ended);
    CHECK(ended.error() == Failure{Reason::transport_unreachable, "https://files: away"});
    CHECK(waited.times == Times{2s, 4s, 8s, 16s, 30s, 30s, 30s});
}

TEST_CASE("what cannot pass is not tried again") {
    Waited waited;
    CHECK_FALSE(try_patiently(no_waiting(waited), [] {
        return Attempt{failed(Reason::transport_refused), false, {}};
    }));
    CHECK(waited.times.empty());
}

TEST_CASE("a server that asks for a longer wait gets it, up to the longest") {
    Waited waited;
    auto patience = no_waiting(waited);
    std::vector<std::chrono::milliseconds> asked{7s, 1s, 1h};
    std::size_t tried = 0;
    (void)try_patiently(patience, [&]() -> Attempt {
        if (tried == asked.size()) return {};
        return {failed(Reason::transport_unreachable), true, asked[tried++]};
    });
    CHECK(waited.times == Times{7s, 4s, 60s});
}
