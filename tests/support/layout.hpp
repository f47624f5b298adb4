#pragma once
// What a person would hold against a picture: too small to touch, too near, over each other, cut off.

#include <numeric>
#include <string>
#include <vector>

#include "kiosk/widgets/probe.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::tests {

/// One sentence for each fault in what is in view; empty when all is well. Source: design, "Numbers"; look.
std::vector<std::string> layout_faults(const std::vector<Drawn>& drawn, const Panel& panel);

/// From a small old panel to a 4K one, lying and standing, each with the size that such a panel has on the wall.
inline constexpr Panel panels[] = {{1024, 768, 3.37F},  {1366, 768, 3.97F}, {1920, 1080, 3.77F},
                                   {1080, 1920, 3.77F}, {768, 1024, 3.37F}, {3840, 2160, 6.42F}};

/// The faults of a page as it stands, and of each part of it that scrolling brings into view, up to the first found.
template <class Viewer, class Scene>
std::vector<std::string> faults_of(Viewer& viewer, const Scene& scene) {
    // Changes whenever the page was scrolled.
    const auto height_of_all = [&viewer] {
        const std::vector<Drawn>& drawn = viewer.drawn();
        return std::accumulate(drawn.begin(), drawn.end(), 0.0F,
                               [](float sum, const Drawn& each) { return sum + each.box.y; });
    };
    viewer.forget();
    viewer.show(scene);
    std::vector<std::string> faults = layout_faults(viewer.drawn(), viewer.panel);
    constexpr int pages_at_most = 200;
    for (int i = 0; i < pages_at_most && faults.empty(); ++i) {
        const float before = height_of_all();
        viewer.press(scene, Key::page_down);
        if (height_of_all() == before) break;
        faults = layout_faults(viewer.drawn(), viewer.panel);
    }
    return faults;
}

}  // namespace klachtenzuil::tests
