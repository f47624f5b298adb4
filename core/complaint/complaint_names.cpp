#include "core/complaint/complaint_names.hpp"

#include <array>

#include "core/complaint/named_rows.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array stages{
    NamedRow{Stage::received, "received", w::complaint_stage_received},
    NamedRow{Stage::assessing, "assessing", w::complaint_stage_assessing},
    NamedRow{Stage::handling, "handling", w::complaint_stage_handling},
    NamedRow{Stage::decided, "decided", w::complaint_stage_decided},
    NamedRow{Stage::completed, "completed", w::complaint_stage_completed},
    NamedRow{Stage::refused, "refused", w::complaint_stage_refused},
};
constexpr std::array outcomes{
    NamedRow{Outcome::upheld, "upheld", w::complaint_outcome_upheld},
    NamedRow{Outcome::partly_upheld, "partly_upheld", w::complaint_outcome_partly_upheld},
    NamedRow{Outcome::not_upheld, "not_upheld", w::complaint_outcome_not_upheld},
};
constexpr std::array refusals{
    NamedRow{Refusal::no_complaint, "no_complaint", w::complaint_refusal_no_complaint},
    NamedRow{Refusal::not_ours, "not_ours", w::complaint_refusal_not_ours},
    NamedRow{Refusal::handled_before, "handled_before", w::complaint_refusal_handled_before},
    NamedRow{Refusal::other, "other", w::complaint_refusal_other},
};
constexpr std::array extension_reasons{
    NamedRow{ExtensionReason::investigation, "investigation", w::complaint_extension_reason_investigation},
    NamedRow{ExtensionReason::expert, "expert", w::complaint_extension_reason_expert},
    NamedRow{ExtensionReason::absence, "absence", w::complaint_extension_reason_absence},
    NamedRow{ExtensionReason::complainant, "complainant", w::complaint_extension_reason_complainant},
    NamedRow{ExtensionReason::other, "other", w::complaint_extension_reason_other},
};
constexpr std::array ways{
    NamedRow{Told::letter, "letter", w::complaint_told_letter},
    NamedRow{Told::email, "email", w::complaint_told_email},
    NamedRow{Told::phone, "phone", w::complaint_told_phone},
    NamedRow{Told::in_person, "in_person", w::complaint_told_in_person},
    NamedRow{Told::impossible, "impossible", w::complaint_told_impossible},
};
constexpr std::array sides{
    NamedRow{Side::complainant, "complainant", w::complaint_side_complainant},
    NamedRow{Side::employee, "employee", w::complaint_side_employee},
};
constexpr std::array answers{
    NamedRow{Satisfied::yes, "yes", w::complaint_satisfied_yes},
    NamedRow{Satisfied::no, "no", w::complaint_satisfied_no},
    NamedRow{Satisfied::unknown, "unknown", w::complaint_satisfied_unknown},
};
constexpr std::array measure_kinds{
    NamedRow{MeasureKind::corrective, "corrective", w::complaint_measure_kind_corrective},
    NamedRow{MeasureKind::preventive, "preventive", w::complaint_measure_kind_preventive},
};
constexpr std::array measure_results{
    NamedRow{MeasureResult::worked, "worked", w::complaint_measure_result_worked},
    NamedRow{MeasureResult::partly, "partly", w::complaint_measure_result_partly},
    NamedRow{MeasureResult::failed, "failed", w::complaint_measure_result_failed},
};
static_assert(in_order(stages, stage_count));
static_assert(in_order(outcomes, outcome_count));
static_assert(in_order(refusals, refusal_count));
static_assert(in_order(extension_reasons, extension_reason_count));
static_assert(in_order(ways, told_count));
static_assert(in_order(sides, side_count));
static_assert(in_order(answers, satisfied_count));
static_assert(in_order(measure_kinds, measure_kind_count));
static_assert(in_order(measure_results, measure_result_count));

}  // namespace

std::string_view name_of(Stage stage) {
    return row_of(stages, stage).name;
}
std::string_view name_of(Outcome outcome) {
    return row_of(outcomes, outcome).name;
}
std::string_view name_of(Refusal reason) {
    return row_of(refusals, reason).name;
}
std::string_view name_of(ExtensionReason reason) {
    return row_of(extension_reasons, reason).name;
}
std::string_view name_of(Told how) {
    return row_of(ways, how).name;
}
std::string_view name_of(Side side) {
    return row_of(sides, side).name;
}
std::string_view name_of(Satisfied answer) {
    return row_of(answers, answer).name;
}
std::string_view name_of(MeasureKind kind) {
    return row_of(measure_kinds, kind).name;
}
std::string_view name_of(MeasureResult result) {
    return row_of(measure_results, result).name;
}

std::optional<Stage> stage_from(std::string_view name) {
    return value_named(stages, name);
}
std::optional<Outcome> outcome_from(std::string_view name) {
    return value_named(outcomes, name);
}
std::optional<Refusal> refusal_from(std::string_view name) {
    return value_named(refusals, name);
}
std::optional<ExtensionReason> extension_reason_from(std::string_view name) {
    return value_named(extension_reasons, name);
}
std::optional<Told> told_from(std::string_view name) {
    return value_named(ways, name);
}
std::optional<Side> side_from(std::string_view name) {
    return value_named(sides, name);
}
std::optional<Satisfied> satisfied_from(std::string_view name) {
    return value_named(answers, name);
}
std::optional<MeasureKind> measure_kind_from(std::string_view name) {
    return value_named(measure_kinds, name);
}
std::optional<MeasureResult> measure_result_from(std::string_view name) {
    return value_named(measure_results, name);
}

Word word_for(Stage stage) {
    return row_of(stages, stage).word;
}
Word word_for(Outcome outcome) {
    return row_of(outcomes, outcome).word;
}
Word word_for(Refusal reason) {
    return row_of(refusals, reason).word;
}
Word word_for(ExtensionReason reason) {
    return row_of(extension_reasons, reason).word;
}
Word word_for(Told how) {
    return row_of(ways, how).word;
}
Word word_for(Side side) {
    return row_of(sides, side).word;
}
Word word_for(Satisfied answer) {
    return row_of(answers, answer).word;
}
Word word_for(MeasureKind kind) {
    return row_of(measure_kinds, kind).word;
}
Word word_for(MeasureResult result) {
    return row_of(measure_results, result).word;
}

}  // namespace klachtenzuil
