#pragma once
// A page that shows every widget once, and a hand that plays on it.

#include <string>
#include <vector>

#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil::tests {

/// What the gallery's controls hold and what was pressed in the last frame.
struct Gallery {
    std::vector<Choice> several;
    std::vector<Choice> one;
    std::string name;
    std::string story;
    std::string email;
    std::string phone;
    std::size_t limit = 200;
    std::chrono::year_month month{std::chrono::year{2026}, std::chrono::month{11}};
    std::optional<Date> day;
    Date latest{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    bool dialog = false;
    bool charts = false;  ///< a page of charts instead of the other widgets
    std::string organisation = "Xs2more";
    std::string act = "Verder";
    bool act_enabled = true;
    std::vector<std::string> pressed;

    Gallery();
};

/// Draws the whole page between begin() and end().
void draw(Ui& ui, Gallery& gallery);
/// A shorter one, that fits on a panel.
void draw_short(Ui& ui, Gallery& gallery);

}  // namespace klachtenzuil::tests
