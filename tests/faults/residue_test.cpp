// What a visitor typed is gone after the visit: from the memory of the process, the data directory and the receipts'
// folder of a printed paper. The marker is never written in this program as it is typed, so that only a copy that the
// kiosk made can be found.

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// Each byte of the marker "Kwantumwals" plus one.
constexpr unsigned char shifted[] = {'L', 'x', 'b', 'o', 'u', 'v', 'n', 'x', 'b', 'm', 't'};

bool is_marker(const unsigned char* at) {
    for (std::size_t i = 0; i < std::size(shifted); ++i) {
        if (at[i] != static_cast<unsigned char>(shifted[i] - 1)) return false;
    }
    return true;
}

int count_markers(const unsigned char* begin, std::size_t size) {
    int found = 0;
    for (std::size_t i = 0; i + std::size(shifted) <= size; ++i) {
        if (begin[i] == shifted[0] - 1 && is_marker(begin + i)) ++found;
    }
    return found;
}

/// Types the marker without ever holding it in one piece.
void type_marker(PlayedKiosk& kiosk) {
    for (const unsigned char each : shifted) {
        kiosk.stage().input(Typed{static_cast<char32_t>(each - 1)});
        kiosk.stage().frame();
    }
}

/// Copies of the marker in everything this process can write to, its own stack and heap included.
int markers_in_memory() {
    int found = 0;
    std::FILE* const memory = std::fopen("/proc/self/mem", "rb");
    std::ifstream maps("/proc/self/maps");
    REQUIRE(memory != nullptr);
    static unsigned char window[1 << 16];
    for (std::string line; std::getline(maps, line);) {
        unsigned long long begin = 0;
        unsigned long long end = 0;
        char permissions[5] = {};
        if (std::sscanf(line.c_str(), "%llx-%llx %4s", &begin, &end, permissions) != 3) continue;
        if (permissions[0] != 'r' || permissions[1] != 'w' || end - begin > (1ULL << 32)) continue;
        constexpr unsigned long long overlap = std::size(shifted) - 1;
        for (unsigned long long at = begin; at < end; at += sizeof window - overlap) {
            if (at + overlap >= reinterpret_cast<unsigned long long>(window) &&
                at < reinterpret_cast<unsigned long long>(window + sizeof window))
                continue;
            if (fseeko(memory, static_cast<off_t>(at), SEEK_SET) != 0) break;
            const std::size_t wanted = std::min<unsigned long long>(sizeof window, end - at);
            const std::size_t got = std::fread(window, 1, wanted, memory);
            found += count_markers(window, got);
            if (got < wanted) break;
        }
    }
    std::fclose(memory);
    return found;
}

int markers_on_disk(const std::filesystem::path& directory) {
    int found = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(directory)) {
        if (!each.is_regular_file()) continue;
        std::ifstream file(each.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        found += count_markers(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    return found;
}

constexpr std::string_view stop_and_wipe = "tap \"Stoppen\"\ntap \"wis alles\"\n";

void tell(PlayedKiosk& kiosk) {
    kiosk.play(R"(
tap "Ik heb een klacht"
tap "Gedrag"
tap "Verder"
tap "Cliënt"
tap "Voor mezelf"
tap "Verder"
into "Uw verhaal"
)");
    type_marker(kiosk);
}

}  // namespace

TEST_CASE("while a visitor types, the marker is in memory: the search can see it") {
    PlayedKiosk kiosk;
    tell(kiosk);
    CHECK(markers_in_memory() > 0);
    kiosk.play(stop_and_wipe);
}

TEST_CASE("after stop and wipe nothing of what was typed is left") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.play(stop_and_wipe);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(markers_in_memory() == 0);
    CHECK(markers_on_disk(kiosk.data()) == 0);
}

TEST_CASE("after a timeout nothing of what was typed is left") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.pass(181s);
    kiosk.pass(46s);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(markers_in_memory() == 0);
    CHECK(markers_on_disk(kiosk.data()) == 0);
}

TEST_CASE("after sending nothing of what was typed can be read in memory, database or journal") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.play(R"(
tap "Verder"
tap "Verder"
tap "Zonder naam"
tap "Verder"
tap "Klacht versturen"
)");
    CHECK(kiosk.model().screen == Screen::done);
    kiosk.pass(2s);
    kiosk.pass(61s);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(markers_in_memory() == 0);
    CHECK(markers_on_disk(kiosk.data()) == 0);
}
