#pragma once
// What holds for any text that is given to a reader. Each answers with the property that does not, or nothing.

#include <string_view>

namespace klachtenzuil {

/// A form is refused with its place, or written and read back the same; the checks take whatever it holds.
const char* broken_form_property(std::string_view json);

/// A configuration is refused with its source named, or every value in the text stands in it and all others are the
/// defaults.
const char* broken_config_property(std::string_view toml);

/// A line of a bundle is refused, or the only text of what was read from it.
const char* broken_bundle_property(std::string_view line);

/// Facts of a complaint are the same whether they are read with a JSON document or without.
const char* broken_facts_property(std::string_view facts);

/// A signed line is refused, or one manifest or receipt of intake that says nothing that cannot be.
const char* broken_signed_property(std::string_view line);

/// The content of a bundle, compressed or not, is read to where it is damaged, and no more of it than was allowed.
const char* broken_content_property(std::string_view bytes);

/// A reference is refused, or written and read back the same.
const char* broken_reference_property(std::string_view text);

}  // namespace klachtenzuil
