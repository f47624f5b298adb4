#pragma once
// What every server on loopback must bear alike.

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/platform/transport/carried.hpp"
#include "tests/platform/transport/small_disk.hpp"
#include "tests/support/daemon.hpp"
#include "tests/support/relay.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

/// The server is killed in the middle of a file, and stands again when it is tried the next time. `connect` makes the
/// transport to the server behind that port.
inline void gets_all_after_a_kill(Daemon& daemon, const std::filesystem::path& folder,
                                  const std::function<std::unique_ptr<Transport>(int, Waited&)>& connect) {
    const TemporaryDirectory here;
    const std::string content = some_bytes(8 << 20);
    Waited waited;
    waited.meanwhile = [&] { daemon.start(); };
    Relay relay(daemon.port(), 3 << 20, [&] { daemon.kill(); });
    const auto transport = connect(relay.port(), waited);

    SUBCASE("when it is put") {
        CHECK(why(transport->put("K1.index", file_of(here / "goes", content))) == "");
        CHECK(content_of(folder / "K1.index") == content);
    }
    SUBCASE("when it is fetched") {
        file_of(folder / "K1.index", content);
        CHECK(why(transport->get("K1.index", here / "came", content.size())) == "");
        CHECK(content_of(here / "came") == content);
    }
    CHECK(relay.happened());
    CHECK(waited.times == std::vector<std::chrono::milliseconds>{std::chrono::seconds{2}});
}

/// How putting a file fails that is larger than the server's disk. What stood there must stay.
inline Failure put_on_a_full_disk(Transport& transport, const std::filesystem::path& folder) {
    const TemporaryDirectory here;
    REQUIRE(why(transport.put("K1.index", file_of(here / "goes", "from before"))) == "");
    const auto put = transport.put("K1.index", file_of(here / "goes", some_bytes(SmallDisk::bytes * 2)));
    REQUIRE_FALSE(put);
    CHECK(content_of(folder / "K1.index") == "from before");
    return put.error();
}

}  // namespace klachtenzuil
