#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <latch>

#include "platform/transport/make_transport.hpp"
#include "platform/transport/remote_transport.hpp"
#include "tests/platform/transport/carried.hpp"
#include "tests/platform/transport/servers_case.hpp"
#include "tests/platform/transport/small_disk.hpp"
#include "tests/support/relay.hpp"
#include "tests/support/sshd.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// What libcurl and libssh2 forget of a session whose server died in the middle of a file is not ours to free.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
    return "leak:libssh2\nleak:libcurl\n";
}

namespace {

void is_refused(const Result<void>& put, Reason reason, const Waited& waited, const Sshd& server) {
    REQUIRE_FALSE(put);
    CHECK(name_of(put.error().reason) == name_of(reason));
    CHECK(put.error().detail.starts_with("sftp://127.0.0.1 (curl "));
    CHECK(put.error().detail.find(server.folder().string()) == std::string::npos);
    CHECK(waited.times.empty());
    CHECK(fs::is_empty(server.folder()));
}

}  // namespace

TEST_CASE("a real sftp server carries files") {
    const Sshd server;
    const TemporaryDirectory here;
    Waited waited;
    carries_files(*transport_to(server.address(), server.config(), waited), here.path());
    CHECK(waited.times.empty());
    for (const auto& entry : fs::directory_iterator(server.folder()))
        CHECK(entry.path().filename() == "K1-1-240.jsonl");
}

TEST_CASE("a folder there may have any name that a server takes") {
    const Sshd server;
    const TemporaryDirectory here;
    fs::create_directory(server.folder() / R"(from "K1" \ of 100%)");
    give_to_daemons(server.folder());
    Waited waited;
    const auto address = server.address(server.daemon().port(), "/from%20%22K1%22%20%5C%20of%20100%25/");
    carries_files(*transport_to(address, server.config(), waited), here.path());
}

TEST_CASE("a server that cannot show who it is gets nothing, and is not asked again") {
    Sshd server;
    Waited waited;
    auto config = server.config();
    SUBCASE("one that nobody knows") {
        config.known_hosts = file_of(fs::path(config.known_hosts).replace_extension(".empty"), "").string();
    }
    SUBCASE("one that is known under another name") {
        const auto known = content_of(config.known_hosts);
        config.known_hosts = file_of(fs::path(config.known_hosts).replace_extension(".other"),
                                     "files.example.org" + known.substr(known.find(' ')))
                                 .string();
    }
    SUBCASE("one that has another key than before") {
        server.daemon().kill();
        server.change_host_key();
        server.daemon().start();
    }
    is_refused(put_at(server.address(), config, waited), Reason::transport_untrusted, waited, server);

    // What refused it is the check, and nothing else.
    const auto place = place_from(server.address(), "/nowhere");
    REQUIRE(place);
    const TemporaryDirectory here;
    const auto believer = sftp_transport(
        std::get<RemotePlace>(*place),
        {.ssh_key = config.ssh_key, .known_hosts = {}, .ca_file = {}, .credentials = {}, .trust = Trust::anybody},
        no_waiting(waited));
    CHECK(why(believer->put("K1.index", file_of(here / "goes", "content"))) == "");
}

TEST_CASE("a server does not take whom it does not know") {
    const Sshd server;
    Waited waited;
    auto config = server.config();
    config.ssh_key = server.other_key().string();
    is_refused(put_at(server.address(), config, waited), Reason::transport_login, waited, server);
}

TEST_CASE("sftp needs the file with the own key, and the one with the keys of servers") {
    const Sshd server;
    const auto failure_with = [&](const SyncConfig& config) {
        const auto made = make_transport(server.address(), config, "/nowhere");
        REQUIRE_FALSE(made);
        return made.error();
    };
    auto config = server.config();
    config.known_hosts.clear();
    CHECK(failure_with(config) == Failure{Reason::config_missing_value, "[sync] known_hosts (sftp://)"});
    config = server.config();
    config.ssh_key.clear();
    CHECK(failure_with(config) == Failure{Reason::config_missing_value, "[sync] ssh_key (sftp://)"});
    config = server.config();
    fs::permissions(config.ssh_key, fs::perms::others_read, fs::perm_options::add);
    CHECK(failure_with(config) == Failure{Reason::file_not_private, config.ssh_key + " ([sync] ssh_key)"});
}

TEST_CASE("a folder there that may not be written is refused") {
    const Sshd server;
    fs::permissions(server.folder(), fs::perms::owner_read | fs::perms::owner_exec);
    Waited waited;
    is_refused(put_at(server.address(), server.config(), waited), Reason::transport_not_allowed, waited, server);
    fs::permissions(server.folder(), fs::perms::owner_all);
}

