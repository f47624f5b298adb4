#include "tests/platform/transport/carried.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "platform/transport/make_transport.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string some_bytes(std::size_t count) {
    std::mt19937 random(4);
    std::string bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

std::string why(const Result<void>& result) {
    if (result) return {};
    return std::string(name_of(result.error().reason)) + ": " + result.error().detail;
}

void carries_files(Transport& transport, const fs::path& here) {
    constexpr std::uint64_t most = 8 << 20;
    const auto came = here / "came";

    const std::string contents[] = {"", "one line\n", some_bytes(3'000'001)};
    for (const std::string& content : contents) {
        CAPTURE(content.size());
        REQUIRE(why(transport.put("K1-1-240.jsonl", file_of(here / "goes", content))) == "");
        REQUIRE(why(transport.get("K1-1-240.jsonl", came, most)) == "");
        CHECK(content_of(came) == content);
    }
    SUBCASE("a file that is overwritten is the new one, also where it was longer") {
        REQUIRE(why(transport.put("K1-1-240.jsonl", file_of(here / "goes", "shorter"))) == "");
        REQUIRE(why(transport.get("K1-1-240.jsonl", came, most)) == "");
        CHECK(content_of(came) == "shorter");
    }
    SUBCASE("a file that is missing is said to be, and what came before stays") {
        file_of(came, "from before");
        const auto got = transport.get("K1-241-300.jsonl", came, most);
        REQUIRE_FALSE(got);
        CHECK(got.error() == Failure{Reason::transport_missing, "K1-241-300.jsonl"});
        CHECK(content_of(came) == "from before");
    }
    SUBCASE("a file larger than it may be is refused, one of just that size is taken") {
        fs::remove(came);
        const auto got = transport.get("K1-1-240.jsonl", came, 3'000'000);
        REQUIRE_FALSE(got);
        CHECK(got.error().reason == Reason::transport_refused);
        CHECK_FALSE(fs::exists(came));
        CHECK(transport.get("K1-1-240.jsonl", came, 3'000'001));
    }
    SUBCASE("a removed file is gone, and removing it again is no failure") {
        REQUIRE(transport.remove("K1-1-240.jsonl"));
        CHECK(transport.get("K1-1-240.jsonl", came, most).error().reason == Reason::transport_missing);
        CHECK(transport.remove("K1-1-240.jsonl"));
    }
    SUBCASE("a file that is not here is not put") {
        const auto put = transport.put("K1-1-240.jsonl", here / "never made");
        REQUIRE_FALSE(put);
        CHECK(put.error().reason == Reason::file_unreadable);
        CHECK(transport.get("K1-1-240.jsonl", came, most));
    }
    SUBCASE("a disk here that does not take the file says so") {
        const auto got = transport.get("K1-1-240.jsonl", here / "no such folder" / "came", most);
        REQUIRE_FALSE(got);
        CHECK(got.error().reason == Reason::file_missing);
    }
    SUBCASE("a name that leads elsewhere is nowhere") {
        CHECK_FALSE(transport.put("../K1.index", file_of(here / "goes", "x")));
        CHECK(transport.get("../goes", came, most).error().reason == Reason::transport_missing);
        CHECK(transport.get("", came, most).error().reason == Reason::transport_missing);
        CHECK(transport.remove("../goes"));
        CHECK(fs::exists(here / "goes"));
    }
    for (const auto& entry : fs::directory_iterator(here))
        CHECK_MESSAGE(entry.path().extension() != ".part", "left behind: ", entry.path());
}

Patience no_waiting(Waited& waited) {
    Patience patience;
    patience.wait = [&waited](std::chrono::milliseconds time) {
        waited.times.push_back(time);
        if (waited.times.size() == 1 && waited.meanwhile) waited.meanwhile();
    };
    return patience;
}

std::unique_ptr<Transport> transport_to(const std::string& address, const SyncConfig& config, Waited& waited) {
    auto transport = make_transport(address, config, "/nowhere", no_waiting(waited));
    REQUIRE(transport);
    return std::move(*transport);
}

Result<void> put_at(const std::string& address, const SyncConfig& config, Waited& waited) {
    const TemporaryDirectory here;
    return transport_to(address, config, waited)->put("K1.index", file_of(here / "goes", "content"));
}

}  // namespace klachtenzuil
