#include "kiosk/pilot/player.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "kiosk/pilot/receipt_text.hpp"
#include "tests/kiosk/pilot/scripted_stage.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::pilot;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> remarks;

std::optional<Trouble> playing(PilotStage& stage, std::string_view text) {
    const auto script = read_script(text);
    if (!script) FAIL(script.error().what);
    remarks.clear();
    return play(*script, stage, [](const std::string& remark) { remarks.push_back(remark); });
}

void holds(PilotStage& stage, std::string_view text) {
    const auto trouble = playing(stage, text);
    CAPTURE(text);
    CHECK_MESSAGE(!trouble, (trouble ? trouble->what : ""));
}

/// What went wrong, in words.
std::string fails(PilotStage& stage, std::string_view text, int line = 1) {
    CAPTURE(text);
    const auto trouble = playing(stage, text);
    REQUIRE(trouble.has_value());
    CHECK(trouble->line == line);
    return trouble->what;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a control is found by a part of its words, whatever the case") {
    ScriptedStage stage;
    stage.add(Role::heading, "Klacht versturen");
    stage.add(Role::button, "Klacht VERSTUREN");
    stage.add(Role::button, "Nog iets versturen");
    holds(stage, "tap \"klacht vers\"\ntap 2 \"versturen\"");
    CHECK(stage.log == std::vector<std::string>{"tap Klacht VERSTUREN", "tap Nog iets versturen"});
}

TEST_CASE("a tap goes to the middle of the control, press and release in frames of their own") {
    ScriptedStage stage;
    stage.add(Role::button, "Verder");
    const int before = stage.frames;
    holds(stage, "tap \"verder\"");
    CHECK(stage.frames - before >= 3);
}

TEST_CASE("a person looks what came of a touch or a key before doing the next thing") {
    ScriptedStage stage;
    stage.add(Role::button, "Verder");
    holds(stage, "tap \"verder\"");
    CHECK(stage.now == 500ms);
    holds(stage, "key Enter 3");
    CHECK(stage.now == 1s);
    holds(stage, "type \"verder\"");
    CHECK(stage.now == 1s);
}

TEST_CASE("what cannot be pressed is said, with what stands on the screen") {
    ScriptedStage stage;
    stage.add(Role::heading, "Wie bent u?");
    stage.add(Role::button, "Verder").enabled = false;
    stage.add(Role::field, "Uw naam").value = "Zoë";
    const std::string missing = fails(stage, "wait 1\ntap \"Versturen\"", 2);
    CHECK(contains(missing, "\"Versturen\""));
    CHECK(contains(missing, "heading  \"Wie bent u?\""));
    CHECK(contains(missing, "field    \"Uw naam\" = \"Zoë\""));
    CHECK(contains(fails(stage, "tap \"Verder\""), "is disabled"));
    CHECK(contains(fails(stage, "tap \"Wie bent u\""), "nothing that can be pressed"));
    CHECK(contains(fails(stage, "tap 2 \"Uw naam\""), "nothing that can be pressed"));
    CHECK(contains(fails(stage, "into \"Verder\""), "nothing that can be pressed"));
    CHECK(stage.log.empty());
}

TEST_CASE("a control out of view is scrolled to before it is pressed") {
    ScriptedStage stage;
    stage.add(Role::button, "Meer").visible = false;
    holds(stage, "tap \"meer\"");
    CHECK(stage.log == std::vector<std::string>{"scroll to Meer", "tap Meer"});
    stage.scrolls = false;
    stage.screen[0].visible = false;
    CHECK(contains(fails(stage, "tap \"meer\""), "cannot be brought into view"));
}

TEST_CASE("under a dialog nothing is reached") {
    ScriptedStage stage;
    stage.add(Role::button, "Stoppen").visible = false;
    stage.add(Role::text, "Stap 2").visible = false;
    stage.add(Role::dialog, "Wilt u stoppen?");
    stage.add(Role::button, "Stoppen en wissen");
    holds(stage, "see \"Wilt u stoppen\"\ntap \"stoppen\"");
    CHECK(stage.log == std::vector<std::string>{"tap Stoppen en wissen"});
    CHECK(contains(fails(stage, "see \"Stap 2\""), "is not to be seen"));
}

TEST_CASE("one character is the key of the on-screen keyboard") {
    ScriptedStage stage;
    stage.add(Role::button, "Terug");
    stage.add(Role::key, "e");
    stage.add(Role::key, "é");
    holds(stage, "tap \"e\"\ntap \"É\"\nhold \"E\" 800");
    CHECK(stage.log == std::vector<std::string>{"tap e", "tap é", "hold e 800"});
}

TEST_CASE("looking takes two seconds of the clock at most") {
    ScriptedStage stage;
    stage.at[1900ms] = [](ScriptedStage& at) { at.add(Role::text, "Uw papier is klaar"); };
    holds(stage, "see \"papier\"");
    CHECK(stage.now == 1900ms);
    stage.at[stage.now + 1s] = [](ScriptedStage& at) { at.screen.clear(); };
    holds(stage, "gone \"papier\"");
    CHECK(stage.now == 2900ms);
    const auto before = stage.now;
    CHECK(contains(fails(stage, "see \"papier\""), "nothing"));
    CHECK(stage.now - before == 2s);
    stage.add(Role::text, "blijft");
    CHECK(contains(fails(stage, "gone \"blijft\""), "still there"));
}

