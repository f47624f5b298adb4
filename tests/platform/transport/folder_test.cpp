#include "platform/transport/folder_transport.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "platform/transport/make_transport.hpp"
#include "tests/platform/transport/carried.hpp"
#include "tests/platform/transport/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

mode_t mode_of(const fs::path& path) {
    struct stat facts {};
    REQUIRE(::stat(path.c_str(), &facts) == 0);
    return facts.st_mode & 07777;
}

}  // namespace

TEST_CASE("a folder in the data directory carries files") {
    const TemporaryDirectory here;
    const auto transport = make_transport("outbox/", {}, here / "data");
    REQUIRE(transport);
    carries_files(**transport, here.path());
    CHECK(files_in(here / "data/outbox") <= 1);
    CHECK(mode_of(here / "data/outbox") == 0700);
}

TEST_CASE("a folder elsewhere carries files, which its group may read") {
    const TemporaryDirectory here;
    fs::create_directory(here / "share");
    const auto transport = make_transport((here / "share").string(), {}, here / "data");
    REQUIRE(transport);
    carries_files(**transport, here.path());
    REQUIRE((*transport)->put("K1.index", file_of(here / "goes", "x")));
    CHECK(mode_of(here / "share/K1.index") == 0640);
}

TEST_CASE("a folder elsewhere that is gone is named, and is not made") {
    const TemporaryDirectory here;
    const auto transport = make_transport((here / "share").string(), {}, here / "data");
    REQUIRE(transport);
    const auto file = file_of(here / "goes", "x");
    const Failure missing{Reason::transport_place_missing, (here / "share").string()};
    CHECK((*transport)->put("K1.index", file).error() == missing);
    CHECK((*transport)->get("K1.index", here / "came", 10).error() == missing);
    CHECK((*transport)->remove("K1.index").error() == missing);
    CHECK((*transport)->names().error() == missing);
    CHECK_FALSE(fs::exists(here / "share"));
}

TEST_CASE("a mount point where nothing is mounted is known for what it is, though the folder stands there") {
    const TemporaryDirectory here;
    const auto share = here / "share";
    fs::create_directories(share / "K1");
    const auto line = "//server/klachten " + fs::canonical(share).string() + " cifs credentials=/root/x 0 0\n";
    const MountTables tables{file_of(here / "fstab", "# shares\nproc /proc proc defaults 0 0\n" + line),
                             file_of(here / "mounts", "proc /proc proc rw 0 0\n")};
    const auto file = file_of(here / "goes", "x");
    const auto transport = folder_transport({share / "K1", false}, tables);
    const auto put = transport->put("K1.index", file);
    REQUIRE_FALSE(put);
    CHECK(put.error() == Failure{Reason::transport_unmounted, (share / "K1").string()});
    CHECK(files_in(share / "K1") == 0);

    file_of(here / "mounts", "proc /proc proc rw 0 0\n" + line);
    CHECK(transport->put("K1.index", file));
}

TEST_CASE("what no file can be put over or read from is refused and named") {
    const TemporaryDirectory here;
    fs::create_directories(here / "share/K1.index");
    REQUIRE(::mkfifo((here / "share/K2.index").c_str(), 0600) == 0);
    const auto transport = folder_transport({here / "share", false});
    for (const Failure& failure : {transport->put("K1.index", file_of(here / "goes", "x")).error(),
                                   transport->get("K1.index", here / "came", 10).error(),
                                   transport->get("K2.index", here / "came", 10).error()}) {
        CHECK(failure.reason == Reason::transport_refused);
        CHECK(failure.detail.starts_with((here / "share/K").string()));
    }
    CHECK(files_in(here / "share") == 2);
}

TEST_CASE("a full share is refused, and what stood there stays") {
    const TemporaryDirectory here;
    fs::create_directory(here / "share");
    const SmallDisk disk(here / "share");
    if (!disk.mounted()) return;
    const auto transport = folder_transport({here / "share", false});
    REQUIRE(transport->put("K1.index", file_of(here / "goes", "from before")));
    const auto put = transport->put("K1.index", file_of(here / "goes", some_bytes(SmallDisk::bytes * 2)));
    CHECK(put.error() == Failure{Reason::transport_full, (here / "share").string()});
    CHECK(content_of(here / "share/K1.index") == "from before");
    CHECK(files_in(here / "share") == 1);
}

TEST_CASE("a full disk here says so, and half a file does not stay") {
    const TemporaryDirectory here;
    fs::create_directories(here / "share");
    fs::create_directories(here / "data");
    const SmallDisk disk(here / "data");
    if (!disk.mounted()) return;
    const auto transport = folder_transport({here / "share", false});
    REQUIRE(transport->put("K1.index", file_of(here / "goes", some_bytes(SmallDisk::bytes * 2))));
    const auto got = transport->get("K1.index", here / "data/came", SmallDisk::bytes * 4);
    REQUIRE_FALSE(got);
    CHECK(got.error().reason == Reason::store_full);
    CHECK(fs::is_empty(here / "data"));
}
