#include "core/base/json.hpp"

namespace klachtenzuil {

nlohmann::json parse_json(std::string_view text) {
    return nlohmann::json::parse(text, nullptr, false);
}

}  // namespace klachtenzuil
