#include "core/config/config.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace klachtenzuil;

namespace {

struct Refusal {
    const char* what;
    std::string toml;
    Reason reason;
    std::string detail;
};

void check_refused(const Refusal& row) {
    CAPTURE(row.what);
    const auto config = read_config(row.toml, "x.toml");
    REQUIRE_FALSE(config);
    CHECK(config.error().reason == row.reason);
    CHECK(config.error().detail == row.detail);
}

}  // namespace

TEST_CASE("the defaults that are linked in are the first organisation's values and the documented numbers") {
    Config expected;
    expected.organisation.name = "Xs2more";
    expected.organisation.phone = "088 – 700 7750";
    expected.organisation.director = "E.M. van As";
    expected.organisation.external_body = "College voor Klachten en Arbitrage of Blik op Werk";
    expected.organisation.procedure_version = "1";
    expected.screen.languages = {Language::nl, Language::en};
    CHECK(default_config() == expected);
}

TEST_CASE("an empty file changes nothing") {
    CHECK(read_config("", "x.toml").value() == default_config());
    CHECK(read_config("# nothing\n[terms]\n", "x.toml").value() == default_config());
}

TEST_CASE("every key can be set") {
    const auto config = read_config(R"(
[node]
code = "Z99"
[organisation]
name = "Anders"
address = "Straat 1\n1234 AB Plaats"
phone = "010 1234567"
email = "post@example.org"
website = "example.org"
director = "A. Anders"
external_body = "Een ander"
external_body_address = "Laan 2"
procedure_version = "3.1"
[screen]
width_mm = 510.5
fullscreen = false
languages = ["en"]
default_language = "en"
[printer]
kind = "cups"
queue = "balie"
paper = "80mm"
[terms]
acknowledge_days = 1
start_days = 2
refuse_days = 3
complete_days = 4
extension_days = 0
warn_days = 0
[retention]
months = 12
kiosk_days_after_receipt = 0
[sync]
to = "uit/"
from = "in/"
office_key = "KT-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
ssh_key = "/etc/klachtenzuil/id"
known_hosts = "/etc/klachtenzuil/hosts"
ca_file = "/etc/klachtenzuil/ca.pem"
credentials = "/etc/klachtenzuil/netrc"
[desk]
scans = "/srv/scans"
[idle]
read_seconds = 11
form_seconds = 31
read_warn_seconds = 12
form_warn_seconds = 13
done_seconds = 14
staff_lock_seconds = 32
dim_seconds = 33
[speech]
output = "headphones"
[analysis]
smallest_cell = 1
causes = ["planning", "communicatie"]
)",
                                    "x.toml");
    REQUIRE(config);
    Config expected;
    expected.node = "Z99";
    expected.organisation = {"Anders",      "Straat 1\n1234 AB Plaats",
                             "010 1234567", "post@example.org",
                             "example.org", "A. Anders",
                             "Een ander",   "Laan 2",
                             "3.1"};
    expected.screen = {510.5, false, {Language::en}, Language::en};
    expected.printer = {PrinterKind::cups, "balie", Paper::roll_80mm};
    expected.terms = {1, 2, 3, 4, 0, 0};
    expected.retention = {12, 0};
    expected.sync = {.to = "uit/",
                     .from = "in/",
                     .office_key =
                         "KT-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-"
                         "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                     .ssh_key = "/etc/klachtenzuil/id",
                     .known_hosts = "/etc/klachtenzuil/hosts",
                     .ca_file = "/etc/klachtenzuil/ca.pem",
                     .credentials = "/etc/klachtenzuil/netrc"};
    using std::chrono::seconds;
    expected.desk.scans = "/srv/scans";
    expected.idle = {seconds{11}, seconds{12}, seconds{31}, seconds{13}, seconds{14}, seconds{32}, seconds{33}};
    expected.speech = SpeechOutput::headphones;
    expected.analysis = {1, {"planning", "communicatie"}};
    CHECK(*config == expected);
}

TEST_CASE("one time to warn can be set for all pages, and for one kind of page beside it") {
    const auto both = read_config("[idle]\nwarn_seconds = 20\n", "x.toml").value().idle;
    CHECK(both.read_warn == std::chrono::seconds{20});
    CHECK(both.form_warn == std::chrono::seconds{20});
    const auto one = read_config("[idle]\nform_warn_seconds = 40\nwarn_seconds = 20\n", "x.toml").value().idle;
    CHECK(one.read_warn == std::chrono::seconds{20});
    CHECK(one.form_warn == std::chrono::seconds{40});
}

TEST_CASE("an unknown key is refused with its line and the keys there are") {
    const Refusal rows[] = {
        {"key", "[speech]\nvolume = 3\n", Reason::config_unknown_key, "x.toml:2 speech.volume: output"},
        {"section", "\n\n[sound]\noutput = \"off\"\n", Reason::config_unknown_key,
         "x.toml:3 [sound]: node | organisation | screen | printer | terms | retention | sync | desk | idle | speech | "
         "analysis"},
        {"key outside a section", "output = \"off\"\n", Reason::config_unknown_key,
         "x.toml:1 [output]: node | organisation | screen | printer | terms | retention | sync | desk | idle | speech "
         "| "
         "analysis"},
        {"key with signs that no screen can show", "[speech]\n\"a\\u0007b\" = 3\n", Reason::config_unknown_key,
         "x.toml:2 speech.a?b: output"},
    };
    for (const auto& row : rows)
        check_refused(row);
}

