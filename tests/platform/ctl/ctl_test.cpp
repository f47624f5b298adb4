// The command line contract, on the real program: exit statuses, standard output and standard error.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "core/base/json.hpp"
#include "core/complaint/form_json.hpp"
#include "core/complaint/reference.hpp"
#include "tests/platform/ctl/place.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

/// What no output may ever hold.
constexpr auto secret_name = "Geheimnaam";
constexpr auto secret_story = "Geheimverhaal";

Form told_in_secret() {
    Form form = a_form().told(secret_story).by(Channel::phone).form();
    form.complainant.name = secret_name;
    return form;
}

bool keeps_secrets(const Ended& ended) {
    return (ended.out + ended.err).find("Geheim") == std::string::npos;
}

std::size_t registered(const Place& node) {
    const auto ended = node.ctl().run({"list", "--json"});
    REQUIRE(ended.status == 0);
    return lines_of(ended.out).size();
}

}  // namespace

TEST_CASE("init makes a node once and says where the first passphrase stands") {
    const Place place;
    const auto first = place.ctl().run({"--json", "init"});
    CHECK(first.status == 0);
    const auto answer = parse_json(first.out);
    CHECK(answer["node"] == "T1");
    CHECK(answer["created"] == true);
    CHECK(std::filesystem::exists(answer["first_sign_in"].get<std::string>()));
    const auto again = place.ctl().run({"init", "--json"});
    CHECK(again.status == 0);
    CHECK(parse_json(again.out)["created"] == false);
    CHECK(place.ctl().run({"init"}).out.find(place.data()) != std::string::npos);
}

TEST_CASE("a command line that is not understood is a usage error in one sentence") {
    const Place place;
    const std::vector<std::vector<std::string>> rows{
        {},
        {"nonsense"},
        {"list", "--nonsense"},
        {"list", "extra"},
        {"list", "--stage", "nonsense"},
        {"list", "--stage"},
        {"list", "status"},
        {"file"},
        {"--data"},
    };
    for (const auto& arguments : rows) {
        CAPTURE(arguments.empty() ? "nothing" : arguments.back());
        const auto ended = place.ctl().run(arguments);
        CHECK(ended.status == 2);
        CHECK(ended.out.empty());
        CHECK(ended.err.find("«klachtenctl --help»") != std::string::npos);
        CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 1);
    }
}

TEST_CASE("help and version are answers, in the language of the configuration") {
    const Place place;
    CHECK(place.ctl().run({"--help"}).status == 0);
    CHECK(place.ctl().run({"--help"}).out.find("Opdrachten:") != std::string::npos);
    CHECK(place.ctl("en.toml").run({"--help"}).out.find("Commands:") != std::string::npos);
    CHECK(place.ctl().run({"file", "--help"}).status == 0);
    CHECK(std::regex_match(place.ctl().run({"--version"}).out, std::regex("klachtenctl [0-9.]+\n")));
}

TEST_CASE("a configuration that cannot be is named by its line and nothing starts") {
    const Place place;
    const auto file = place.write("bad.toml", "[node]\ncode = \"T1\"\n[terms]\nwarn_days = -1\n");
    const auto ended = Program(KLACHTENCTL).run({"--data", place.data(), "--config", file, "init"});
    CHECK(ended.status == 2);
    CHECK(ended.err.find(file + ":4 terms.warn_days: 0 … 60") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(place.data()));
}

TEST_CASE("without a register each command says how to make one") {
    const Place place;
    const auto form = place.write("form.json", write_form(a_form().form()));
    const std::vector<std::vector<std::string>> rows{
        {"list"}, {"status"}, {"file", form}, {"verify"}, {"backup", place / "copy.klz"}};
    for (const auto& arguments : rows) {
        CAPTURE(arguments[0]);
        const auto ended = place.ctl().run(arguments);
        CHECK(ended.status == 4);
        CHECK(ended.err.find("In " + place.data() + " staat nog geen register.") != std::string::npos);
    }
}

