#pragma once
// A visit as the pilot plays it, in parts.

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace klachtenzuil {

/// From welcome into the field of the story. `about`: the card that says what the complaint is about.
inline std::string to_the_story(std::string_view about = "Bejegening") {
    return fmt::format(R"(tap "Ik heb een klacht"
tap "{}"
tap "Verder"
tap "Voor mezelf"
tap "Cliënt"
tap "Verder"
into "Uw verhaal"
)",
                       about);
}

/// From welcome to the page of the story, with this story.
inline std::string telling(std::string_view story) {
    return to_the_story() + fmt::format("type \"{}\"\nkey Escape\n", story);
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
