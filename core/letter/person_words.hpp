#pragma once
// How the persons of a complaint are called, and what is known of who they are. For the desk and the command line
// alike.

#include <optional>
#include <span>
#include <string>

#include "core/complaint/complaint.hpp"
#include "core/complaint/form.hpp"
#include "core/register/casework.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// As the complainant named the person, and the complainant by their own name; a number for one who was found
/// otherwise, or where the form is not there. Personal data: wipe it.
std::string person_called(const Words& words, const Complaint& complaint, const Form* form, int person);

/// "Is jansen", "Werkt hier niet", "Nog niet gekoppeld". The account is called as the journal names it.
std::string person_linked(const Words& words, const Complaint& complaint, std::span<const TakenStep> history,
                          int person);

}  // namespace klachtenzuil