TEST_CASE("a form is taken in and found again, without a person in any output") {
    const Node node;
    const auto form = node.write("form.json", parse_json(write_form(told_in_secret())).dump(2));
    const auto filed = node.ctl().run({"file", form});
    CHECK(filed.status == 0);
    CHECK(filed.err.empty());
    const auto reference = read_reference(filed.out.substr(0, filed.out.size() - 1));
    REQUIRE(reference);
    CHECK(reference->node == "T1");

    const auto list = node.ctl().run({"list", "--json"});
    CHECK(list.status == 0);
    const auto lines = lines_of(list.out);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["reference"] == text_of(*reference));
    CHECK(lines[0]["node"] == "T1");
    CHECK(lines[0]["channel"] == "phone");
    CHECK(lines[0]["kind"] == "client");
    CHECK(lines[0]["about"] == json::array({"treatment"}));
    CHECK(lines[0]["stage"] == "received");
    CHECK(lines[0]["overdue"] == false);
    CHECK(lines[0]["outcome"].is_null());
    CHECK(lines[0]["handler"].is_null());
    const Date received = date_from_iso(lines[0]["received"].get<std::string>()).value();
    const std::pair<const char*, int> terms[] = {{"acknowledge", 14}, {"start", 14}, {"refuse", 28}, {"complete", 42}};
    for (const auto& [term, days] : terms) {
        CAPTURE(term);
        CHECK(lines[0]["terms"][term]["due"] == iso(plus_days(received, days)));
        CHECK(lines[0]["terms"][term]["met"].is_null());
    }
    CHECK(node.ctl().run({"list"}).out.find(text_of(*reference)) != std::string::npos);
    CHECK(keeps_secrets(filed));
    CHECK(keeps_secrets(list));
}

TEST_CASE("of many lines the good ones go in and the bad ones are named by number") {
    const Node node;
    Form incomplete = told_in_secret();
    incomplete.about.reset();
    const std::string good = write_form(told_in_secret());
    const std::string input = good + "\n\n" + R"({"story": "Geheimverhaal", "Geheimnaam": 1})" + "\n" +
                              write_form(incomplete) + "\r\n{\"Geheim\n" + std::string(300 * 1024, 'G') + "\n" + good;
    const auto filed = node.ctl().run({"file", "-", "--json"}, input);
    CHECK(filed.status == 2);
    const auto lines = lines_of(filed.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]["line"] == 1);
    CHECK(lines[1]["line"] == 7);
    for (const char* named : {"Regel 3: ", "Regel 4: ", "Regel 5: ", "Regel 6: ", "2 opgenomen, 4 niet"}) {
        CAPTURE(named);
        CHECK(filed.err.find(named) != std::string::npos);
    }
    CHECK(filed.err.find("about (Kies waar uw klacht over gaat.") != std::string::npos);
    CHECK(keeps_secrets(filed));
    CHECK(registered(node) == 2);
}

TEST_CASE("a bad first line does not keep the others out") {
    const Node node;
    const std::string good = write_form(told_in_secret());
    const auto filed = node.ctl().run({"file", "-"}, "{bad\n" + good + "\n" + good + "\n");
    CHECK(filed.status == 2);
    CHECK(filed.err.find("Regel 1: ") != std::string::npos);
    CHECK(registered(node) == 2);
}

