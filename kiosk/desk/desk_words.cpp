#include "kiosk/desk/desk_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/letter/letters.hpp"
#include "core/register/accounts.hpp"
#include "core/register/journal.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil::desk {

namespace {

struct StepWords {
    StepKind step;
    Word button;
    Word explanation;
    Word done;
};

/// In the order of StepKind. What only the program does is never a button.
constexpr std::array steps{
    StepWords{StepKind::begin, w::desk_done_begin, w::desk_done_begin, w::desk_done_begin},
    StepWords{StepKind::account, w::desk_done_account, w::desk_done_account, w::desk_done_account},
    StepWords{StepKind::file, w::desk_done_file, w::desk_done_file, w::desk_done_file},
    StepWords{StepKind::acknowledge, w::desk_step_acknowledge, w::desk_why_acknowledge, w::desk_done_acknowledge},
    StepWords{StepKind::assign, w::desk_step_assign, w::desk_why_assign, w::desk_done_assign},
    StepWords{StepKind::accept, w::desk_step_accept, w::desk_why_accept, w::desk_done_accept},
    StepWords{StepKind::refuse, w::desk_step_refuse, w::desk_why_refuse, w::desk_done_refuse},
    StepWords{StepKind::hear, w::desk_step_hear, w::desk_why_hear, w::desk_done_hear},
    StepWords{StepKind::waive_hearing, w::desk_step_waive, w::desk_why_waive, w::desk_done_waive},
    StepWords{StepKind::extend, w::desk_step_extend, w::desk_why_extend, w::desk_done_extend},
    StepWords{StepKind::decide, w::desk_step_decide, w::desk_why_decide, w::desk_done_decide},
    StepWords{StepKind::measure, w::desk_step_measure, w::desk_why_measure, w::desk_done_measure},
    StepWords{StepKind::check_measure, w::desk_step_check, w::desk_why_check, w::desk_done_check},
    StepWords{StepKind::inform, w::desk_step_inform, w::desk_why_inform, w::desk_done_inform},
    StepWords{StepKind::complete, w::desk_step_complete, w::desk_why_complete, w::desk_done_complete},
    StepWords{StepKind::refer, w::desk_step_refer, w::desk_why_refer, w::desk_done_refer},
    StepWords{StepKind::reopen, w::desk_step_reopen, w::desk_why_reopen, w::desk_done_reopen},
    StepWords{StepKind::correct, w::desk_step_correct, w::desk_why_correct, w::desk_done_correct},
    StepWords{StepKind::note, w::desk_step_note, w::desk_why_note, w::desk_done_note},
    StepWords{StepKind::destroy, w::desk_step_destroy, w::desk_why_destroy, w::desk_done_destroy},
};
static_assert(steps.size() == step_kind_count);

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

/// What a fact is called; in one step of its own first, then in every other.
struct FactWord {
    std::optional<StepKind> step;
    std::string_view fact;
    Word word;
};
constexpr std::array fact_words{
    FactWord{StepKind::hear, "summary", w::desk_fact_heard},
    FactWord{StepKind::hear, "side", w::desk_fact_side},
    FactWord{StepKind::waive_hearing, "side", w::desk_fact_side_waived},
    FactWord{StepKind::complete, "summary", w::desk_fact_summary},
    FactWord{StepKind::correct, "what", w::desk_fact_correct},
    FactWord{StepKind::note, "kind", w::desk_fact_document},
    FactWord{StepKind::complete, "date", w::desk_fact_date_today},
    FactWord{{}, "date", w::desk_fact_date},
    FactWord{{}, "how", w::desk_fact_how},
    FactWord{{}, "handler", w::desk_fact_handler},
    FactWord{{}, "note", w::desk_fact_remark},
    FactWord{{}, "reason", w::desk_fact_reason},
    FactWord{{}, "explanation", w::desk_fact_explanation},
    FactWord{{}, "who", w::desk_fact_who},
    FactWord{{}, "until", w::desk_fact_until},
    FactWord{{}, "outcome", w::desk_fact_outcome},
    FactWord{{}, "cause", w::desk_fact_cause},
    FactWord{{}, "reasons", w::desk_fact_reasons},
    FactWord{{}, "kind", w::desk_fact_measure_kind},
    FactWord{{}, "what", w::desk_fact_what},
    FactWord{{}, "owner", w::desk_fact_owner},
    FactWord{{}, "due", w::desk_fact_due},
    FactWord{{}, "measure", w::desk_fact_measure},
    FactWord{{}, "result", w::desk_fact_result},
    FactWord{{}, "remark", w::desk_fact_remark},
    FactWord{{}, "about", w::desk_fact_about},
    FactWord{{}, "satisfied", w::desk_fact_satisfied},
    FactWord{{}, "body", w::desk_fact_body},
    FactWord{{}, "value", w::desk_fact_value},
    FactWord{{}, "was", w::desk_fact_was},
    FactWord{{}, "person", w::desk_fact_person},
    FactWord{{}, "staff", w::desk_fact_staff},
    FactWord{{}, "text", w::desk_fact_text},
    FactWord{{}, "type", w::desk_fact_type},
    FactWord{{}, "bytes", w::desk_fact_bytes},
    FactWord{{}, "name", w::desk_fact_name},
};

struct ValueWord {
    std::string_view fact;
    std::string_view value;
    Word word;
};
/// Values that no enum of the complaint stands for.
constexpr std::array value_words{
    ValueWord{"about", "outcome", w::desk_about_outcome},
    ValueWord{"about", "refusal", w::desk_about_refusal},
    ValueWord{"about", "extension", w::desk_about_extension},
    ValueWord{"about", "progress", w::desk_about_progress},
    ValueWord{"what", "received", w::desk_what_received},
    ValueWord{"what", "kind", w::desk_what_kind},
    ValueWord{"what", "about", w::desk_what_about},
    ValueWord{"what", "channel", w::desk_what_channel},
    ValueWord{"what", "brought_letter", w::desk_what_letter},
    ValueWord{"what", "acknowledged", w::desk_what_acknowledged},
    ValueWord{"what", "person", w::desk_what_person},
    ValueWord{"value", "yes", w::step_yes},
    ValueWord{"value", "no", w::step_no},
    ValueWord{"value", "true", w::step_yes},
    ValueWord{"value", "false", w::step_no},
    ValueWord{"staff", nobody_here, w::desk_nobody_here},
    ValueWord{"was", nobody_here, w::desk_nobody_here},
    ValueWord{"kind", "attachment", w::desk_document_attachment},
    ValueWord{"kind", "letter", w::desk_document_letter},
    ValueWord{"kind", "key", w::desk_document_key},
    ValueWord{"type", "office", w::desk_key_office},
    ValueWord{"type", "pdf", w::desk_type_pdf},
    ValueWord{"type", "jpeg", w::desk_type_jpeg},
    ValueWord{"type", "png", w::desk_type_png},
};

struct ActorWord {
    std::string_view actor;
    Word word;
};
/// Whoever acts without an account of their own.
constexpr std::array actor_words{
    ActorWord{actor_node, w::desk_actor_node},
    ActorWord{actor_visitor, w::desk_actor_visitor},
    ActorWord{actor_receiver, w::desk_actor_receiver},
    ActorWord{recovery_account_name, w::desk_actor_recovery},
};

template <class Value>
std::optional<Word> word_of(std::optional<Value> value) {
    if (!value) return std::nullopt;
    return klachtenzuil::word_for(*value);
}

std::optional<Word> enum_word(StepKind step, std::string_view fact, std::string_view value) {
    if (fact == "how") return word_of(told_from(value));
    if (fact == "side") return word_of(side_from(value));
    if (fact == "outcome") return word_of(outcome_from(value));
    if (fact == "satisfied") return word_of(satisfied_from(value));
    if (fact == "result") return word_of(measure_result_from(value));
    if (fact == "kind" && step == StepKind::measure) return word_of(measure_kind_from(value));
    if (fact == "reason" && step == StepKind::refuse) return word_of(refusal_from(value));
    if (fact == "reason" && step == StepKind::extend) return word_of(extension_reason_from(value));
    return std::nullopt;
}

/// A value of the register as `correct` writes it: the name of one of several enums.
std::optional<Word> register_word(std::string_view value) {
    if (const auto kind = complainant_kind_from(value)) return klachtenzuil::word_for(*kind);
    if (const auto channel = channel_from(value)) return klachtenzuil::word_for(*channel);
    if (const auto category = category_from(value)) return klachtenzuil::word_for(*category);
    return std::nullopt;
}

/// Several names, divided by commas.
std::string listed_text(const Words& words, std::string_view value) {
    std::string text;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(','), value.size());
        const std::string_view name = value.substr(0, end);
        const auto word = register_word(name);
        if (!text.empty()) text += ", ";
        text += word ? words(*word) : std::string(name);
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return text;
}

