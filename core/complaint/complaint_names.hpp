#pragma once
// The stored names of the enums in complaint.hpp, and the words that people read for them.

#include <optional>
#include <string_view>

#include "core/complaint/complaint.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil {

std::string_view name_of(Stage stage);
std::string_view name_of(Outcome outcome);
std::string_view name_of(Refusal reason);
std::string_view name_of(ExtensionReason reason);
std::string_view name_of(Told how);
std::string_view name_of(Side side);
std::string_view name_of(Satisfied answer);
std::string_view name_of(MeasureKind kind);
std::string_view name_of(MeasureResult result);

std::optional<Stage> stage_from(std::string_view name);
std::optional<Outcome> outcome_from(std::string_view name);
std::optional<Refusal> refusal_from(std::string_view name);
std::optional<ExtensionReason> extension_reason_from(std::string_view name);
std::optional<Told> told_from(std::string_view name);
std::optional<Side> side_from(std::string_view name);
std::optional<Satisfied> satisfied_from(std::string_view name);
std::optional<MeasureKind> measure_kind_from(std::string_view name);
std::optional<MeasureResult> measure_result_from(std::string_view name);

Word word_for(Stage stage);
Word word_for(Outcome outcome);
Word word_for(Refusal reason);
Word word_for(ExtensionReason reason);
Word word_for(Told how);
Word word_for(Side side);
Word word_for(Satisfied answer);
Word word_for(MeasureKind kind);
Word word_for(MeasureResult result);

}  // namespace klachtenzuil
