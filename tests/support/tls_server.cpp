#include "tests/support/tls_server.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "tests/support/program.hpp"

namespace klachtenzuil {

namespace fs = std::filesystem;

namespace {

constexpr const char* settings = R"(ServerRoot {0}
ServerName localhost
PidFile {0}/pid
Mutex file:{0}
Listen 127.0.0.1:${{PORT}}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
LoadModule dav_module /usr/lib/apache2/modules/mod_dav.so
LoadModule dav_fs_module /usr/lib/apache2/modules/mod_dav_fs.so
LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
StartServers 1
ErrorLog {0}/errors
LogLevel warn
SSLEngine on
SSLProtocol -all +TLSv1.2 +TLSv1.3
SSLCertificateFile {0}/certificates/{1}
SSLCertificateKeyFile {0}/certificates/{1}
DavLockDB {0}/locks
DocumentRoot {0}/www
<Directory {0}/www>
  Dav On
  AuthType Basic
  AuthName files
  AuthUserFile {0}/users
  Require valid-user
</Directory>
)";

void openssl(const std::vector<std::string>& arguments) {
    const auto ended = Program("/usr/bin/openssl").run(arguments);
    if (ended.status != 0) throw std::runtime_error("openssl: " + ended.err);
}

void append(const fs::path& from, const fs::path& to) {
    std::ofstream(to, std::ios::app) << std::ifstream(from).rdbuf();
}

/// What `openssl ca` needs to know of an authority.
void make_authority(const fs::path& directory, const std::string& name) {
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj",
             "/CN=" + name, "-keyout", directory / (name + ".key"), "-out", directory / (name + ".pem")});
    std::ofstream(directory / (name + ".index"));
    std::ofstream(directory / (name + ".serial")) << "01\n";
    std::ofstream(directory / (name + ".conf")) << fmt::format(
        "[ca]\ndefault_ca=this\n[this]\ndatabase={0}/{1}.index\nserial={0}/{1}.serial\nnew_certs_dir={0}\n"
        "certificate={0}/{1}.pem\nprivate_key={0}/{1}.key\ndefault_md=sha256\npolicy=any\nunique_subject=no\n"
        "copy_extensions=copy\n[any]\ncommonName=supplied\n",
        directory.string(), name);
}

/// A key with the certificate for it, in one file.
void make_certificate(const fs::path& directory, const std::string& name, const std::string& authority,
                      const std::string& hosts, const std::vector<std::string>& dates) {
    const auto key = directory / (name + ".key");
    const auto request = directory / (name + ".csr");
    openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name, "-addext",
             "subjectAltName=" + hosts, "-keyout", key, "-out", request});
    std::vector<std::string> sign{"ca",
                                  "-batch",
                                  "-notext",
                                  "-config",
                                  directory / (authority + ".conf"),
                                  "-in",
                                  request,
                                  "-out",
                                  directory / (name + ".crt")};
    sign.insert(sign.end(), dates.begin(), dates.end());
    openssl(sign);
    append(key, directory / (name + ".pem"));
    append(directory / (name + ".crt"), directory / (name + ".pem"));
}

void write_private(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

Certificates::Certificates(fs::path directory) : m_directory(std::move(directory)) {
    fs::create_directories(m_directory);
    const std::string here = "DNS:localhost,IP:127.0.0.1";
    const std::vector<std::string> now{"-days", "20"};
    make_authority(m_directory, "authority");
    make_authority(m_directory, "unknown");
    make_certificate(m_directory, "good", "authority", here, now);
    make_certificate(m_directory, "elsewhere", "authority", "DNS:files.example.org", now);
    make_certificate(m_directory, "stranger", "unknown", here, now);
    make_certificate(m_directory, "expired", "authority", here,
                     {"-startdate", "20200101000000Z", "-enddate", "20200201000000Z"});
}

TlsServer::TlsServer(std::string certificate) {
    fs::create_directories(folder());
    const Certificates certificates(in("certificates"));
    const auto hashed = Program("/usr/bin/openssl").run({"passwd", "-apr1", "-stdin"}, "sesam\n");
    std::ofstream(in("users")) << "kiosk:" << hashed.out;
    write_private(in("netrc"),
                  "machine localhost login kiosk password sesam\n"
                  "machine 127.0.0.1 login kiosk password sesam\n");
    write_private(in("other_netrc"), "default login kiosk password guessed\n");
    std::ofstream(in("settings")) << fmt::format(settings, in("").parent_path().string(), certificate);
    give_to_daemons(m_directory / "tls");
    m_daemon = std::make_unique<Daemon>(
        [settings = in("settings").string()](int port) -> std::vector<std::string> {
            return {"/usr/bin/env", fmt::format("PORT={}", port), "/usr/sbin/apache2", "-DFOREGROUND", "-f", settings};
        },
        in("log"));
}

std::string TlsServer::address(int port) const {
    return fmt::format("https://localhost:{}/", port);
}

SyncConfig TlsServer::config() const {
    SyncConfig config;
    config.ca_file = in("certificates/authority.pem").string();
    config.credentials = in("netrc").string();
    return config;
}

}  // namespace klachtenzuil
