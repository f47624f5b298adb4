#pragma once
// The parts of a complaint's page that are only read.

#include "kiosk/desk/frame.hpp"
#include "kiosk/desk/open_complaint.hpp"

namespace klachtenzuil::desk {

/// The line of stages with their dates.
void draw_stages(Ui& ui, const Frame& frame, const Complaint& complaint);
/// Each term with its last day, when it was met, or how long is left.
void draw_terms(Ui& ui, const Frame& frame, const OpenComplaint& open);
/// What the register holds.
void draw_register(Ui& ui, const Frame& frame, const Complaint& complaint);
/// What was told; needs the dossier.
void draw_told(Ui& ui, const Frame& frame, const Form& form);
void draw_measures(Ui& ui, const Frame& frame, const Complaint& complaint);

Word paper_word(PrintState state);
/// Nothing more comes of this paper before somebody decides.
bool needs_person(const PrintRequest& request);

}  // namespace klachtenzuil::desk
