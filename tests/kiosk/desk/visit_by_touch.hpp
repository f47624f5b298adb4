#pragma once
// A visit as the pilot plays it, in parts, for tests of what the desk does with it.

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace klachtenzuil {

/// From welcome to the page of the story, with this story.
inline std::string telling(std::string_view story) {
    return fmt::format(R"(tap "Ik heb een klacht"
tap "Bejegening"
tap "Verder"
tap "Voor mezelf"
tap "Cliënt"
tap "Verder"
into "Uw verhaal"
type "{}"
key Escape
)",
                       story);
}

/// From the story to the page that asks whether all is right.
inline constexpr const char* give_name_and_address = R"(tap "Verder"
tap "Verder"
into "Uw naam"
type "Zoë Çelik"
key Escape
tap "Per e-mail"
into "Het e-mailadres"
type "zoe@voorbeeld.nl"
key Escape
tap "Verder"
)";

inline constexpr const char* send_it = R"(tap "Klacht versturen"
see "Uw klacht is veilig bewaard"
wait 5
tap "Klaar"
)";

}  // namespace klachtenzuil
