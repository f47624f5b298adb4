#include "tests/support/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace klachtenzuil::tests {

namespace {

constexpr float least_touch_mm = 12.7F;
constexpr float least_apart_mm = 2.5F;
constexpr float slack_px = 1;

std::string named(const Drawn& drawn) {
    const Box& box = drawn.box;
    return fmt::format("{} \"{}\" [{:.0f} {:.0f} {:.0f} {:.0f}]", name_of(drawn.role), drawn.name, box.x, box.y,
                       box.width, box.height);
}

bool within(const Box& inner, const Box& outer) {
    return inner.x >= outer.x - slack_px && inner.y >= outer.y - slack_px &&
           inner.right() <= outer.right() + slack_px && inner.bottom() <= outer.bottom() + slack_px;
}

/// Free pixels between two boxes along each axis; negative where they overlap.
float apart_x(const Box& a, const Box& b) {
    return std::max(b.x - a.right(), a.x - b.right());
}

float apart_y(const Box& a, const Box& b) {
    return std::max(b.y - a.bottom(), a.y - b.bottom());
}

const Box& part_in_view(const Drawn& drawn) {
    return drawn.seen.height > 0 ? drawn.seen : drawn.box;
}

void check_alone(const Drawn& one, const Panel& panel, std::vector<std::string>& faults) {
    const Box whole{0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    if (one.box.x < -slack_px || one.box.right() > whole.width + slack_px)
        faults.push_back(named(one) + " stands beside the panel");
    if (one.role != Role::dialog && !within(one.box, one.room))
        faults.push_back(named(one) + " is wider or higher than its room");
    if (one.shortened) faults.push_back(named(one) + " does not say all its words, each in one piece");
    if (!one.visible) return;
    // A text that is longer than the page goes on under bar and footer; anything else that shows, shows whole.
    if (!within(one.role == Role::text ? part_in_view(one) : one.box, whole) && one.box.height <= whole.height)
        faults.push_back(named(one) + " is cut off by the panel");
    const float touch = least_touch_mm * panel.px_per_mm - 0.01F;
    if (is_control(one.role) && (one.box.width < touch || one.box.height < touch))
        faults.push_back(named(one) + " is smaller than a finger needs");
}

void check_pair(const Drawn& a, const Drawn& b, const Panel& panel, std::vector<std::string>& faults) {
    const float x = apart_x(part_in_view(a), part_in_view(b));
    const float y = apart_y(part_in_view(a), part_in_view(b));
    if (x < -slack_px && y < -slack_px) {
        faults.push_back(named(a) + " and " + named(b) + " lie over each other");
    } else if (is_control(a.role) && is_control(b.role)) {
        const float apart = least_apart_mm * panel.px_per_mm - 0.01F;
        if (x < apart && y < apart) faults.push_back(named(a) + " and " + named(b) + " are too near");
    }
}

}  // namespace

std::vector<std::string> layout_faults(const std::vector<Drawn>& drawn, const Panel& panel) {
    std::vector<std::string> faults;
    std::vector<const Drawn*> in_view;
    for (const Drawn& one : drawn) {
        check_alone(one, panel, faults);
        if (one.visible && one.role != Role::dialog) in_view.push_back(&one);
    }
    for (std::size_t i = 0; i < in_view.size(); ++i) {
        for (std::size_t j = i + 1; j < in_view.size(); ++j)
            check_pair(*in_view[i], *in_view[j], panel, faults);
    }
    return faults;
}

}  // namespace klachtenzuil::tests
