#pragma once
// What is done with a complaint: the steps of the procedure, and the facts that each registers. Source: procedure;
// the command line contract ("Steps").

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// Everything that the journal holds. Stored by name: never rename one.
enum class StepKind {
    begin,          ///< the node exists; facts: its public keys
    account,        ///< an account was made or altered; facts: its name and the hash of its row
    file,           ///< a complaint came in; facts: what the register holds of it
    acknowledge,    ///< the acknowledgement went out
    assign,         ///< a handler is registered
    accept,         ///< it fits the definition and is handled
    refuse,         ///< it is not accepted
    hear,           ///< one side was heard
    waive_hearing,  ///< why one side could not be heard
    extend,         ///< the term to complete is extended
    decide,         ///< the outcome
    measure,        ///< a corrective or preventive measure
    check_measure,  ///< whether a measure worked
    inform,         ///< the complainant was told something
    complete,       ///< the end
    refer,          ///< the external body was pointed out
    reopen,         ///< a completed or refused complaint is taken up again
    correct,        ///< something that stood in the register is put right; a named person is linked
    note,           ///< a remark, an attachment or a letter was added to the dossier
    destroy,        ///< the dossier was destroyed
};
inline constexpr int step_kind_count = 20;
std::string_view name_of(StepKind step);
std::optional<StepKind> step_kind_from(std::string_view name);

/// What a fact can be. Texts are UTF-8.
enum class FactKind {
    date,    ///< a calendar date, ISO
    choice,  ///< one of `choices`
    number,  ///< a whole number from 0
    staff,   ///< the name of an account, or of what `choices` adds to them
    text,    ///< at most `limit` characters
};

/// One thing that a step registers.
struct FactSpec {
    std::string_view name;  ///< as it stands in JSON
    FactKind kind = FactKind::text;
    bool required = true;
    bool sealed = false;  ///< goes into the dossier, not into the journal: it can hold persons
    std::span<const std::string_view> choices{};
    std::size_t limit = 0;
    bool by_program = false;  ///< the program adds it; nobody is asked for it
};

/// The facts of a step, by name; dates as ISO, numbers as digits. Sealed ones hold personal data: wipe it.
using Facts = std::map<std::string, std::string, std::less<>>;

/// One step as somebody asks for it.
struct Step {
    StepKind kind = StepKind::note;
    Facts facts;
    bool operator==(const Step&) const = default;
};

void wipe(Step& step);

}  // namespace klachtenzuil
