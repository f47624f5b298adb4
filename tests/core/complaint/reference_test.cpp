#include "core/complaint/reference.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace klachtenzuil;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

Reason refused(std::string_view text) {
    const auto reference = read_reference(text);
    REQUIRE_FALSE(reference);
    return reference.error().reason;
}

}  // namespace

TEST_CASE("the check character is that of ISO 7064 MOD 37,36") {
    // The example of the Global Release Identifier standard, which uses the same system.
    CHECK(check_character("A12425GABC1234002") == 'M');
}

TEST_CASE("a reference is read back as it was written") {
    for (const char* node : {"K1", "A", "ZZ99", "0", "1234"}) {
        for (const int number : {1, 42, 999'999}) {
            const Reference reference{node, 2026, number};
            CAPTURE(text_of(reference));
            CHECK(read_reference(text_of(reference)).value() == reference);
        }
    }
    CHECK(text_of({"K1", 2026, 42}).starts_with("K1-2026-000042-"));
}

TEST_CASE("what a person types is understood, whatever stands between the parts") {
    const Reference reference{"K1", 2026, 42};
    const char check = text_of(reference).back();
    for (const char* shape :
         {"K1-2026-000042-{}", "k1-2026-000042-{}", "K12026000042{}", " K1 2026 000042 {} ", "K1.2026.000042.{}",
          "K1–2026–000042–{}", "K1/2026/000042/{}", "K1-2026-42-{}", "k1 2026 42 {}", "K1 2026 000 042 {}",
          "K1--2026__000042{}", "KI-2O26-OOOO42-{}", "K1-2o26-0ooO42-{}"}) {
        const std::string text = fmt::format(fmt::runtime(shape), check);
        CAPTURE(text);
        const auto read = read_reference(text);
        // A node can hold letters: there an I stays an I.
        if (text.starts_with("KI")) {
            CHECK_FALSE(read);
        } else {
            REQUIRE(read);
            CHECK(*read == reference);
        }
    }
    const Reference eleven{"K1", 2011, 111'111};
    std::string text = text_of(eleven);
    CHECK(read_reference(std::string("K1-20IL-lIL1i1-") + text.back()).value() == eleven);
}

TEST_CASE("what is no reference is refused, and never shown again when it may be a name") {
    for (const char* text : {"", "-", "K1", "Zoë Çelik", "Jan de Vries", "K1-2026-000000-0", "K1-0026-000042-0",
                             "K1-2026-1000000-0", "ABCDE-2026-000042-0", "K1-2O2X-000042-0", "K1-2026-000042-",
                             "K1-2026-00004-2-1-3", "K1*2026*000042*7", "K1-2026-000042-7\xFF", "éé-2026-000042-7"}) {
        CAPTURE(text);
        CHECK(refused(text) == Reason::reference_malformed);
    }
    CHECK(refused(std::string(1'000'000, '1')) == Reason::reference_malformed);
    CHECK(read_reference("Jan de Vries").error().detail == "…");
    CHECK(read_reference("K1-2026-42").error().detail == "K1-2026-42");
}

TEST_CASE("one wrong character is always noticed") {
    const std::string good = text_of({"K1", 2026, 42});
    for (std::size_t i = 0; i < good.size(); ++i) {
        if (good[i] == '-') continue;
        for (const char other : alphabet) {
            // An O, I or L among the digits is read as the digit that it looks like.
            const bool same =
                other == good[i] ||
                (i > 2 && i < 14 &&
                 ((other == 'O' && good[i] == '0') || ((other == 'I' || other == 'L') && good[i] == '1')));
            if (same) continue;
            std::string bad = good;
            bad[i] = other;
            CAPTURE(bad);
            CHECK_FALSE(read_reference(bad));
        }
    }
    CHECK(refused("K2" + good.substr(2)) == Reason::reference_check_wrong);
}

TEST_CASE("two neighbours that changed places are noticed, but for fewer than 2 in 100") {
    int changed = 0;
    int missed = 0;
    for (int number = 1; number < 3000; number += 7) {
        const std::string good = text_of({"K1", 2026, number});
        for (std::size_t i = 0; i + 1 < good.size(); ++i) {
            if (good[i] == '-' || good[i + 1] == '-' || good[i] == good[i + 1]) continue;
            std::string bad = good;
            std::swap(bad[i], bad[i + 1]);
            ++changed;
            missed += read_reference(bad) ? 1 : 0;
        }
    }
    CHECK(changed > 2000);
    CHECK(missed * 50 < changed);
}

TEST_CASE("a node's code has one to four capitals or digits") {
    for (const char* code : {"K", "K1", "0000", "ZZZZ"})
        CHECK(is_node_code(code));
    for (const char* code : {"", "k1", "K-1", "KIOSK", "É", " K1"})
        CHECK_FALSE(is_node_code(code));
}
