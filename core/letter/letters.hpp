#pragma once
// The letters that staff write to a complainant: drafted from the complaint, edited by a person, then put on paper.
// Source: procedure, "The four stages", "Rights and duties".

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/complaint/complaint.hpp"
#include "core/complaint/form.hpp"
#include "core/config/config.hpp"
#include "core/letter/letter.hpp"
#include "core/register/casework.hpp"
#include "core/staff/account.hpp"

namespace klachtenzuil {

/// Stored by name, with the letters that were kept: never rename one.
enum class LetterKind { acknowledgement, not_accepted, invitation, extension, outcome, referral };
inline constexpr int letter_kind_count = 6;
std::string_view name_of(LetterKind kind);
std::optional<LetterKind> letter_kind_from(std::string_view name);
/// What staff call it: "Uitnodiging voor een gesprek".
Word word_for(LetterKind kind);

/// What a letter says that does not stand in the register. Holds personal data: see wipe().
struct LetterFacts {
    std::string explanation{};           ///< the reasons as they were registered: of the refusal, extension or decision
    std::optional<Date> meeting_date{};  ///< of the talk to which the complainant is invited
    std::optional<std::chrono::minutes> meeting_time{};  ///< since midnight, on the wall clock
    std::string meeting_place{};                         ///< empty: at the organisation's own address
    std::string meeting_with{};                          ///< who will listen
    /// Staff hand it to a complainant who cannot be written to: one without a name, or without a way to be answered.
    bool handed_over = false;
};

/// The reasons that the letter of this kind tells: of the latest refusal, extension or decision in the history of the
/// complaint, as they were sealed; empty where there are none.
std::string explanation_in(std::span<const TakenStep> history, LetterKind kind);

/// The text of a letter in one language, as it can be edited: paragraphs are divided by an empty line, and a paragraph
/// that is one line beginning with "# " is a heading.
struct LetterText {
    Language language = Language::nl;
    std::string title;
    std::string body;
    bool operator==(const LetterText&) const = default;
};

/// Holds personal data: see wipe().
struct LetterDraft {
    LetterKind kind = LetterKind::acknowledgement;
    std::vector<LetterText> texts;  ///< the complainant's language first, then Dutch where that differs
    std::string signed_by{};        ///< the name under it, as the complainant knows it; empty: the role signs
    bool operator==(const LetterDraft&) const = default;
};

/// Most characters of a text that somebody edits.
inline constexpr std::size_t letter_limit = 12000;

/// Whether the complaint has what this letter tells about: a decision before an outcome is written. Fails with
/// step_out_of_order, dossier_destroyed, or config_bad_value for a referral to a body that is not configured.
Result<void> can_draft(LetterKind kind, const Complaint& complaint, const Config& config);

/// The letter as the program would write it. Fails as can_draft() does, with nobody_to_write_to() where it is not
/// handed over either, and for an invitation with facts_missing for a day without a time or the other way round, and
/// date_not_possible for a day before `today`.
Result<LetterDraft> draft_letter(LetterKind kind, const Complaint& complaint, const Form& form,
                                 const LetterFacts& facts, const Config& config, Date today);

/// The complainant cannot be written to.
Failure nobody_to_write_to();

/// The paper: to whom, when, about which number, the text in every language, and who signs, as what: the account's own
/// name is for signing in, and nobody's to write to. Wipe it.
Letter make_letter(const LetterDraft& draft, const Complaint& complaint, const Form& form, StaffRole sender,
                   const Config& config, Date today);

void wipe(LetterFacts& facts);
void wipe(LetterDraft& draft);

}  // namespace klachtenzuil
