#include "kiosk/pilot/pilot.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>
#include <memory>
#include <string>

#include "tests/kiosk/pilot/scripted_stage.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

struct Played {
    int status;
    std::string said;
};

Played play_text(const std::filesystem::path& file, const std::string& text, ScriptedStage& stage) {
    std::ofstream(file) << text;
    char* said = nullptr;
    std::size_t size = 0;
    std::FILE* const says = open_memstream(&said, &size);
    const int status = play_pilot(file, stage, says);
    std::fclose(says);
    Played played{status, std::string(said, size)};
    free(said);
    return played;
}

}  // namespace

TEST_CASE("the exit status tells a file that held from one that did not and one that is none") {
    const TemporaryDirectory directory;
    const auto file = directory / "visit.pilot";
    ScriptedStage stage;
    stage.add(Role::button, "Verder");

    const Played held = play_text(file, "see \"verder\"\nshot a\n", stage);
    CHECK(held.status == 0);
    CHECK(held.said == file.string() + ": without a window no pictures are taken\n");

    const Played broke = play_text(file, "see \"verder\"\n\nsee \"terug\"\n", stage);
    CHECK(broke.status == 1);
    CHECK(broke.said.find(file.string() + ":3: \"terug\" is not to be seen") == 0);
    CHECK(broke.said.find("button   \"Verder\"") != std::string::npos);

    const Played nonsense = play_text(file, "see \"verder\"\ndance\n", stage);
    CHECK(nonsense.status == 2);
    CHECK(nonsense.said == file.string() + ":2: there is no command 'dance'\n");

    CHECK(play_text(directory.path(), "", stage).status == 2);
    CHECK(play_text("/nowhere/at/all.pilot", "", stage).status == 2);
}
