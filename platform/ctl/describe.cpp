#include "platform/ctl/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/complaint/form.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::ctl {

std::string time_left(Date due, Date today, const Words& words) {
    const int days = days_between(today, due);
    if (days == 0) return words(w::due_today);
    if (days == 1) return words(w::due_one_day_left);
    if (days == -1) return words(w::due_one_day_late);
    return words.fill(days > 0 ? w::due_days_left : w::due_days_late, fmt::arg("days", std::abs(days)));
}

std::string size_in_words(std::uintmax_t bytes, const Words& words) {
    constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    double size = static_cast<double>(bytes) / 1024;
    std::size_t unit = 0;
    while (size >= 1024 && unit + 1 < units.size()) {
        size /= 1024;
        ++unit;
    }
    std::string number = fmt::format("{:.1f}", size);
    std::replace(number.begin(), number.end(), '.', words(w::ctl_decimal_sign).front());
    return fmt::format("{} {}", number, units[unit]);
}

Word word_for(StaffRole role) {
    static constexpr std::array words{w::staff_role_receptionist, w::staff_role_management, w::staff_role_handler,
                                      w::staff_role_independent};
    static_assert(words.size() == static_cast<std::size_t>(staff_role_count));
    return words[static_cast<std::size_t>(role)];
}

Word word_for(TermKind term) {
    static constexpr std::array words{w::ctl_term_acknowledge, w::ctl_term_start, w::ctl_term_refuse,
                                      w::ctl_term_complete};
    static_assert(words.size() == static_cast<std::size_t>(term_kind_count));
    return words[static_cast<std::size_t>(term)];
}

std::string padded(const std::string& text, std::size_t columns) {
    const auto width = characters(text);
    return text + std::string(width < columns ? columns - width : 0, ' ');
}

}  // namespace klachtenzuil::ctl
