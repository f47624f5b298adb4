#include "core/register/backup_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>

#include "core/register/backup.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
namespace fs = std::filesystem;
using Names = std::set<std::string>;

namespace {

Names names_in(const fs::path& folder) {
    Names names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("a backup by itself has the moment in its name, and the oldest go") {
    TestNode node;
    const auto folder = node.place / "backups";
    fs::create_directory(folder);
    const Filed filed = node.add();
    const Names others{"K1-letter.backup", "K11-20201122T080000Z.backup", "K2-20201122T080000Z.backup", "notes.txt"};
    for (const auto& name : others)
        std::ofstream(folder / name) << "not ours";
    std::ofstream(folder / "K1-20261121T080000Z.backup.part") << "cut off";

    for (int night = 0; night < 5; ++night) {
        CAPTURE(night);
        const auto made = backup_into(node.store(), folder, 3);
        REQUIRE(made);
        CHECK(fs::exists(*made));
        node.clock.advance(std::chrono::days{1});
    }
    Names expected = others;
    expected.merge(Names{"K1-20261124T080000Z.backup", "K1-20261125T080000Z.backup", "K1-20261126T080000Z.backup"});
    CHECK(names_in(folder) == expected);

    const auto data = node.place / "again";
    REQUIRE(restore(folder / "K1-20261126T080000Z.backup", data, WhenThere::refuse));
    const auto again = Register::open(data, node.config, node.clock);
    REQUIRE(again);
    CHECK((*again)->find(filed.entry.id).value() == filed);
}

TEST_CASE("the new backup stays, also where the clock was set back") {
    TestNode node;
    const auto folder = node.place / "backups";
    fs::create_directory(folder);
    REQUIRE(backup_into(node.store(), folder, 1));
    node.clock.set(node.clock.now() - std::chrono::days{400});
    const auto made = backup_into(node.store(), folder, 1);
    REQUIRE(made);
    CHECK(names_in(folder) == Names{made->filename().string()});
}

TEST_CASE("no earlier backup goes when the new one is not made, and no folder is made") {
    TestNode node;
    const auto folder = node.place / "backups";
    CHECK(backup_into(node.store(), folder, 2).error().reason == Reason::file_missing);
    CHECK_FALSE(fs::exists(folder));

    fs::create_directory(folder);
    REQUIRE(backup_into(node.store(), folder, 1));
    CHECK(backup_into(node.store(), folder, 1).error().reason == Reason::file_exists);
    CHECK(names_in(folder).size() == 1);
}
