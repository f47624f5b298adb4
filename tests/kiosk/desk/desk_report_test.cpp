// The yearly report, printed from the desk: what the screen says of it is true, and it comes out once.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "tests/support/node.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;

namespace {

constexpr Panel panel{1280, 800, 96.0F / 25.4F};
constexpr const char* own = "zeven fietsen in de regen";

/// At the page of the report, with management signed in.
class ReportKiosk : public PlayedKiosk {
  public:
    explicit ReportKiosk(const PrinterConfig& printer = {.kind = PrinterKind::fake, .queue = {}})
        : PlayedKiosk(panel, printer) {
        play(
            fmt::format("tap \"Voor medewerkers\"\ninto \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype "
                        "\"{}\"\nkey Enter\ninto \"Uw nieuwe wachtwoordzin\"\ntype \"{}\"\ninto \"Nog een "
                        "keer\"\ntype \"{}\"\nkey Enter\ntap \"Later doen\"",
                        first_passphrase(data()), own, own));
        go();
    }

    void go() { play("tap \"Het jaar\"\ntap \"Rapport\"\nsee \"Het rapport over 2026\""); }

    void sign_in_again() {
        play(
            fmt::format("tap \"Voor medewerkers\"\ninto \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype "
                        "\"{}\"\nkey Enter\ntap \"Later doen\"",
                        own));
    }

    /// From a printer that is out of order.
    void asks_in_vain() { play("printer jam\ntap \"Afdrukken voor de directie\"\nsee \"is nog niet geprint\""); }

    /// What stands in the folder of papers.
    std::vector<std::filesystem::path> papers() const {
        std::vector<std::filesystem::path> found;
        std::error_code none;
        for (const auto& each : std::filesystem::directory_iterator(data() / "receipts", none))
            found.push_back(each.path());
        return found;
    }
};

}  // namespace

TEST_CASE("management prints the report of the year, and the page says when it is out") {
    ReportKiosk kiosk;
    kiosk.play(R"(see "Dit jaar is nog niet voorbij"
gone "Afdrukken voor het werkoverleg"
printer slow
tap "Afdrukken voor de directie"
see "Het rapport over 2026 voor de directie wordt nu geprint"
gone "Afdrukken voor de directie"
wait 10
gone "is geprint"
printer ok
wait 3
see "Het rapport over 2026 voor de directie is geprint."
see "Afdrukken voor de directie"
expect receipt "Verslag over klachten"
)");
    CHECK(kiosk.papers().size() == 1);
}

TEST_CASE("the report for the work meeting is there for a year that is over") {
    ReportKiosk kiosk;
    kiosk.play(R"(tap "Eerder"
see "Het rapport over 2025"
tap "Afdrukken voor het werkoverleg"
see "Het rapport over 2025 voor het werkoverleg wordt nu geprint"
wait 3
see "Het rapport over 2025 voor het werkoverleg is geprint."
tap "Later"
gone "Afdrukken voor het werkoverleg"
)");
    const auto papers = kiosk.papers();
    REQUIRE(papers.size() == 1);
    CHECK(papers.front().filename().string().starts_with("report-2025-work-meeting-"));
}

TEST_CASE("a printer that is out of order is told with what to do, and the report comes when it works again") {
    ReportKiosk kiosk;
    kiosk.play(R"(printer empty
tap "Afdrukken voor de directie"
see "is nog niet geprint. Het papier van de printer is op."
wait 30
see "is nog niet geprint. Het papier van de printer is op."
printer ok
wait 3
see "Het rapport over 2026 voor de directie is geprint."
)");
    CHECK(kiosk.papers().size() == 1);
}

TEST_CASE("whoever taps twice gets one report") {
    ReportKiosk kiosk;
    const Drawn* button = kiosk.find("Afdrukken voor de directie");
    REQUIRE(button != nullptr);
    const Box box = button->box;
    for (int i = 0; i < 2; ++i) {
        kiosk.stage().input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2});
        kiosk.stage().input(PointerPressed{});
        kiosk.stage().input(PointerReleased{});
    }
    kiosk.play("wait 5\nsee \"is geprint\"");
    CHECK(kiosk.papers().size() == 1);
}

TEST_CASE("a report that was taken back does not come out, and another can be asked for") {
    ReportKiosk kiosk;
    kiosk.asks_in_vain();
    kiosk.play("tap \"Niet meer afdrukken\"\nsee \"wordt niet meer geprint\"\nprinter ok\nwait 10\n");
    kiosk.play("see \"wordt niet meer geprint\"");
    CHECK(kiosk.papers().empty());
    kiosk.play("tap \"Afdrukken voor de directie\"\nwait 5\nsee \"is geprint\"");
    CHECK(kiosk.papers().size() == 1);
}

TEST_CASE("what was not out when management left does not come out for others") {
    ReportKiosk kiosk;
    kiosk.asks_in_vain();
    kiosk.play("tap \"Afmelden\"\nprinter ok\nwait 60\nsee \"Ik heb een klacht\"");
    CHECK(kiosk.papers().empty());
    kiosk.sign_in_again();
    kiosk.go();
    kiosk.play("gone \"is nog niet geprint\"\nsee \"Afdrukken voor de directie\"");
    // The same when nobody signed out, and the desk locked itself.
    kiosk.play("printer jam\ntap \"Afdrukken voor de directie\"\nwait 310\nprinter ok\nwait 60");
    CHECK_FALSE(kiosk.model().desk);
    CHECK(kiosk.papers().empty());
}

TEST_CASE("another page waits for the report as well as its own") {
    ReportKiosk kiosk;
    kiosk.play("printer slow\ntap \"Afdrukken voor de directie\"\ntap \"Werklijst\"\nwait 25\nprinter jam\nwait 5");
    kiosk.go();
    kiosk.play("see \"Het rapport over 2026 voor de directie is geprint.\"");
}

TEST_CASE("without a printer the report stands in a file of its own, and the page says where") {
    ReportKiosk kiosk({.kind = PrinterKind::folder, .queue = {}});
    kiosk.play("tap \"Afdrukken voor de directie\"\nsee \"is niet geprint, want er is geen printer\"");
    const auto papers = kiosk.papers();
    REQUIRE(papers.size() == 1);
    CHECK(papers.front().filename().string().starts_with("report-2026-management-"));
    CHECK(kiosk.find(papers.front().string()) != nullptr);
    const auto mode = std::filesystem::status(papers.front()).permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a printer with a roll gets no pages, and the page says who can make the report") {
    ReportKiosk kiosk({.kind = PrinterKind::fake, .queue = {}, .paper = Paper::roll_80mm});
    kiosk.play("see \"klachtenctl report\"\ngone \"Afdrukken voor\"");
}
