#pragma once
// What figures are made of, read from the register in one sequence: all complaints, as far as figures look at them, and
// all measures. No dossier is opened, and no writer waits longer than for one slice.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/register/register.hpp"

namespace klachtenzuil {

/// Asked between slices; false stops.
using GoesOn = std::function<bool()>;

/// A date as a number of days, because figures compare and subtract millions of them.
using Day = std::chrono::sys_days;
/// When it happened that did not happen: after every date there is, and in no period.
inline constexpr Day never{std::chrono::days{10'000'000}};

/// A complaint as far as figures look at it; what a field means: complaint.hpp.
struct CaseRow {
    ComplaintId id;
    Channel channel = Channel::kiosk;
    std::optional<ComplainantKind> kind;
    Categories about;
    Stage stage = Stage::received;
    bool anonymous = false;
    int reopened = 0;
    Day received{};
    Day acknowledged = never;
    Day started = never;
    Day refused = never;
    Day refusal_told = never;
    Day extended = never;
    Day extended_until = never;
    Day extension_told = never;
    Day decided = never;
    Day outcome_told = never;
    Day referred = never;
    Day completed = never;
    Refusal refusal{};  ///< where it was refused; so with the others
    ExtensionReason extension_reason{};
    Outcome outcome{};
    Satisfied satisfied{};
    std::string_view cause;  ///< of the decision
    Day until = never;       ///< the last of all these days; `never` while it is open
    bool operator==(const CaseRow&) const = default;
};

/// From when on days count for something. Over is what is not open any more, was received before `received_since`, and
/// has no date on or after `since`.
struct CountedSince {
    Day since = Day::min();
    Day received_since = Day::min();

    bool is_over(const CaseRow& row) const { return row.received < received_since && row.until < since; }
};

/// Which complaints are handed over: those received on or before `last`, but for what was over.
struct FigureRowsWanted {
    Day last;
    CountedSince since{};
    std::function<bool(const ComplaintId&)> even_over{};  ///< which of those that were over are wanted all the same
};

/// Hands over the complaints that are wanted, earliest receipt first, each good until `take` returns. Answers whether
/// it came to the end.
Result<bool> read_figure_rows(const Register& store, const FigureRowsWanted& wanted,
                              const std::function<void(const CaseRow&)>& take, const GoesOn& goes_on = {});

/// The ids of those that fit, latest receipt first, at most `most`.
Result<std::vector<ComplaintId>> find_figure_rows(const Register& store, Day last,
                                                  const std::function<bool(const CaseRow&)>& fits, std::size_t most);

/// A measure as far as figures look at it: without its two texts.
struct MeasureRow {
    ComplaintId complaint;
    int number = 0;
    MeasureKind kind = MeasureKind::corrective;
    Day decided{};
    Day due{};
    Day checked = never;
    MeasureResult result = MeasureResult::worked;  ///< where it was checked
};
/// Hands over every measure, in the order of the complaints' ids. Answers whether it came to the end.
Result<bool> read_measure_rows(const Register& store, const std::function<void(const MeasureRow&)>& take,
                               const GoesOn& goes_on = {});

/// A number that changes when somebody else wrote into the store.
Result<std::int64_t> store_version(const Register& store);

}  // namespace klachtenzuil
