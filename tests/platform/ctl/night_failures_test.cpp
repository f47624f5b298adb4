// What an administrator reads in the morning: each cause is produced for real, and must be told in one sentence of the
// language that was chosen, with the folder, file or key that is to blame, and with the exit status of the contract.

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/mount.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/words/words.hpp"
#include "tests/platform/ctl/place.hpp"
#include "tests/platform/transport/small_disk.hpp"

using namespace klachtenzuil;
namespace fs = std::filesystem;

namespace {

/// A node whose configuration says where its deliveries go.
class Delivering : public Node {
  public:
    /// Export to this place, in each language.
    void fails(const std::string& to, const Failure& failure, std::string_view more = "") const {
        for (const Language language : all_languages) {
            const auto code = language == Language::nl ? "nl" : "en";
            const auto config = write("delivery.toml",
                                      fmt::format("[node]\ncode = \"T1\"\n[screen]\ndefault_language = \"{}\"\n[sync]\n"
                                                  "to = \"{}\"\n{}\n",
                                                  code, to, more));
            tells(Program(KLACHTENCTL).run({"--data", data(), "--config", config, "export"}), failure, language);
        }
    }
    static void tells(const Ended& ended, const Failure& failure, Language language = Language::nl) {
        CHECK(ended.err == Words(language).for_staff(failure) + "\n");
        CHECK(ended.status == exit_status(failure.reason));
        CHECK(ended.out.empty());
    }
    /// A folder that stands beside the data.
    fs::path folder(const char* name) const {
        fs::create_directory(*this / name);
        return *this / name;
    }
};

/// Leaves no room on it.
void fill_up(const fs::path& folder) {
    std::ofstream all(folder / "all", std::ios::binary);
    all << std::string(2 * SmallDisk::bytes, 'x');
}

}  // namespace

TEST_CASE_FIXTURE(Delivering, "a folder that cannot be delivered to is named, and why it cannot") {
    const std::string nowhere = *this / "nowhere";
    fails(nowhere, {Reason::transport_place_missing, nowhere});
    const std::string file = write("file", "x");
    fails(file, {Reason::transport_place_missing, file});
    const std::string share = folder("share");
    const SmallDisk disk(share);
    if (!disk.mounted()) return;
    fill_up(share);
    fails(share, {Reason::transport_full, share});
    REQUIRE(::mount(nullptr, share.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    fails(share, {Reason::transport_not_allowed, share});
}

TEST_CASE_FIXTURE(Delivering, "what a server needs and the configuration lacks is named by its key") {
    const std::string sftp = "sftp://kiosk@127.0.0.1:1/x/";
    const std::string https = "https://127.0.0.1:1/x/";
    fails(sftp, {Reason::config_missing_value, "[sync] ssh_key (sftp://)"});
    const std::string key = write("key", "x");
    fails(sftp, {Reason::file_not_private, key + " ([sync] ssh_key)"}, fmt::format("ssh_key = \"{}\"", key));
    fs::permissions(key, fs::perms::owner_read);
    fails(sftp, {Reason::config_missing_value, "[sync] known_hosts (sftp://)"}, fmt::format("ssh_key = \"{}\"", key));
    const std::string nowhere = *this / "nowhere.pem";
    fails(https, {Reason::file_unreadable, nowhere + " ([sync] ca_file)"}, fmt::format("ca_file = \"{}\"", nowhere));
}

TEST_CASE_FIXTURE(Delivering, "a backup says which folder is not there, or which disk is full") {
    const std::string nowhere = *this / "nowhere";
    tells(ctl().run({"backup", "--into", nowhere}), {Reason::file_missing, nowhere});
    tells(ctl().run({"backup", nowhere + "/copy"}), {Reason::file_missing, nowhere});
    const std::string there = write("copy", "x");
    tells(ctl().run({"backup", there}), {Reason::file_exists, there});
    const fs::path backups = folder("backups");
    const SmallDisk disk(backups);
    if (!disk.mounted()) return;
    fill_up(backups);
    const auto full = ctl().run({"backup", "--into", backups});
    CHECK(full.status == 4);
    CHECK(full.err.starts_with("De schijf is vol: " + backups.string()));
    REQUIRE(::mount(nullptr, backups.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    const auto locked = ctl().run({"backup", (backups / "copy").string()});
    CHECK(locked.status == 4);
    CHECK(locked.err.starts_with("De schijf of de rechten laten dit niet toe: " + backups.string()));
}

TEST_CASE_FIXTURE(Delivering, "a full disk of the node itself is told as that, and not as the other end's") {
    const fs::path own = folder("own");
    const SmallDisk disk(own);
    if (!disk.mounted()) return;
    const Program ctl = Program(KLACHTENCTL).always({"--data", own / "data", "--config", *this / "nl.toml"});
    REQUIRE(ctl.run({"init"}).status == 0);
    fill_up(own);
    const auto full = ctl.run({"export"});
    CHECK(full.status == 4);
    CHECK(full.err.starts_with("De schijf is vol: " + own.string()));
    CHECK(full.err.find("The ") == std::string::npos);
}