TEST_CASE("a document over several lines is one form, also where a line of it looks like a form") {
    const Node node;
    const std::string good = write_form(told_in_secret());
    const auto inner = good.find("{\"name\":\"\",\"relation\":\"\"}");
    REQUIRE(inner != std::string::npos);
    std::string spread = good;
    spread.insert(inner + std::string_view("{\"name\":\"\",\"relation\":\"\"}").size(), "\n");
    spread.insert(inner, "\n");
    CHECK(node.ctl().run({"file", "-"}, spread).status == 0);
    CHECK(node.ctl().run({"file", "-"}, "\n\n" + parse_json(good).dump(4) + "\n\n").status == 0);
    CHECK(registered(node) == 2);
    const auto broken = node.ctl().run({"file", "-"}, "{\n\"story\": \"Geheimverhaal\"\n");
    CHECK(broken.status == 2);
    CHECK(std::count(broken.err.begin(), broken.err.end(), '\n') == 1);
    CHECK(keeps_secrets(broken));
    for (const char* nothing : {"", "\n \n", "[]", "null"}) {
        CAPTURE(nothing);
        CHECK(node.ctl().run({"file", "-"}, nothing).status == 2);
    }
    CHECK(node.ctl().run({"file", node / "missing.json"}).status == 2);
    CHECK(node.ctl().run({"file", node.data()}).status == 2);
    CHECK(registered(node) == 2);
}

TEST_CASE("the list can be limited to a stage and to what is overdue") {
    const Node node;
    Form old = told_in_secret();
    const auto early = lines_of(node.ctl().run({"file", "-", "--json"}, write_form(old)).out).at(0);
    old.received = plus_days(date_from_iso(early["received"].get<std::string>()).value(), -15);
    old.late_reason = "Lag in een la.";
    const auto late = lines_of(node.ctl().run({"file", "-", "--json"}, write_form(old)).out).at(0);
    const auto overdue = lines_of(node.ctl().run({"list", "--overdue", "--json"}).out);
    REQUIRE(overdue.size() == 1);
    CHECK(overdue[0]["reference"] == late["reference"]);
    CHECK(overdue[0]["overdue"] == true);
    CHECK(node.ctl().run({"list", "--overdue"}).out.find("1 dag te laat") != std::string::npos);
    CHECK(lines_of(node.ctl().run({"list", "--stage", "received", "--json"}).out).size() == 2);
    CHECK(node.ctl().run({"list", "--stage", "completed", "--json"}).out.empty());
    CHECK(node.ctl().run({"list", "--stage", "completed"}).out.find("geen klachten") != std::string::npos);
}

TEST_CASE("status is 0 when all is well and 1 when something needs a person") {
    const Node node;
    const auto well = node.ctl().run({"status", "--json"});
    CHECK(well.status == 0);
    auto answer = parse_json(well.out);
    CHECK(answer["node"] == "T1");
    CHECK(answer["complaints"]["total"] == 0);
    CHECK(answer["prints"]["requests"] == json::array());
    CHECK(answer["last_delivery"].is_null());
    CHECK(answer["disk"]["free_bytes"].get<std::uintmax_t>() > 0);
    CHECK(answer["clock"]["behind"] == false);
    CHECK(answer["needs_person"] == json::array());
    CHECK(node.ctl().run({"status"}).out.find("Alles werkt zoals het moet.") != std::string::npos);

    Form brought = told_in_secret();
    brought.brought_letter = true;
    CHECK(node.ctl().run({"file", "-"}, write_form(brought)).status == 0);
    const auto needed = node.ctl().run({"status", "--json"});
    CHECK(needed.status == 1);
    answer = parse_json(needed.out);
    CHECK(answer["complaints"]["total"] == 1);
    CHECK(answer["complaints"]["by_stage"]["received"] == 1);
    CHECK(answer["needs_person"] == json::array({"letters_brought"}));
    const auto said = node.ctl("en.toml").run({"status"});
    CHECK(said.status == 1);
    CHECK(said.out.find("! Letters at the desk: 1.") != std::string::npos);
}

