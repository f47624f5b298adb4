#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>

#include "platform/transport/make_transport.hpp"
#include "platform/transport/remote_transport.hpp"
#include "tests/platform/transport/carried.hpp"
#include "tests/platform/transport/servers_case.hpp"
#include "tests/platform/transport/small_disk.hpp"
#include "tests/support/tls_server.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// The server that answers as it is told.
class OddServer {
  public:
    explicit OddServer(const std::string& answers) : m_certificates(m_directory / "odd") {
        fs::copy_file(ODD_SERVER, in("server.py"));
        file_of(in("answers"), answers);
        file_of(in("requests"), "");
        give_to_daemons(m_directory / "odd");
        m_daemon = std::make_unique<Daemon>(
            [this](int port) -> std::vector<std::string> {
                return {"/usr/bin/python3", in("server.py"), fmt::format("{}", port),
                        in("good.pem"),     in("answers"),   in("requests")};
            },
            in("log"));
    }
    std::string address() const { return fmt::format("https://localhost:{}/K1/", m_daemon->port()); }
    SyncConfig config() const {
        SyncConfig config;
        config.ca_file = in("authority.pem").string();
        return config;
    }
    std::string requests() const { return content_of(in("requests")); }

  private:
    fs::path in(std::string_view name) const { return m_directory / "odd" / name; }
    TemporaryDirectory m_directory;
    Certificates m_certificates;
    std::unique_ptr<Daemon> m_daemon;
};

}  // namespace

TEST_CASE("a real web server carries files over TLS") {
    const TlsServer server;
    const TemporaryDirectory here;
    Waited waited;
    carries_files(*transport_to(server.address(), server.config(), waited), here.path());
    CHECK(waited.times.empty());
}