TEST_CASE("a file there that may not be taken away is refused") {
    const Sshd server;
    file_of(server.folder() / "K1.index", "x");
    fs::permissions(server.folder(), fs::perms::owner_read | fs::perms::owner_exec);
    Waited waited;
    const auto removed = transport_to(server.address(), server.config(), waited)->remove("K1.index");
    fs::permissions(server.folder(), fs::perms::owner_all);
    REQUIRE_FALSE(removed);
    CHECK(removed.error().reason == Reason::transport_refused);
    CHECK(fs::exists(server.folder() / "K1.index"));
}

TEST_CASE("a folder there that does not exist is refused, and is not made") {
    const Sshd server;
    Waited waited;
    is_refused(put_at(server.address(server.daemon().port(), "/none/"), server.config(), waited),
               Reason::transport_place_missing, waited, server);
}

TEST_CASE("a server tells which files stand in its folder, and no name that leads elsewhere") {
    const Sshd server;
    for (const char* const name : {"K1.index", "K2.index", "a name with spaces", ".K1.index.part"})
        file_of(server.folder() / name, "x");
    fs::create_directory(server.folder() / "folder");
    give_to_daemons(server.folder());
    Waited waited;
    auto names = transport_to(server.address(), server.config(), waited)->names();
    REQUIRE(names);
    std::ranges::sort(*names);
    CHECK(*names == std::vector<std::string>{"K1.index", "K2.index", "folder"});
    const auto none = transport_to(server.address(server.daemon().port(), "/none/"), server.config(), waited)->names();
    REQUIRE_FALSE(none);
    CHECK(none.error().reason == Reason::transport_place_missing);
}

TEST_CASE("more names than a delivery can have are not read to their end") {
    const Sshd server;
    // Of 250 characters each: more than 1 MiB in all.
    for (int i = 0; i < 4500; ++i)
        file_of(server.folder() / fmt::format("{:0250}", i), "");
    give_to_daemons(server.folder());
    Waited waited;
    const auto names = transport_to(server.address(), server.config(), waited)->names();
    REQUIRE_FALSE(names);
    CHECK(names.error().reason == Reason::transport_refused);
    CHECK(waited.times.empty());
}

TEST_CASE("a full disk there is refused, and what stood there stays") {
    const Sshd server;
    const SmallDisk disk(server.folder());
    if (!disk.mounted()) return;
    Waited waited;
    const auto full = put_on_a_full_disk(*transport_to(server.address(), server.config(), waited), server.folder());
    CHECK(full.reason == Reason::transport_refused);
    CHECK(std::distance(fs::directory_iterator(server.folder()), {}) == 1);
}

TEST_CASE("a server killed in the middle of a delivery, and started again, gets the whole of it") {
    const Sshd server;
    gets_all_after_a_kill(server.daemon(), server.folder(), [&](int port, Waited& waited) {
        return transport_to(server.address(port), server.config(port), waited);
    });
    CHECK(std::distance(fs::directory_iterator(server.folder()), {}) == 1);
}

TEST_CASE("a server that stays away after half a delivery leaves no half file under the name") {
    const Sshd server;
    const TemporaryDirectory here;
    Waited waited;
    Relay relay(server.daemon().port(), 1 << 20, [&] { server.daemon().kill(); });
    const auto transport = transport_to(server.address(relay.port()), server.config(relay.port()), waited);
    const auto put = transport->put("K1.index", file_of(here / "goes", some_bytes(8 << 20)));
    REQUIRE_FALSE(put);
    CHECK(put.error().reason == Reason::transport_unreachable);
    CHECK(waited.times.size() == 4);
    CHECK_FALSE(fs::exists(server.folder() / "K1.index"));
}

TEST_CASE("a server that falls silent is given up, at the first word or in the middle of a file") {
    const Sshd server;
    const TemporaryDirectory here;
    Waited waited;
    std::size_t bytes = 0;
    SUBCASE("at the first word") {
        bytes = 1;
    }
    SUBCASE("in the middle of a file") {
        bytes = 1 << 20;
    }
    std::latch over(1);
    const Relay silent(server.daemon().port(), bytes, [&] { over.wait(); });
    auto patience = no_waiting(waited);
    patience.tries = 2;
    patience.to_connect = 300ms;
    patience.without_progress = 1s;
    const auto transport =
        make_transport(server.address(silent.port()), server.config(silent.port()), "/nowhere", patience);
    REQUIRE(transport);
    const auto put = (*transport)->put("K1.index", file_of(here / "goes", some_bytes(8 << 20)));
    over.count_down();
    REQUIRE_FALSE(put);
    CHECK(put.error() == Failure{Reason::transport_unreachable, "sftp://127.0.0.1 (curl 28)"});
    CHECK(waited.times.size() == 1);
    CHECK_FALSE(fs::exists(server.folder() / "K1.index"));
}