/// Named persons are counted from nought where they are stored, and by people from one.
std::string person_text(std::string_view stored) {
    int person = 0;
    const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), person);
    return read.ec == std::errc{} ? std::to_string(person + 1) : std::string(stored);
}

}  // namespace

Word word_for(StepKind step) {
    return steps[static_cast<std::size_t>(step)].button;
}

Word explanation_of(StepKind step) {
    return steps[static_cast<std::size_t>(step)].explanation;
}

Word done_word_for(StepKind step) {
    return steps[static_cast<std::size_t>(step)].done;
}

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
    if (refused.reason == Reason::step_out_of_order && in(from, stage)) return words(w::desk_rule_done);
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

std::string fact_label(const Words& words, StepKind step, std::string_view fact) {
    const auto found = std::find_if(fact_words.begin(), fact_words.end(), [&](const FactWord& each) {
        return each.fact == fact && (!each.step || *each.step == step);
    });
    return found == fact_words.end() ? std::string(fact) : words(found->word);
}

std::string fact_text(const Words& words, StepKind step, std::string_view fact, std::string_view value) {
    if (const auto word = enum_word(step, fact, value)) return words(*word);
    const auto found = std::find_if(value_words.begin(), value_words.end(), [&](const ValueWord& each) {
        return (each.fact == fact || (each.fact == "value" && fact == "was")) && each.value == value;
    });
    if (found != value_words.end()) return words(found->word);
    const auto letter = fact == "type" ? letter_kind_from(value) : std::nullopt;
    if (letter) return words(klachtenzuil::word_for(*letter));
    if (const auto date = date_from_iso(value)) return words.date(*date);
    if (fact == "value" || fact == "was") return listed_text(words, value);
    if (fact == "person") return person_text(value);
    return std::string(value);
}

std::string actor_text(const Words& words, std::string_view actor) {
    const auto* const found = std::find_if(actor_words.begin(), actor_words.end(),
                                           [actor](const ActorWord& each) { return each.actor == actor; });
    return found == actor_words.end() ? std::string(actor) : words(found->word);
}

}  // namespace klachtenzuil::desk
