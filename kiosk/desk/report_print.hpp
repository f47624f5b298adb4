#pragma once
// The yearly report on its way to paper, as the desk shows it.

#include <chrono>
#include <optional>
#include <string>

#include "core/print/loose_paper.hpp"
#include "core/report/report.hpp"

namespace klachtenzuil::desk {

struct ReportPrint {
    std::chrono::year year{};
    ReportFor whom = ReportFor::management;
    LooseState state = LooseState::printing;
    PrintTrouble trouble = PrintTrouble::none;
    std::string place{};  ///< of one that is filed
    bool operator==(const ReportPrint&) const = default;
};

/// Until it is, nothing else is printed.
inline bool is_under_way(const std::optional<ReportPrint>& print) {
    return print && print->state == LooseState::printing;
}

}  // namespace klachtenzuil::desk
