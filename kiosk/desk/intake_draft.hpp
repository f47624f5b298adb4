#pragma once
// A complaint by phone, letter or e-mail, as the desk fills it in.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/base/id.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/reference.hpp"

namespace klachtenzuil::desk {

struct IntakeDraft {
    ComplaintId id;  ///< made before it is stored
    Form form;
    std::string persons;  ///< names as typed, divided by commas or lines
    bool on_behalf = false;
    bool happened_known = false;
    std::optional<std::chrono::year_month> received_month;
    std::optional<std::chrono::year_month> happened_month;
    std::vector<Problem> problems;  ///< after a try
    std::vector<Reference> like;    ///< that may be the same complaint
    bool like_asked = false;        ///< they were looked for, and shown
};

IntakeDraft begin_intake(Date today, Language language);

/// The form as it would be stored.
Form form_of(const IntakeDraft& draft);

std::vector<Problem> problems_of(const IntakeDraft& draft, Date today);

void wipe(IntakeDraft& draft);

}  // namespace klachtenzuil::desk
