// A day of visits leaves the memory as it was: what one visit keeps, a day of them must not add up to 1 MiB.
//
// A short run tells by what a visit keeps on average. On demand, a whole day or more of them, which also looks at what
// the system gave the process: LONG_DAY=300 bin/test_long_day

#include <doctest/doctest.h>
#include <malloc.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/played_kiosk.hpp"
#include "tests/support/visit_by_touch.hpp"

#if defined(__SANITIZE_ADDRESS__)
// GCC brings the runtime, and not the header that tells of this.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

using namespace klachtenzuil;
using namespace std::chrono_literals;

namespace {

constexpr double mib = 1024.0 * 1024.0;
/// Opened from nine to five, a visit every four minutes: more than a reception has.
constexpr int visits_of_a_day = 120;
/// Until every kind of visit has been there and what is kept for good is there: letters, statements, pages of the
/// database.
constexpr int warming_up = 12;

int visits_wanted() {
    const char* const asked = std::getenv("LONG_DAY");
    return asked != nullptr ? std::max(warming_up, std::atoi(asked)) : 24;
}

/// What this process has asked for and not given back.
double allocated() {
#if defined(__SANITIZE_ADDRESS__)
    return static_cast<double>(__sanitizer_get_current_allocated_bytes());
#else
    const auto heap = mallinfo2();
    return static_cast<double>(heap.uordblks) + static_cast<double>(heap.hblkhd);
#endif
}

/// What the system gave it; nothing can be told of that where a sanitizer keeps what was freed.
std::optional<double> resident() {
#if defined(__SANITIZE_ADDRESS__)
    return std::nullopt;
#else
    malloc_trim(0);
    std::ifstream statm("/proc/self/statm");
    double size = 0;
    double pages = 0;
    statm >> size >> pages;
    return pages * 4096;
#endif
}

const std::string kinds_of_visit[] = {
    // sent, with a name and large letters
    to_the_story() + R"(type "Ik moest een uur wachten, en niemand zei waarom. Daarna was de balie dicht."
tap "Verder"
tap "Verder"
into "Uw naam"
type "Zoë Çelik"
tap "Per e-mail"
into "Het e-mailadres"
type "zoe@example.org"
tap "Verder"
tap "Klacht versturen"
see "Uw klacht is veilig bewaard"
wait 5
tap "Klaar"
)",
    // sent without a name, in English, and left to time
    R"(tap "Nederlands"
tap "English"
tap "I have a complaint"
tap "Service"
tap "Next"
tap "Client"
tap "For myself"
tap "Next"
into "Your story"
type "Nobody called me back."
tap "Next"
tap "Next"
tap "Without a name"
tap "Next"
tap "Send complaint"
wait 5
wait 70
see "Heeft u een klacht?"
)",
    // stopped in the middle
    to_the_story("Gedrag") + R"(type "Laat maar."
tap "Stoppen"
tap "wis alles"
)",
    // only looked around, and walked away
    R"(tap "Hoe wij klachten behandelen"
wait 121
see "Heeft u een klacht?"
wait 200
)",
};

void visit(PlayedKiosk& kiosk, int number) {
    // Whoever comes to a dim page touches it first.
    if (kiosk.model().dimmed) kiosk.stage().input(KeyPressed{Key::tab});
    kiosk.play(kinds_of_visit[static_cast<std::size_t>(number) % std::size(kinds_of_visit)]);
    REQUIRE(kiosk.model().screen == Screen::welcome);
    kiosk.pass(10s);
}

/// What a visit keeps on average, in bytes.
double kept_by_a_visit(
    int visits, const std::function<void()>& after_each = [] {}) {
    PlayedKiosk kiosk({1280, 800, 96.0F / 25.4F}, {.kind = PrinterKind::folder, .queue = {}});
    for (int i = 0; i < warming_up; ++i)
        visit(kiosk, i);
    const double before = allocated();
    const auto resident_before = resident();
    for (int i = 0; i < visits; ++i) {
        visit(kiosk, i);
        after_each();
    }
    const double kept = (allocated() - before) / visits;
    MESSAGE(visits, " visits, each keeps ", kept, " bytes");
    if (resident_before && visits >= visits_of_a_day) {
        const double drift = *resident() - *resident_before;
        MESSAGE("resident memory drifted by ", drift / mib, " MiB");
        CHECK(drift < mib);
    }
    return kept;
}

}  // namespace

TEST_CASE("a day of visits leaves the memory as it was") {
    CHECK(kept_by_a_visit(visits_wanted()) * visits_of_a_day < mib);
}

TEST_CASE("control: ten thousand bytes forgotten in each visit are seen") {
    std::vector<std::string> forgotten;
    const double kept = kept_by_a_visit(12, [&forgotten] { forgotten.emplace_back(10'000, 'x'); });
    CHECK(kept * visits_of_a_day > mib);
}
