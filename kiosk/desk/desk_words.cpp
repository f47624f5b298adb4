#include "kiosk/desk/desk_words.hpp"

#include <array>

#include "core/complaint/complaint_names.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::array task_words{w::desk_task_print_unknown, w::desk_task_print_trouble, w::desk_task_print_in_folder,
                                w::desk_task_disputed,      w::desk_task_person,        w::desk_task_letter,
                                w::desk_task_untold,        w::desk_task_measure,       w::desk_task_delivery,
                                w::desk_task_intake,        w::desk_task_backup,        w::desk_task_purge,
                                w::desk_task_push,          w::desk_task_clock,         w::desk_task_recovery};
static_assert(task_words.size() == task_kind_count);

constexpr std::array term_words{w::desk_term_acknowledge, w::desk_term_start, w::desk_term_refuse,
                                w::desk_term_complete};
static_assert(term_words.size() == term_kind_count);

constexpr std::array role_words{w::desk_role_receptionist, w::desk_role_management, w::desk_role_handler,
                                w::desk_role_independent};
static_assert(role_words.size() == staff_role_count);

}  // namespace

Word word_for(TaskKind task) {
    return task_words[static_cast<std::size_t>(task)];
}

Word word_for(StaffRole role) {
    return role_words[static_cast<std::size_t>(role)];
}

Word word_for(TermKind term) {
    return term_words[static_cast<std::size_t>(term)];
}

std::string rule_text(const Words& words, StepKind step, const Failure& refused, Stage stage, StaffRole role) {
    StageSet from = 0;
    RoleSet roles = 0;
    for (const ProcedureRule& rule : procedure()) {
        if (rule.step != step) continue;
        from = static_cast<StageSet>(from | rule.from);
        roles = static_cast<RoleSet>(roles | rule.roles);
    }
    const auto in = [](unsigned set, auto value) { return ((set >> static_cast<unsigned>(value)) & 1U) != 0; };
    // Here the stage is not what is wrong: the sentence says what is.
    if (refused.reason == Reason::step_out_of_order && in(from, stage)) return words.for_staff(refused);
    if (refused.reason == Reason::step_out_of_order) {
        std::string stages;
        for (int i = 0; i < stage_count; ++i) {
            if (!in(from, i)) continue;
            if (!stages.empty()) stages += ", ";
            stages += words(klachtenzuil::word_for(static_cast<Stage>(i)));
        }
        return words.fill(w::desk_rule_stage, fmt::arg("stages", stages));
    }
    if (refused.reason == Reason::person_concerned) return words(w::desk_rule_concerned);
    if (refused.reason != Reason::not_permitted) return words.for_staff(refused);
    if (in(roles, role)) return words(w::desk_rule_not_yours);
    std::string names;
    for (int i = 0; i < staff_role_count; ++i) {
        if (!in(roles, i)) continue;
        if (!names.empty()) names += ", ";
        names += words(word_for(static_cast<StaffRole>(i)));
    }
    return words.fill(w::desk_rule_roles, fmt::arg("roles", names));
}

}  // namespace klachtenzuil::desk
