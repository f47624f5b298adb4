#pragma once
// One journal entry as a line of a bundle. A line is written in one way only, and what is written in another is
// refused: so reading needs no document of the whole line, however long it is.

#include <optional>
#include <string>
#include <string_view>

#include "core/register/carried_entry.hpp"
#include "core/sync/bundle.hpp"

namespace klachtenzuil {

/// The first line, without its end.
std::string bundle_head(const BundleName& name, const Hash& before);

/// Adds the line of the entry up to what it says in words of the ZGW standard: all that is read back.
void append_entry(std::string& text, const CarriedEntry& carried);
/// Adds the whole line of the entry, and its end.
void append_line(std::string& text, const CarriedEntry& carried, const Register& store);

/// The entry that a line (without its end) tells of; what stands under `zaak` is passed over. Nothing when the line is
/// not as append_line() writes it. Hashes are not checked.
std::optional<CarriedEntry> entry_from_line(std::string_view line, std::string_view node);

}  // namespace klachtenzuil
