#pragma once
// A web server of the test's own that takes files over TLS: a real Apache with WebDAV, with certificates of its own.

#include <memory>

#include "core/config/config.hpp"
#include "tests/support/daemon.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

/// An authority of the test's own, and what it certifies: a key and a certificate in one file, by name.
class Certificates {
  public:
    /// Makes authority.pem, which is to be trusted, and these:
    ///   good.pem (for localhost and 127.0.0.1), expired.pem, elsewhere.pem (for another host),
    ///   stranger.pem (for localhost, by an authority that nobody knows).
    explicit Certificates(std::filesystem::path directory);
    std::filesystem::path operator/(const std::filesystem::path& name) const { return m_directory / name; }

  private:
    std::filesystem::path m_directory;
};

class TlsServer {
  public:
    explicit TlsServer(std::string certificate = "good.pem");

    std::filesystem::path folder() const { return in("www"); }
    std::string address(int port) const;
    std::string address() const { return address(daemon().port()); }
    /// What the configuration says of this server: its authority, and a name and password that it takes.
    SyncConfig config() const;
    /// A name and password that it does not take.
    std::filesystem::path other_credentials() const { return in("other_netrc"); }

    Daemon& daemon() const { return *m_daemon; }

  private:
    std::filesystem::path in(std::string_view name) const { return m_directory / "tls" / name; }

    TemporaryDirectory m_directory;
    std::unique_ptr<Daemon> m_daemon;
};

}  // namespace klachtenzuil
