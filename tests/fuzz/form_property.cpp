#include "core/complaint/form_json.hpp"
#include "core/words/list.hpp"
#include "tests/fuzz/properties.hpp"

namespace klachtenzuil {

const char* broken_form_property(std::string_view json) {
    const auto form = read_form(json);
    if (!form) {
        if (form.error().reason != Reason::form_not_json) return "another reason than that it is no form";
        return form.error().detail.empty() ? "a refusal that does not say where" : nullptr;
    }
    const Date today = date_from_iso("2026-11-22").value();
    for (const auto& problem : check(*form, today)) {
        if (problem.what_to_do.index < 0 || problem.what_to_do.index >= w::count) return "a problem without words";
    }
    const auto again = read_form(write_form(*form));
    // A text of control characters only takes more room escaped than it took to write it raw.
    if (!again) return json.size() * 6 > largest_form_json ? nullptr : "a form that cannot be read back";
    return *again == *form ? nullptr : "another form than was written";
}

}  // namespace klachtenzuil
