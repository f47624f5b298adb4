#include "core/register/scan_folder.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view pdf = "%PDF-1.7 a letter";
constexpr std::string_view jpeg = "\xFF\xD8\xFF\xE0 a photograph";
constexpr std::string_view png = "\x89PNG\r\n\x1A\n a scan";

Instant at(std::string_view text) {
    return instant_from_iso(text).value();
}
const Instant now = at("2026-11-22T10:00:00.000Z");

/// A folder into which files come at moments that the test says.
struct Scanner {
    TemporaryDirectory folder;

    void puts(const std::string& name, std::string_view content, std::chrono::seconds ago) {
        std::ofstream(folder / name, std::ios::binary) << content;
        const auto written = std::chrono::duration_cast<std::chrono::seconds>((now - ago).time_since_epoch()).count();
        const timespec times[2]{{written, 0}, {written, 0}};
        REQUIRE(::utimensat(AT_FDCWD, (folder / name).c_str(), times, 0) == 0);
    }
    std::vector<std::string> names() const {
        const auto scans = scans_in(folder.path(), now);
        REQUIRE(scans);
        std::vector<std::string> names;
        for (const Scan& scan : *scans)
            names.push_back(scan.name);
        return names;
    }
    Scan only() const {
        const auto scans = scans_in(folder.path(), now);
        REQUIRE(scans);
        REQUIRE(scans->size() == 1);
        return scans->front();
    }
};

std::span<const std::byte> bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace

TEST_CASE("a file is what its first bytes say, whatever its name") {
    CHECK(media_type_of(bytes(pdf)) == MediaType::pdf);
    CHECK(media_type_of(bytes(jpeg)) == MediaType::jpeg);
    CHECK(media_type_of(bytes(png)) == MediaType::png);
    for (const std::string_view other : {"", "%PDF", "GIF89a", "\xFF\xD8", "PK\x03\x04", "<html>", " %PDF-1.7"})
        CHECK_FALSE(media_type_of(bytes(other)));
}

TEST_CASE("scans are listed by their content, oldest first") {
    Scanner scanner;
    scanner.puts("b.pdf", pdf, 60s);
    scanner.puts("a.txt", jpeg, 600s);
    scanner.puts("c", png, 5s);
    scanner.puts("letter.pdf", "no PDF at all", 60s);
    scanner.puts(".hidden.pdf", pdf, 60s);
    scanner.puts("empty.pdf", "", 60s);
    std::filesystem::create_directory(scanner.folder / "folder.pdf");
    std::filesystem::create_symlink("/etc/passwd", scanner.folder / "link.pdf");
    std::filesystem::create_symlink(scanner.folder / "b.pdf", scanner.folder / "second.pdf");
    REQUIRE(::mkfifo((scanner.folder / "pipe.pdf").c_str(), 0600) == 0);
    scanner.puts("large.pdf", pdf, 60s);
    std::filesystem::resize_file(scanner.folder / "large.pdf", largest_attachment + 1);
    CHECK(scanner.names() == std::vector<std::string>{"a.txt", "b.pdf", "c"});
}

TEST_CASE("a scan that is still being written waits") {
    Scanner scanner;
    scanner.puts("new.pdf", pdf, 1s);
    CHECK(scanner.names().empty());
    scanner.puts("new.pdf", pdf, 3s);
    CHECK(scanner.names().size() == 1);
    // The clock was put back after the scan.
    scanner.puts("new.pdf", pdf, -3600s);
    CHECK(scanner.names().size() == 1);
}

TEST_CASE("no scanner and no folder hold nothing") {
    const TemporaryDirectory data;
    Config config = default_config();
    CHECK(scan_folder(data.path(), config) == data / "scans/");
    CHECK(scans_in(scan_folder(data.path(), config), now)->empty());
    config.desk.scans = "/srv/scans";
    CHECK(scan_folder(data.path(), config) == "/srv/scans");
    config.desk.scans = "";
    CHECK(scans_in(scan_folder(data.path(), config), now)->empty());
}

TEST_CASE("a scan is read whole and removed once, and never another in its place") {
    Scanner scanner;
    scanner.puts("letter.pdf", pdf, 60s);
    const Scan scan = scanner.only();
    const auto content = read_scan(scanner.folder.path(), scan);
    REQUIRE(content);
    CHECK(std::string_view(reinterpret_cast<const char*>(content->data()), content->size()) == pdf);

    scanner.puts("letter.pdf", "%PDF-1.7 another letter of the same name", 30s);
    CHECK(remove_scan(scanner.folder.path(), scan));
    CHECK(scanner.names().size() == 1);
    const Scan second = scanner.only();
    CHECK(remove_scan(scanner.folder.path(), second));
    CHECK(scanner.names().empty());
    CHECK(remove_scan(scanner.folder.path(), second));
    CHECK(read_scan(scanner.folder.path(), second).error().reason == Reason::file_unreadable);

    scanner.puts("letter.pdf", jpeg, 60s);
    CHECK(read_scan(scanner.folder.path(), scan).error().reason == Reason::attachment_type);
    Scan outside = scan;
    outside.name = "../../etc/passwd";
    CHECK_FALSE(read_scan(scanner.folder.path(), outside));
}
