#pragma once
// The documents of a dossier: what each is called, and what is known of it.

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/desk/desk_model.hpp"
#include "kiosk/desk/frame.hpp"

namespace klachtenzuil::desk {

/// How large a file is: "850 kB", "1,2 MB".
std::string size_text(const Words& words, std::uintmax_t bytes);

/// What a document is called on the screen: an attachment by the name of its file, a letter by what it tells. Only for
/// whom the dossier opened. Holds personal data.
std::string title_of(const Words& words, const TakenStep& document);

/// What kind of file it is, how large, and who put it there when.
std::string details_of(const Words& words, const TakenStep& document);

/// What the journal says of it, without when and by whom. Holds personal data.
std::string document_in_journal(const Words& words, const TakenStep& document);

/// Draws inside content that is open.
std::optional<Action> draw_documents(Ui& ui, const Frame& frame, const OpenComplaint& open);

}  // namespace klachtenzuil::desk