TEST_CASE("waiting stops at everything that is due") {
    ScriptedStage stage;
    std::vector<std::chrono::milliseconds> seen;
    for (const auto due : {90s, 91s, 95s, 200s}) {
        stage.at[due] = [&seen](ScriptedStage& at) { seen.push_back(at.now); };
    }
    holds(stage, "wait 95.5");
    CHECK(seen == std::vector<std::chrono::milliseconds>{90s, 91s, 95s});
    CHECK(stage.now == 95500ms);
}

TEST_CASE("the first screen is drawn before anything is pressed") {
    ScriptedStage stage;
    stage.at[0ms] = [](ScriptedStage& at) { at.log.push_back("drawn"); };
    holds(stage, "key Tab");
    CHECK(stage.log == std::vector<std::string>{"drawn", "key 0"});
}

TEST_CASE("text and keys go in as from a keyboard") {
    ScriptedStage stage;
    holds(stage, "type \"aé€😀\"\nkey Enter 2\nkey Shift+Tab\nkey Space");
    CHECK(stage.log == std::vector<std::string>{"type 61", "type e9", "type 20ac", "type 1f600", "key 1", "key 1",
                                                "key 0 shift", "key 3", "type 20"});
}

TEST_CASE("pictures need a window, and without one that is said once") {
    ScriptedStage stage;
    holds(stage, "shot a\nshot b");
    CHECK(stage.log.empty());
    CHECK(remarks.size() == 1);
    stage.window = true;
    holds(stage, "shot a\nshot b");
    CHECK(stage.log == std::vector<std::string>{"shot a", "shot b"});
}

TEST_CASE("the tree is one line of JSON for everything that was drawn") {
    const TemporaryDirectory directory;
    ScriptedStage stage;
    stage.add(Role::button, "Verder");
    stage.add(Role::field, "Uw naam").value = "Zoë";
    const auto file = directory / "tree.jsonl";
    holds(stage, "tree '" + file.string() + "'");
    std::ifstream stream(file);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    CHECK(text == json_line(stage.screen[0]) + "\n" + json_line(stage.screen[1]) + "\n");
    CHECK(contains(fails(stage, "tree /nowhere/at/all"), "cannot be written"));
}

TEST_CASE("the printer can be changed only when it is pretended") {
    ScriptedStage stage;
    holds(stage, "printer jam");
    CHECK(stage.log == std::vector<std::string>{"printer 2"});
    stage.pretended_printer = false;
    CHECK(contains(fails(stage, "printer ok"), "printer.kind"));
}

TEST_CASE("klachtenctl works on the same data and stops the script when it fails") {
    const TemporaryDirectory directory;
    ScriptedStage stage;
    const auto file = directory / "made by the program";
    stage.beside = {"/bin/sh", {"-c", "echo \"$@\" > \"$0\"", file.string()}};
    holds(stage, "run klachtenctl list 'a b'");
    std::ifstream stream(file);
    std::string text;
    std::getline(stream, text);
    CHECK(text == "list a b");
    stage.beside = {"/bin/sh", {"-c", "echo no such complaint >&2; exit 3"}};
    const std::string refused = fails(stage, "run klachtenctl show K1");
    CHECK(contains(refused, "ended with 3"));
    CHECK(contains(refused, "no such complaint"));
    stage.beside = {"/nowhere/klachtenctl", {}};
    CHECK(contains(fails(stage, "run klachtenctl list"), "cannot be started"));
}

TEST_CASE("a receipt is expected with its words, however the lines are broken") {
    CHECK(says("Uiterlijk\n  vrijdag 4\u00A0december", "uiterlijk vrijdag 4 december"));
    CHECK(says("ONTVANGSTBEVESTIGING", "ontvangst"));
    CHECK_FALSE(says("vrijdag 4 december", "vrijdag 5"));

    ScriptedStage stage;
    CHECK(contains(fails(stage, "expect receipt \"klacht\""), "no receipt"));
    stage.receipt = {std::byte{'x'}};
    CHECK(contains(fails(stage, "expect receipt \"klacht\""), "cannot be read"));
}

TEST_CASE("a receipt is read back from its PDF") {
    const std::string_view pdf =
        "%PDF-1.4\n"
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> "
        "endobj\n"
        "4 0 obj <</Length 74>> stream\n"
        "BT /F 12 Tf 20 200 Td (Uw klacht is) Tj 0 -20 Td (ontvangen op vrijdag) Tj ET\n"
        "endstream endobj\n"
        "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
        "trailer <</Root 1 0 R>>\n%%EOF\n";
    ScriptedStage stage;
    for (const char byte : pdf)
        stage.receipt.push_back(static_cast<std::byte>(byte));
    holds(stage, "expect receipt \"klacht is ONTVANGEN op\"");
    CHECK(contains(fails(stage, "expect receipt \"zaterdag\""), "ontvangen op vrijdag"));
}
