#pragma once
// One complaint as the register holds it: plain values, no persons in them. It is the fold of its steps.
// Source: procedure, "The four stages"; design, "Register, journal, dossier".

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/reference.hpp"

namespace klachtenzuil {

// The enums below are stored and sent by their names (complaint_names.hpp): never rename or renumber one.

/// Where a complaint stands. Source: procedure, "The four stages".
enum class Stage { received, assessing, handling, decided, completed, refused };
inline constexpr int stage_count = 6;

enum class Outcome { upheld, partly_upheld, not_upheld };
inline constexpr int outcome_count = 3;

/// Why a complaint is not accepted.
enum class Refusal {
    no_complaint,    ///< it does not fit the definition
    not_ours,        ///< it is about somebody else, or cannot be judged here
    handled_before,  ///< the same was handled already
    other,
};
inline constexpr int refusal_count = 4;

enum class ExtensionReason { investigation, expert, absence, complainant, other };
inline constexpr int extension_reason_count = 5;

/// How somebody was told. `impossible` only where nobody can be reached: a complainant without name or address.
enum class Told { letter, email, phone, in_person, impossible };
inline constexpr int told_count = 5;

/// The two sides of hearing both sides.
enum class Side { complainant, employee };
inline constexpr int side_count = 2;

enum class Satisfied { yes, no, unknown };
inline constexpr int satisfied_count = 3;

enum class MeasureKind { corrective, preventive };
inline constexpr int measure_kind_count = 2;

enum class MeasureResult { worked, partly, failed };
inline constexpr int measure_result_count = 3;

/// A side was heard, or a reasoned note says why it could not be.
struct Hearing {
    Date date;
    bool waived = false;
    bool operator==(const Hearing&) const = default;
};

struct Refused {
    Date date;
    Refusal reason = Refusal::no_complaint;
    std::optional<Date> told;
    bool operator==(const Refused&) const = default;
};

/// The one extension. It moves the term once the complainant was told. Source: procedure, "Terms".
struct Extension {
    Date date;
    Date until;
    ExtensionReason reason = ExtensionReason::investigation;
    std::optional<Date> told;
    bool operator==(const Extension&) const = default;
};

struct Decision {
    Date date;
    Outcome outcome = Outcome::upheld;
    std::string cause;  ///< from the configured list, or free; no persons in it
    std::optional<Date> told;
    bool operator==(const Decision&) const = default;
};

struct Completion {
    Date date;
    Satisfied satisfied = Satisfied::unknown;
    std::string summary;  ///< without persons; stays when the dossier is destroyed
    bool operator==(const Completion&) const = default;
};

struct Measure {
    int number = 0;  ///< from 1, within the complaint
    MeasureKind kind = MeasureKind::corrective;
    std::string what;   ///< without persons
    std::string owner;  ///< an account, or a function such as "teamleider"
    Date decided;
    Date due;
    std::optional<Date> checked;
    std::optional<MeasureResult> result;
    bool operator==(const Measure&) const = default;
};

/// An account as it stands in one complaint: a hash of its name under a key that this complaint alone has and that is
/// destroyed with the dossier, so that the register names nobody that a complaint is about.
using StaffToken = Id<struct StaffTokenTag>;

/// A person that the complainant named, by place in the form's list from 0; behind those the complainant who works
/// here, or one who was found otherwise. Nothing as token: nobody who works here.
struct PersonLink {
    int person = 0;
    std::optional<StaffToken> staff;
    bool operator==(const PersonLink&) const = default;
};

struct Complaint {
    ComplaintId id;
    Reference reference;
    Instant registered{};  ///< when it was stored
    Date received{};       ///< local date of receipt; the terms count from here
    Channel channel = Channel::kiosk;
    std::optional<ComplainantKind> kind;
    Categories about;
    Language language = Language::nl;
    Stage stage = Stage::received;
    bool brought_letter = false;  ///< a written complaint lies at the desk until it is attached
    bool anonymous = false;       ///< without a name, or without a way to be answered
    int persons_named = 0;  ///< in the form, and behind them the complainant who works here; each waits to be linked

    std::optional<Date> acknowledged;  ///< date the acknowledgement went out
    std::string handler;               ///< the account of the handler; empty: none yet
    std::optional<Date> started;       ///< date the first handler was registered
    std::optional<Date> accepted;
    std::optional<Refused> refused;
    std::array<std::optional<Hearing>, side_count> heard;
    std::optional<Extension> extension;
    std::optional<Decision> decision;
    std::optional<Date> referred;  ///< the external body was pointed out
    std::optional<Completion> completion;
    int reopened = 0;  ///< how often; decision, referral and completion are those since
    std::vector<Measure> measures;
    std::vector<PersonLink> persons;
    std::optional<Date> destroyed;  ///< the dossier
    bool operator==(const Complaint&) const = default;
};

}  // namespace klachtenzuil
