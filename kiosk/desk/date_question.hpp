#pragma once
// A day at the desk: today, yesterday, or one of the calendar.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/complaint/procedure_days.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

struct DateQuestion {
    std::string_view id;
    std::string label;
    std::string problem{};
    bool to_come = false;  ///< a day from today on can be chosen, for what is still to be done
    DayRange allowed{};    ///< others are not offered
};

/// The day that was pressed. `month` is what the calendar shows once it is open; nothing while it is closed.
std::optional<Date> ask_date(Ui& ui, const Frame& frame, const DateQuestion& question, std::optional<Date> chosen,
                             std::optional<std::chrono::year_month>& month);

}  // namespace klachtenzuil::desk
