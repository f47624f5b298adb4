// What a visitor typed is gone after the visit: from the memory of the process, the data directory and the receipts'
// folder of a printed paper. What is looked for is never written in this program as it is typed, so that only a copy
// that the kiosk made can be found. The same for the code that only the receipt shows.

#include <doctest/doctest.h>

#include <cctype>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "kiosk/pilot/receipt_text.hpp"
#include "tests/support/played_kiosk.hpp"
#include "tests/support/visit_by_touch.hpp"

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

/// Each byte plus one.
using Shifted = std::vector<unsigned char>;

/// "Kwantumwals".
const Shifted marker{'L', 'x', 'b', 'o', 'u', 'v', 'n', 'x', 'b', 'm', 't'};

bool is_at(const unsigned char* at, const Shifted& shifted) {
    for (std::size_t i = 0; i < shifted.size(); ++i) {
        if (at[i] != static_cast<unsigned char>(shifted[i] - 1)) return false;
    }
    return true;
}

int count_in(const unsigned char* begin, std::size_t size, const Shifted& shifted) {
    int found = 0;
    const unsigned char* const end = begin + size;
    for (const unsigned char* at = begin; static_cast<std::size_t>(end - at) >= shifted.size(); ++at) {
        at = static_cast<const unsigned char*>(
            std::memchr(at, shifted[0] - 1, static_cast<std::size_t>(end - at) - shifted.size() + 1));
        if (!at) break;
        if (is_at(at, shifted)) ++found;
    }
    return found;
}

/// Types it without ever holding it in one piece.
void type_shifted(PlayedKiosk& kiosk, const Shifted& shifted) {
    for (const unsigned char each : shifted) {
        kiosk.stage().input(Typed{static_cast<char32_t>(each - 1)});
        kiosk.stage().frame();
    }
}

/// Copies in everything this process can write to, its own stack and heap included.
int copies_in_memory(const Shifted& shifted = marker) {
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
        const unsigned long long overlap = shifted.size() - 1;
        for (unsigned long long at = begin; at < end; at += sizeof window - overlap) {
            if (at + overlap >= reinterpret_cast<unsigned long long>(window) &&
                at < reinterpret_cast<unsigned long long>(window + sizeof window))
                continue;
            if (fseeko(memory, static_cast<off_t>(at), SEEK_SET) != 0) break;
            const std::size_t wanted = std::min<unsigned long long>(sizeof window, end - at);
            const std::size_t got = std::fread(window, 1, wanted, memory);
            found += count_in(window, got, shifted);
            if (got < wanted) break;
        }
    }
    std::fclose(memory);
    return found;
}

int copies_on_disk(const std::filesystem::path& directory, const Shifted& shifted = marker) {
    int found = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(directory)) {
        if (!each.is_regular_file()) continue;
        std::ifstream file(each.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        found += count_in(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), shifted);
    }
    return found;
}

constexpr std::string_view stop_and_wipe = "tap \"Stoppen\"\ntap \"wis alles\"\n";

void tell(PlayedKiosk& kiosk) {
    kiosk.play(to_the_story());
    type_shifted(kiosk, marker);
}

/// What follows a label on the last receipt, up to the next white space. Nothing of the receipt stays in memory.
Shifted on_receipt(PlayedKiosk& kiosk, std::string_view label) {
    const auto text = pilot::receipt_text(kiosk.stage().last_receipt());
    REQUIRE(text);
    std::size_t at = text->find(label);
    REQUIRE(at != std::string::npos);
    at += label.size();
    while (std::isspace(static_cast<unsigned char>((*text)[at])) != 0)
        ++at;
    Shifted shifted;
    for (; std::isspace(static_cast<unsigned char>((*text)[at])) == 0; ++at)
        shifted.push_back(static_cast<unsigned char>((*text)[at] + 1));
    return shifted;
}

Shifted without_hyphen(Shifted shifted) {
    std::erase(shifted, '-' + 1);
    return shifted;
}

}  // namespace

TEST_CASE("while a visitor types, the marker is in memory: the search can see it") {
    PlayedKiosk kiosk;
    tell(kiosk);
    CHECK(copies_in_memory() > 0);
    kiosk.play(stop_and_wipe);
}

TEST_CASE("after stop and wipe nothing of what was typed is left") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.play(stop_and_wipe);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(copies_in_memory() == 0);
    CHECK(copies_on_disk(kiosk.data()) == 0);
}

TEST_CASE("after a timeout nothing of what was typed is left") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.pass(181s);
    kiosk.pass(46s);
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(copies_in_memory() == 0);
    CHECK(copies_on_disk(kiosk.data()) == 0);
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
    CHECK(copies_in_memory() == 0);
    CHECK(copies_on_disk(kiosk.data()) == 0);
}

TEST_CASE("the code of the receipt is left nowhere: not in memory, database or journal, when printed or when typed") {
    PlayedKiosk kiosk;
    tell(kiosk);
    kiosk.play(R"(
tap "Verder"
tap "Verder"
tap "Zonder naam"
tap "Verder"
tap "Klacht versturen"
wait 5
)");
    const Shifted code = on_receipt(kiosk, "Uw code");
    const Shifted number = on_receipt(kiosk, "Uw nummer");
    REQUIRE(code.size() == 9);
    kiosk.play("tap \"Klaar\"\n");
    CHECK(copies_in_memory(code) == 0);
    CHECK(copies_in_memory(without_hyphen(code)) == 0);

    kiosk.play("tap \"Hoe staat het met mijn klacht\"\ninto \"Het nummer\"\n");
    type_shifted(kiosk, number);
    kiosk.play("into \"Uw code\"\n");
    type_shifted(kiosk, code);
    CHECK(copies_in_memory(code) > 0);
    kiosk.play("tap \"Bekijk hoe het staat\"\nsee \"Wij hebben uw klacht ontvangen\"\nwait 1\ntap \"Klaar\"\n");
    CHECK(kiosk.model().screen == Screen::welcome);
    CHECK(copies_in_memory(code) == 0);
    CHECK(copies_in_memory(without_hyphen(code)) == 0);
    CHECK(copies_on_disk(kiosk.data(), code) == 0);
    CHECK(copies_on_disk(kiosk.data(), without_hyphen(code)) == 0);
}
