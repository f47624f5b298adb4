#include "core/staff/account.hpp"

namespace klachtenzuil {

namespace {
constexpr std::array<std::string_view, staff_role_count> role_names{"receptionist", "management", "handler",
                                                                    "independent"};
}

std::string_view name_of(StaffRole role) {
    return role_names[static_cast<std::size_t>(role)];
}

std::optional<StaffRole> staff_role_from(std::string_view name) {
    for (std::size_t i = 0; i < role_names.size(); ++i) {
        if (role_names[i] == name) return static_cast<StaffRole>(i);
    }
    return std::nullopt;
}

}  // namespace klachtenzuil
