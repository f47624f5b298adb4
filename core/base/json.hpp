/// JSON documents. Reading a text costs a compiler seconds in every file that does it, so it is compiled once.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace klachtenzuil {

/// The document that the text holds, its objects sorted by name; is_discarded() if the text is not one JSON value.
nlohmann::json parse_json(std::string_view text);

}  // namespace klachtenzuil
