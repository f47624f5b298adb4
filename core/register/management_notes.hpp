#pragma once
// What management writes down for its yearly meeting: recommendations and changes of policy, and what became of them.
// Source: procedure, "Learn".
//
// Each is a `note` of the journal that belongs to no complaint, in the clear: it is meant to be printed, so that it
// holds no persons, like a cause or a summary. It travels to the other nodes as every step does. verify() covers it by
// the journal's chain; there is no other copy.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/register/accounts.hpp"
#include "core/register/journal.hpp"
#include "core/register/register.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil {

/// Stored by name: never rename one.
enum class ManagementNoteKind {
    recommendation,  ///< a structural measure for a category of complaints
    policy_change,   ///< of policy, procedures or protocols
};
inline constexpr int management_note_kind_count = 2;
std::string_view name_of(ManagementNoteKind kind);
std::optional<ManagementNoteKind> management_note_kind_from(std::string_view name);
Word word_for(ManagementNoteKind kind);

/// What became of it. Stored by name: never rename one.
enum class ManagementNoteState { open, carried_out, partly, dropped };
inline constexpr int management_note_state_count = 4;
std::string_view name_of(ManagementNoteState state);
std::optional<ManagementNoteState> management_note_state_from(std::string_view name);
Word word_for(ManagementNoteState state);

inline constexpr std::size_t management_note_limit = 2000;  ///< characters of each text

struct ManagementNoteAnswer {
    Date date;
    ManagementNoteState state = ManagementNoteState::open;
    std::string text;   ///< without persons
    std::string actor;  ///< the account that wrote it
    bool operator==(const ManagementNoteAnswer&) const = default;
};

struct ManagementNote {
    StepPlace place;  ///< of its entry in the journal
    Date date;
    ManagementNoteKind kind = ManagementNoteKind::recommendation;
    std::string text;  ///< without persons
    std::string actor;
    std::vector<ManagementNoteAnswer> answers;  ///< oldest first; nothing is rewritten
    bool operator==(const ManagementNote&) const = default;

    /// How it stands by the latest answer.
    ManagementNoteState state() const { return answers.empty() ? ManagementNoteState::open : answers.back().state; }
};

/// Management only, dated today. Fails as may_work() does, with not_permitted, and with facts_missing or
/// fact_not_allowed (detail: text) for a text that is blank, too long, or holds control characters.
Result<StepPlace> add_management_note(Register& store, const SignedIn& who, ManagementNoteKind kind,
                                      std::string_view text);
/// What became of it, as often as there is something to say; the text can be empty. Fails as above, and with
/// reference_unknown (detail: the place).
Result<void> answer_management_note(Register& store, const SignedIn& who, const StepPlace& note,
                                    ManagementNoteState state, std::string_view text);

/// Every note with its answers, oldest first: what somebody of management wrote at whatever node. Needs no sign-in.
Result<std::vector<ManagementNote>> management_notes(const Register& store);
/// What the report of a period prints: notes that were written in it, that were answered in it, or that were open when
/// it began, each with its answers up to `last`.
std::vector<ManagementNote> notes_for(const std::vector<ManagementNote>& all, Date first, Date last);

/// Whether the entry is what this file writes, as far as its facts tell: a note without complaint that can be read. For
/// core/register only.
bool is_management_note(const JournalEntry& entry);

}  // namespace klachtenzuil
