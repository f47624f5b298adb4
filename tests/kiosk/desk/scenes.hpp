#pragma once
// Every screen of the desk in every state that changes what it shows.

#include <memory>
#include <string>
#include <vector>

#include "kiosk/desk/desk_model.hpp"

namespace klachtenzuil::tests {

struct DeskScene {
    std::string name;
    std::shared_ptr<desk::Desk> desk;
};

/// Made anew at each call, so that what one test types is not there for the next.
std::vector<DeskScene> desk_scenes();

/// The day of every scene.
Date day_of_scenes();

/// A complaint as far as it can come, with a dossier, persons, measures and a long journal.
desk::OpenedComplaint a_full_complaint();

}  // namespace klachtenzuil::tests
