#pragma once
// The form as JSON: what `klachtenctl file` reads, and what a dossier holds. Its JSON Schema is
// assets/form.schema.json.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/complaint/form.hpp"

namespace klachtenzuil {

/// A text of more bytes is no form.
inline constexpr std::size_t largest_form_json = std::size_t{256} * 1024;

/// Reads one JSON document. A field that is missing takes its default; an unknown field, a wrong type or an unknown
/// name fails with form_not_json or form_incomplete and names the field, never what stood in it. Depth and size are
/// bounded. Does not run check().
Result<Form> read_form(std::string_view json);

/// The form as one line of JSON, in UTF-8; read_form gives the same form back. Holds personal data: wipe it after use.
std::string write_form(const Form& form);

}  // namespace klachtenzuil
