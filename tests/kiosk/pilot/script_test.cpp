#include "kiosk/pilot/script.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace klachtenzuil;
using namespace klachtenzuil::pilot;
using namespace std::chrono_literals;

namespace {

Command only_command(std::string_view text) {
    CAPTURE(text);
    const auto lines = read_script(text);
    if (!lines) FAIL(lines.error().what);
    REQUIRE(lines->size() == 1);
    return lines->front().command;
}

template <class Wanted>
Wanted only(std::string_view text) {
    const Command command = only_command(text);
    REQUIRE(std::holds_alternative<Wanted>(command));
    return std::get<Wanted>(command);
}

}  // namespace

TEST_CASE("each command is read with what it needs") {
    CHECK(only<See>("see \"Waar gaat uw klacht over?\"").text == "Waar gaat uw klacht over?");
    CHECK(only<Gone>("gone \"wacht\"").text == "wacht");
    CHECK(only<Tap>("tap \"Verder\"").control == "Verder");
    CHECK(only<Tap>("tap \"Verder\"").nth == 1);
    CHECK(only<Tap>("tap 2 \"Wijzigen\"").nth == 2);
    CHECK(only<Into>("into \"Uw naam\"").field == "Uw naam");
    CHECK(only<Type>("type \"Zoë €\"").text == U"Zoë €");
    CHECK(only<Hold>("hold \"e\" 800").duration == 800ms);
    CHECK(only<Wait>("wait 95").duration == 95s);
    CHECK(only<Wait>("wait 0.25").duration == 250ms);
    CHECK(only<Shot>("shot 01-welcome").name == "01-welcome");
    CHECK(only<Tree>("tree 'a b.jsonl'").file == "a b.jsonl");
    CHECK(only<SetPrinter>("printer empty").mode == PrinterMode::empty);
    CHECK(only<SetPrinter>("printer slow").mode == PrinterMode::slow);
    CHECK(only<ExpectReceipt>("expect receipt \"Ontvangstbevestiging\"").text == "Ontvangstbevestiging");
    CHECK(only<RunProgram>("run klachtenctl list --stage \"in de maak\" '{\"a\": 1}'").arguments ==
          std::vector<std::string>{"list", "--stage", "in de maak", "{\"a\": 1}"});
}

TEST_CASE("keys have the names that stand on them") {
    struct Row {
        const char* text;
        Key key;
        bool shift, ctrl;
        int times;
    };
    const Row rows[] = {
        {"key Enter 3", Key::enter, false, false, 3},    {"key Tab", Key::tab, false, false, 1},
        {"key Shift+Tab 2", Key::tab, true, false, 2},   {"key Ctrl+A", Key::a, false, true, 1},
        {"key ctrl+shift+End", Key::end, true, true, 1}, {"key PageDown", Key::page_down, false, false, 1},
        {"key Escape", Key::escape, false, false, 1},    {"key space", Key::space, false, false, 1},
    };
    for (const auto& row : rows) {
        const auto press = only<Press>(row.text);
        CHECK(press.key.key == row.key);
        CHECK(press.key.shift == row.shift);
        CHECK(press.key.ctrl == row.ctrl);
        CHECK(press.times == row.times);
    }
}

TEST_CASE("remarks, blank lines, line ends and quotes are as a person writes them") {
    const auto lines = read_script(
        "\xEF\xBB\xBF# a visit\r\n\r\n   \t\r\n  TAP \"say \\\"yes\\\" \\\\ no # no remark\"   # a remark\r\nwait 1");
    REQUIRE(lines.has_value());
    REQUIRE(lines->size() == 2);
    CHECK((*lines)[0].number == 4);
    CHECK(std::get<Tap>((*lines)[0].command).control == "say \"yes\" \\ no # no remark");
    CHECK((*lines)[1].number == 5);
    CHECK(read_script("")->empty());
}

TEST_CASE("what is no command is refused with its line") {
    const char* const refused[] = {
        "dance",
        "see",
        "see welkom",
        "see \"a\" \"b\"",
        "see \"\"",
        "see \"not closed",
        "tap \"a\" 2",
        "tap 0 \"a\"",
        "tap -1 \"a\"",
        "tap 99999999999999999999 \"a\"",
        "tap 2",
        "type",
        "type \"tab\there\x01\"",
        "key F4",
        "key A",
        "key \"Enter\"",
        "key Alt+Tab",
        "key Shift+Shift+Tab",
        "key Enter 0",
        "key Enter many",
        "hold \"a\"",
        "hold \"a\" 0",
        "hold \"a\" 10000000",
        "wait",
        "wait -1",
        "wait nan",
        "wait inf",
        "wait 1e400",
        "wait 99999999999",
        "shot",
        "shot ../escape",
        "shot a/b",
        "shot .hidden",
        "tree",
        "printer",
        "printer broken",
        "expect \"a\"",
        "expect paper \"a\"",
        "run",
        "run klachtenctl",
        "run rm -rf /",
        "see \"\xFF\"",
        "see \"\xC3\"",
    };
    for (const char* const text : refused) {
        CAPTURE(text);
        const auto lines = read_script(std::string("# head\nwait 1\n") + text + "\nwait 1\n");
        REQUIRE_FALSE(lines.has_value());
        CHECK(lines.error().line == 3);
        CHECK_FALSE(lines.error().what.empty());
    }
    const auto large = read_script(std::string(largest_script + 1, '\n'));
    REQUIRE_FALSE(large.has_value());
}

TEST_CASE("any bytes are read or refused") {
    std::mt19937 random(20261122);  // NOLINT(bugprone-random-generator-seed,cert-msc51-cpp): the same every time
    const std::string seed =
        "tap 2 \"Verder\"\nkey Ctrl+A 3\nhold \"e\" 800\nwait 95\nexpect receipt \"é\"\nrun klachtenctl list 'a b'\n";
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seed;
        for (int change = 0; change < 4; ++change) {
            const std::size_t where = random() % (text.size() + 1);
            switch (random() % 3) {
                case 0: text.insert(where, 1, static_cast<char>(random())); break;
                case 1: text.erase(where, random() % 8); break;
                default: text = text.substr(0, where) + text.substr(text.size() - (random() % (text.size() + 1)));
            }
        }
        const auto lines = read_script(text);
        if (!lines) CHECK(lines.error().line >= 1);
    }
}
