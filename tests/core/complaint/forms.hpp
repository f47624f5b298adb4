#pragma once
// Forms that tests start from.

#include "core/complaint/form.hpp"

namespace klachtenzuil {

inline Date day(std::string_view text) {
    return date_from_iso(text).value();
}

/// A visitor's form in which nothing is missing.
inline Form a_form() {
    Form form;
    form.complainant.kind = ComplainantKind::client;
    form.complainant.name = "Zoë Çelik";
    form.complainant.address = "Dorpsstraat 1\n1234 AB Ergens";
    form.complainant.reply_by = ReplyBy::letter;
    form.about.set(static_cast<std::size_t>(Category::treatment));
    form.story = "Ik moest twee uur wachten en niemand zei waarom.";
    return form;
}

}  // namespace klachtenzuil