TEST_CASE("a value that cannot be is refused with its line and what is allowed") {
    const auto bad = [](const char* what, const char* section, const char* line, const char* allowed) {
        const std::string key = std::string(line).substr(0, std::string(line).find(' '));
        return Refusal{what, std::string("[") + section + "]\n" + line + "\n", Reason::config_bad_value,
                       std::string("x.toml:2 ") + section + "." + key + ": " + allowed};
    };
    const Refusal rows[] = {
        bad("under the range", "terms", "acknowledge_days = 0", "1 … 365"),
        bad("over the range", "terms", "acknowledge_days = 366", "1 … 365"),
        bad("far over the range", "terms", "warn_days = 9223372036854775807", "0 … 60"),
        bad("a fraction of days", "terms", "start_days = 1.5", "1 … 365"),
        bad("text for a number", "terms", "start_days = \"14\"", "1 … 365"),
        bad("number for text", "organisation", "name = 3", "\"…\" (1 … 200)"),
        bad("no name", "organisation", "name = \"\"", "\"…\" (1 … 200)"),
        bad("control character", "organisation", "name = \"a\\u0000b\"", "\"…\" (1 … 200)"),
        bad("line break in one line", "organisation", "phone = \"1\\n2\"", "\"…\" (0 … 200)"),
        bad("small node", "node", "code = \"k1\"", "\"…\" (1 … 4 × A-Z 0-9)"),
        bad("long node", "node", "code = \"KIOSK\"", "\"…\" (1 … 4 × A-Z 0-9)"),
        bad("no node", "node", "code = \"\"", "\"…\" (1 … 4 × A-Z 0-9)"),
        bad("narrow screen", "screen", "width_mm = 99", "0 | 100 … 5000"),
        bad("no number of millimetres", "screen", "width_mm = nan", "0 | 100 … 5000"),
        bad("flag as text", "screen", "fullscreen = \"true\"", "true | false"),
        bad("unknown language", "screen", "languages = [\"nl\", \"xx\"]", "[\"nl\", \"en\"]"),
        bad("language twice", "screen", "languages = [\"nl\", \"nl\"]", "[\"nl\", \"en\"]"),
        bad("no language", "screen", "languages = []", "[\"nl\", \"en\"]"),
        bad("default that cannot be chosen", "screen", "default_language = \"xx\"", "\"nl\" | \"en\""),
        bad("printer", "printer", "kind = \"lpt1\"", "\"auto\" | \"cups\" | \"folder\" | \"fake\""),
        bad("paper", "printer", "paper = \"A5\"", "\"A4\" | \"80mm\""),
        bad("half an office key", "sync", "office_key = \"KT-00ff\"", "\"\" | \"KT-…-…\" (klachtenctl office init)"),
        bad("a way that nothing travels", "sync", "to = \"ftp://kantoor/\"", "a folder | \"sftp://…\" | \"https://…\""),
        bad("no place", "sync", "from = \"\"", "a folder | \"sftp://…\" | \"https://…\""),
        bad("causes that are no text", "analysis", "causes = [1]", "[\"…\", \"…\"] (0 … 100)"),
        bad("speech", "speech", "output = \"loud\"", "\"off\" | \"speaker\" | \"headphones\""),
        bad("warning", "idle", "warn_seconds = 9", "10 … 600"),
        bad("dimmed at once", "idle", "dim_seconds = 29", "0 | 30 … 86400"),
    };
    for (const auto& row : rows)
        check_refused(row);
    check_refused({"section as value", "terms = 3\n", Reason::config_bad_value, "x.toml:1 terms: [terms]"});
    check_refused({"default language that is not among the languages", "[screen]\nlanguages = [\"en\"]\n",
                   Reason::config_bad_value, "x.toml:1 screen.default_language: \"en\""});
}

TEST_CASE("what is no TOML is refused with its line") {
    check_refused({"open text", "[node]\ncode = \"K1\n", Reason::config_unreadable, "x.toml:2"});
    check_refused({"key twice", "[node]\ncode = \"K1\"\ncode = \"K2\"\n", Reason::config_unreadable, "x.toml:3"});
    check_refused({"no UTF-8", "[organisation]\nname = \"\xff\"\n", Reason::config_unreadable, "x.toml:2"});
    check_refused({"too large", std::string(300 * 1024, '#'), Reason::config_unreadable, "x.toml (> 256 KiB)"});
    CHECK_FALSE(read_config("a = " + std::string(100'000, '['), "x.toml"));
}

TEST_CASE("a file that was asked for and cannot be read is no reason to go on with the defaults") {
    const auto missing = load_config("/nowhere/at/all.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error() == Failure{Reason::config_unreadable, "/nowhere/at/all.toml"});
    const auto folder = load_config(std::filesystem::temp_directory_path());
    REQUIRE_FALSE(folder);
    CHECK(folder.error().reason == Reason::config_unreadable);
}

TEST_CASE("a file is read over the defaults") {
    const auto path = std::filesystem::temp_directory_path() / ("klachtenzuil-config-" + std::to_string(getpid()));
    std::ofstream(path) << "[node]\ncode = \"B7\"\n";
    const auto config = load_config(path);
    std::filesystem::remove(path);
    REQUIRE(config);
    CHECK(config->node == "B7");
    CHECK(config->organisation == default_config().organisation);
}

TEST_CASE("data stand where the XDG specification says") {
    const std::string home = std::getenv("HOME") ? std::getenv("HOME") : "";
    setenv("XDG_DATA_HOME", "/srv/data", 1);
    CHECK(default_data_directory() == "/srv/data/klachtenzuil");
    setenv("XDG_DATA_HOME", "relative", 1);
    setenv("HOME", "/home/kiosk", 1);
    CHECK(default_data_directory() == "/home/kiosk/.local/share/klachtenzuil");
    unsetenv("XDG_DATA_HOME");
    CHECK(default_data_directory() == "/home/kiosk/.local/share/klachtenzuil");
    unsetenv("HOME");
    CHECK(default_data_directory().is_absolute());
    setenv("HOME", home.c_str(), 1);
}
