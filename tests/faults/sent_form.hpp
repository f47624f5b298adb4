#pragma once
// The form that the headless sender sends under an id: who knows the id knows what must be found.

#include "core/register/register.hpp"
#include "tests/support/forms.hpp"

namespace klachtenzuil {

inline Form sent_form(const ComplaintId& id) {
    std::string story;
    const std::size_t times = 1 + id.bytes[0] % 64;
    for (std::size_t i = 0; i < times; ++i)
        story += hex(id.bytes) + ' ';
    return a_form().received("2026-02-03").told(story).form();  // one year of numbers, whenever it is run
}

}  // namespace klachtenzuil