TEST_CASE("a server that cannot show who it is gets nothing, and is not asked again") {
    const struct {
        const char* certificate;
        const char* said;
    } rows[] = {
        {"stranger.pem", "https://localhost (curl 60, X.509 20)"},
        {"expired.pem", "https://localhost (curl 60, X.509 10)"},
        {"elsewhere.pem", "https://localhost (curl 60)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.certificate);
        const TlsServer server(row.certificate);
        Waited waited;
        const auto put = put_at(server.address(), server.config(), waited);
        REQUIRE_FALSE(put);
        CHECK(why(put) == std::string("transport_untrusted: ") + row.said);
        CHECK(waited.times.empty());
        CHECK(fs::is_empty(server.folder()));

        // What refused it is the check, and nothing else: whoever trusts anybody is let down.
        const auto place = place_from(server.address(), "/nowhere");
        REQUIRE(place);
        const TemporaryDirectory here;
        const auto believer = https_transport(std::get<RemotePlace>(*place),
                                              {.ssh_key = {},
                                               .known_hosts = {},
                                               .ca_file = server.config().ca_file,
                                               .credentials = server.config().credentials,
                                               .trust = Trust::anybody},
                                              no_waiting(waited));
        CHECK(why(believer->put("K1.index", file_of(here / "goes", "content"))) == "");
        CHECK(fs::exists(server.folder() / "K1.index"));
    }
}

TEST_CASE("without the file with its authority, a server is a stranger") {
    const TlsServer server;
    auto config = server.config();
    config.ca_file.clear();
    Waited waited;
    const auto put = put_at(server.address(), config, waited);
    REQUIRE_FALSE(put);
    CHECK(put.error().reason == Reason::transport_untrusted);
}

TEST_CASE("a name and password are only taken from a file that nobody else reads") {
    const TlsServer server;
    Waited waited;
    auto config = server.config();
    SUBCASE("the wrong password is refused") {
        config.credentials = server.other_credentials().string();
        const auto put = put_at(server.address(), config, waited);
        REQUIRE_FALSE(put);
        CHECK(put.error() == Failure{Reason::transport_login, "https://localhost (HTTP 401)"});
    }
    SUBCASE("none is refused") {
        config.credentials.clear();
        CHECK(put_at(server.address(), config, waited).error() ==
              Failure{Reason::transport_login, "https://localhost (HTTP 401)"});
    }
    SUBCASE("a file that others can read is not used") {
        fs::permissions(config.credentials, fs::perms::group_read, fs::perm_options::add);
        const auto made = make_transport(server.address(), config, "/nowhere");
        REQUIRE_FALSE(made);
        CHECK(made.error() == Failure{Reason::file_not_private, config.credentials + " ([sync] credentials)"});
    }
    SUBCASE("a file that is not there is named by its key") {
        config.ca_file = "/nowhere/authority.pem";
        const auto made = make_transport(server.address(), config, "/nowhere");
        REQUIRE_FALSE(made);
        CHECK(made.error() == Failure{Reason::file_unreadable, "/nowhere/authority.pem ([sync] ca_file)"});
    }
    CHECK(waited.times.empty());
}

TEST_CASE("a server killed in the middle of a delivery, and started again, gets the whole of it") {
    const TlsServer server;
    gets_all_after_a_kill(server.daemon(), server.folder(), [&](int port, Waited& waited) {
        return transport_to(server.address(port), server.config(), waited);
    });
}

TEST_CASE("a server whose name nobody knows is named") {
    Waited waited;
    const auto put = put_at("https://nowhere.invalid/K1/", {}, waited);
    CHECK(why(put) == "transport_host_unknown: https://nowhere.invalid (curl 6)");
    CHECK(waited.times.size() == 4);
}

TEST_CASE("a server that is away is unreachable after all tries") {
    const TlsServer server;
    server.daemon().kill();
    Waited waited;
    const auto put = put_at(server.address(), server.config(), waited);
    REQUIRE_FALSE(put);
    CHECK(put.error() == Failure{Reason::transport_unreachable, "https://localhost (curl 7)"});
    CHECK(waited.times.size() == 4);
}

TEST_CASE("a folder there that may not be written is refused") {
    const TlsServer server;
    fs::permissions(server.folder(), fs::perms::owner_read | fs::perms::owner_exec);
    Waited waited;
    const auto put = put_at(server.address(), server.config(), waited);
    fs::permissions(server.folder(), fs::perms::owner_all);
    REQUIRE_FALSE(put);
    CHECK(put.error() == Failure{Reason::transport_refused, "https://localhost (HTTP 500)"});
}

TEST_CASE("a full disk there is refused, and what stood there stays") {
    const TlsServer server;
    const SmallDisk disk(server.folder());
    if (!disk.mounted()) return;
    Waited waited;
    const auto full = put_on_a_full_disk(*transport_to(server.address(), server.config(), waited), server.folder());
    CHECK(full == Failure{Reason::transport_full, "https://localhost (HTTP 507)"});
}

TEST_CASE("a server that is busy gets the file later, as soon as it wants") {
    const OddServer server("503 429/7 500 502");
    Waited waited;
    CHECK(why(put_at(server.address(), server.config(), waited)) == "");
    CHECK(waited.times == std::vector<std::chrono::milliseconds>{2s, 7s, 8s, 16s});
}

TEST_CASE("a server that stays busy is unreachable") {
    const OddServer server("503 503 503 503 503");
    Waited waited;
    const auto put = put_at(server.address(), server.config(), waited);
    REQUIRE_FALSE(put);
    CHECK(put.error() == Failure{Reason::transport_unreachable, "https://localhost (HTTP 503)"});
}

TEST_CASE("what a server will not do is not asked again, and nobody is sent elsewhere") {
    const std::pair<const char*, Reason> rows[] = {
        {"400", Reason::transport_refused},       {"403", Reason::transport_not_allowed},
        {"404", Reason::transport_place_missing}, {"405", Reason::transport_refused},
        {"409", Reason::transport_place_missing}, {"413", Reason::transport_refused},
        {"501", Reason::transport_refused},       {"507", Reason::transport_full},
        {"202", Reason::transport_refused},       {"moved", Reason::transport_refused},
    };
    for (const auto& [answer, reason] : rows) {
        CAPTURE(answer);
        const OddServer server(answer);
        Waited waited;
        const auto put = put_at(server.address(), server.config(), waited);
        REQUIRE_FALSE(put);
        CHECK(put.error().reason == reason);
        CHECK(waited.times.empty());
        CHECK(server.requests() == "PUT /K1/K1.index\n");
    }
}

TEST_CASE("half a file is none") {
    const OddServer server("half");
    const TemporaryDirectory here;
    Waited waited;
    const auto transport = transport_to(server.address(), server.config(), waited);
    CHECK(transport->get("K1.index", here / "came", 2000).error().reason == Reason::transport_missing);
    CHECK(waited.times.size() == 1);
    CHECK(fs::is_empty(here.path()));
}

TEST_CASE("a server that stops in the middle is given up") {
    const OddServer server("stall");
    const TemporaryDirectory here;
    Waited waited;
    auto patience = no_waiting(waited);
    patience.tries = 1;
    patience.without_progress = 1s;
    const auto transport = make_transport(server.address(), server.config(), "/nowhere", patience);
    REQUIRE(transport);
    const auto got = (*transport)->get("K1.index", here / "came", 2000);
    REQUIRE_FALSE(got);
    CHECK(got.error() == Failure{Reason::transport_unreachable, "https://localhost (curl 28)"});
}

TEST_CASE("a file without an end stops at what it may be") {
    const OddServer server("endless");
    const TemporaryDirectory here;
    Waited waited;
    const auto transport = transport_to(server.address(), server.config(), waited);
    const auto got = transport->get("K1.index", here / "came", 1 << 20);
    REQUIRE_FALSE(got);
    CHECK(got.error().reason == Reason::transport_refused);
    CHECK(waited.times.empty());
    CHECK(fs::is_empty(here.path()));
}

TEST_CASE("a proxy that the environment names is passed by") {
    const OddServer server("");
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "ALL_PROXY"})
        ::setenv(name, "http://127.0.0.1:9/", 1);
    Waited waited;
    CHECK(why(put_at(server.address(), server.config(), waited)) == "");
    for (const char* name : {"https_proxy", "HTTPS_PROXY", "ALL_PROXY"})
        ::unsetenv(name);
}
