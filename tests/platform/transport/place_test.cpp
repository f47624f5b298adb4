#include "platform/transport/place.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;

namespace {

const std::filesystem::path data = "/var/lib/klachtenzuil";

RemotePlace remote(std::string_view text) {
    const auto place = place_from(text, data);
    REQUIRE(place);
    return std::get<RemotePlace>(*place);
}

}  // namespace

TEST_CASE("a folder is one in the data directory, or wherever it is said to be") {
    const struct {
        const char* text;
        const char* folder;
        bool ours;
    } rows[] = {
        {"outbox/", "/var/lib/klachtenzuil/outbox/", true},
        {"to/the/office", "/var/lib/klachtenzuil/to/the/office", true},
        {"/var/lib/klachtenzuil/outbox", "/var/lib/klachtenzuil/outbox", true},
        {"/mnt/office/K1", "/mnt/office/K1", false},
        {"../elsewhere", "/var/lib/elsewhere", false},
        {"/var/lib/klachtenzuil-other", "/var/lib/klachtenzuil-other", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto place = place_from(row.text, data);
        REQUIRE(place);
        CHECK(std::get<FolderPlace>(*place).folder == row.folder);
        CHECK(std::get<FolderPlace>(*place).ours == row.ours);
    }
}

TEST_CASE("an address is a directory on a server, of which only scheme and host are said") {
    const auto https = remote("https://files.example.org:8443/complaints/K1");
    CHECK(https.scheme == Scheme::https);
    CHECK(https.url == "https://files.example.org:8443/complaints/K1/");
    CHECK(https.said() == "https://files.example.org");

    const auto sftp = remote("sftp://kiosk@files.example.org/srv/from%20K1/");
    CHECK(sftp.scheme == Scheme::sftp);
    CHECK(sftp.path == "/srv/from K1/");
    CHECK(sftp.said() == "sftp://files.example.org");
    CHECK(remote("sftp://kiosk@files.example.org/~/inbox").path == "inbox/");
    CHECK(remote("sftp://kiosk@files.example.org/~/").path.empty());
    CHECK(remote("sftp://kiosk@files.example.org").path == "/");
    CHECK(remote("sftp://kiosk@[::1]:2022/x/").said() == "sftp://[::1]");
}

TEST_CASE("an address that cannot be, or that holds a secret, is refused without repeating it") {
    for (const std::string_view text :
         {"http://files.example.org/", "ftp://kiosk@files.example.org/", "file:///etc/", "HTTPS://files.example.org/",
          "https://", "https:///path/", "https://kiosk@files.example.org/", "https://kiosk:hush@files.example.org/",
          "sftp://kiosk:hush@files.example.org/", "sftp://files.example.org/", "https://files.example.org/?hush",
          "https://files.example.org/#hush", "https://files example.org/", "sftp://kiosk@files.example.org/a%0Ab/",
          "sftp://kiosk@files.example.org/a%00b/", "https://files.example.org:99999/", "out\nbox", ""}) {
        CAPTURE(text);
        const auto place = place_from(text, data);
        REQUIRE_FALSE(place);
        CHECK(place.error().reason == Reason::config_bad_value);
        CHECK(place.error().detail.find("hush") == std::string::npos);
        CHECK(place.error().detail.find("kiosk") == std::string::npos);
    }
}

TEST_CASE("a name is letters, digits, dot, dash and underline") {
    for (const char* name : {"K1.index", "K1-1-240.jsonl.zst", "K1-240.KT.receipt", "a_b"})
        CHECK(is_plain_name(name));
    for (const char* name : {"", ".", "..", ".hidden", "a/b", "../x", "a b", "a\nb", "é", "a%2Fb", "a\"b", "a?b"})
        CHECK_FALSE_MESSAGE(is_plain_name(name), name);
    CHECK_FALSE(is_plain_name(std::string(200, 'a')));
}