TEST_CASE("verify says that all is as it was stored, or names what is not and ends with status 4") {
    const Node node;
    CHECK(node.ctl().run({"file", "-"}, write_form(told_in_secret())).status == 0);
    const auto sound = node.ctl().run({"verify", "--json"});
    CHECK(sound.status == 0);
    auto answer = parse_json(sound.out);
    CHECK(answer["sound"] == true);
    CHECK(answer["complaints"] == 1);
    CHECK(answer["findings"] == json::array());
    CHECK(node.ctl().run({"verify"}).out.find("zoals ze zijn opgeslagen.") != std::string::npos);

    const Program sqlite("/usr/bin/sqlite3");
    CHECK(sqlite.run({node.data() + "/register.db", "UPDATE complaint SET received = '2020-01-01'"}).status == 0);
    const auto altered = node.ctl().run({"verify", "--json"});
    CHECK(altered.status == 4);
    answer = parse_json(altered.out);
    CHECK(answer["sound"] == false);
    REQUIRE(answer["findings"].size() == 1);
    CHECK(answer["findings"][0]["kind"] == "complaint_altered");
    CHECK(std::count(altered.err.begin(), altered.err.end(), '\n') == 1);
    const auto said = node.ctl().run({"verify"});
    CHECK(said.status == 4);
    CHECK(said.out.starts_with("! "));
}

TEST_CASE("a backup gives the same register again, and overwrites nothing unasked") {
    const Node node;
    CHECK(node.ctl().run({"file", "-"}, write_form(told_in_secret())).status == 0);
    const std::string copy = node / "copy.klz";
    CHECK(node.ctl().run({"backup", copy}).status == 0);
    CHECK(node.ctl().run({"backup", copy}).status == 2);
    CHECK(node.ctl().run({"backup"}).status == 2);
    CHECK(node.ctl().run({"file", "-"}, write_form(told_in_secret())).status == 0);
    CHECK(registered(node) == 2);

    CHECK(node.ctl().run({"restore", copy}).status == 2);
    CHECK(node.ctl().run({"restore"}).status == 2);
    CHECK(node.ctl().run({"restore", node / "missing"}).status == 2);
    CHECK(registered(node) == 2);
    const auto restored = node.ctl().run({"restore", copy, "--replace", "--json"});
    CHECK(restored.status == 0);
    CHECK(parse_json(restored.out)["data"] == node.data());
    CHECK(registered(node) == 1);
    CHECK(node.ctl().run({"verify"}).status == 0);

    const Place elsewhere;
    CHECK(elsewhere.ctl().run({"restore", copy}).status == 0);
    CHECK(registered(elsewhere) == 1);
    CHECK(elsewhere.ctl().run({"file", "-"}, write_form(told_in_secret())).status == 0);
    CHECK(elsewhere.ctl().run({"verify"}).status == 0);
}

TEST_CASE("a place that is not there, or is no folder, is named as what it is") {
    const Node node;
    const std::string nowhere = node / "nowhere";
    const auto copied = node.ctl().run({"backup", nowhere + "/copy.klz"});
    CHECK(copied.status == 2);
    CHECK(copied.err.find("Dit bestand of deze map is er niet: " + nowhere + ".") == 0);
    CHECK_FALSE(std::filesystem::exists(nowhere));
    const std::string file = node.write("file", "x");
    const auto made = Program(KLACHTENCTL).run({"--data", file, "--config", node / "nl.toml", "init"});
    CHECK(made.status == 4);
    CHECK(made.err.find(file + ": not a directory") != std::string::npos);
}

TEST_CASE("an output that cannot be written ends with status 4 and never with a crash") {
    const Node node;
    const std::string good = write_form(told_in_secret());
    auto full = node.ctl();
    full.output_to("/dev/full");
    const auto filed = full.run({"file", "-"}, good + "\n" + good + "\n");
    CHECK(filed.status == 4);
    CHECK(filed.err.find("is opgenomen") != std::string::npos);
    CHECK(registered(node) == 1);
    auto closed = node.ctl();
    closed.output_to("-");
    for (const char* command : {"list", "status", "verify", "init", "--help", "--version"}) {
        CAPTURE(command);
        for (const auto* program : {&full, &closed}) {
            const auto ended = program->run({command});
            CHECK(ended.status == 4);
            CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 1);
        }
    }
}
