#include "core/print/print_names.hpp"

#include <array>
#include <cstddef>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, print_state_count> states{"wanted", "created", "sent",    "confirmed",
                                                                 "filed",  "unknown", "given_up"};
static_assert(states[static_cast<std::size_t>(PrintState::given_up)] == "given_up");

struct Row {
    PrintTrouble trouble;
    std::string_view name;
    Word staff;
    Word visitor;
};

constexpr std::array troubles{
    Row{PrintTrouble::none, "none", w::print_none_staff, w::print_none_visitor},
    Row{PrintTrouble::paper_out, "paper_out", w::print_paper_out_staff, w::print_paper_out_visitor},
    Row{PrintTrouble::jam, "jam", w::print_jam_staff, w::print_jam_visitor},
    Row{PrintTrouble::offline, "offline", w::print_offline_staff, w::print_offline_visitor},
    Row{PrintTrouble::stopped, "stopped", w::print_stopped_staff, w::print_stopped_visitor},
    Row{PrintTrouble::no_printer, "no_printer", w::print_no_printer_staff, w::print_no_printer_visitor},
    Row{PrintTrouble::unreachable, "unreachable", w::print_unreachable_staff, w::print_unreachable_visitor},
    Row{PrintTrouble::refused, "refused", w::print_refused_staff, w::print_refused_visitor},
    Row{PrintTrouble::unknown, "unknown", w::print_unknown_staff, w::print_unknown_visitor},
    Row{PrintTrouble::held, "held", w::print_held_staff, w::print_held_visitor},
    Row{PrintTrouble::not_made, "not_made", w::print_not_made_staff, w::print_not_made_visitor},
    Row{PrintTrouble::failing, "failing", w::print_failing_staff, w::print_failing_visitor},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < troubles.size(); ++i) {
        if (static_cast<std::size_t>(troubles[i].trouble) != i) return false;
    }
    return troubles.size() == static_cast<std::size_t>(print_trouble_count);
}
static_assert(in_order(), "every trouble has its row, in the order of the enum");

}  // namespace

std::string_view name_of(PrintState state) {
    return states[static_cast<std::size_t>(state)];
}

std::string_view name_of(PrintTrouble trouble) {
    return troubles[static_cast<std::size_t>(trouble)].name;
}

std::optional<PrintState> print_state_from(std::string_view name) {
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i] == name) return static_cast<PrintState>(i);
    }
    return std::nullopt;
}

std::optional<PrintTrouble> print_trouble_from(std::string_view name) {
    for (const Row& row : troubles) {
        if (row.name == name) return row.trouble;
    }
    return std::nullopt;
}

Word for_staff(PrintTrouble trouble) {
    return troubles[static_cast<std::size_t>(trouble)].staff;
}

Word for_visitor(PrintTrouble trouble) {
    return troubles[static_cast<std::size_t>(trouble)].visitor;
}

PrintTrouble trouble_of(const Failure& failure) {
    switch (failure.reason) {
        case Reason::printer_none: return PrintTrouble::no_printer;
        case Reason::printer_unreachable: return PrintTrouble::unreachable;
        case Reason::printer_stopped: return PrintTrouble::stopped;
        default: return PrintTrouble::refused;
    }
}

}  // namespace klachtenzuil
