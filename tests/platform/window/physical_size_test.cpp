#include "platform/window/physical_size.hpp"

#include <doctest/doctest.h>

using namespace klachtenzuil;

TEST_CASE("a monitor's size is believed only when it can be true") {
    struct Row {
        const char* what;
        MonitorSize says;
        std::optional<double> width_mm;
    };
    const Row rows[] = {
        {"a 24 inch panel", {531, 299, 1920, 1080}, 531},
        {"a 10 inch panel", {217, 136, 1280, 800}, 217},
        {"a 32 inch panel standing upright", {398, 708, 2160, 3840}, 398},
        {"a 5:4 panel", {376, 301, 1280, 1024}, 376},
        {"no size", {0, 0, 1920, 1080}, std::nullopt},
        {"half a size", {531, 0, 1920, 1080}, std::nullopt},
        {"16:9 where millimetres belong", {160, 90, 1920, 1080}, std::nullopt},
        {"16:9 upright", {90, 160, 1080, 1920}, std::nullopt},
        {"16:10 in single digits", {16, 10, 1280, 800}, std::nullopt},
        {"16:9 in metres", {1600, 900, 1920, 1080}, std::nullopt},
        {"another shape than the picture", {500, 500, 1920, 1080}, std::nullopt},
        {"a stamp with full HD on it", {40, 23, 1920, 1080}, std::nullopt},
        {"a house front", {9000, 5063, 1920, 1080}, std::nullopt},
        {"no picture", {531, 299, 0, 0}, std::nullopt},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(plausible_width_mm(row.says) == row.width_mm);
    }
}
