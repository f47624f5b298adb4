#pragma once
// What figures are made of, read from the register in one sequence: all complaints, as far as figures look at them, and
// all measures. No dossier is opened, and no writer waits longer than for one slice.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/register/register.hpp"

namespace klachtenzuil {

/// Asked between slices; false stops.
using GoesOn = std::function<bool()>;

/// Which complaints are handed over: those received on or before `last`, but for what was over. Over is what is not
/// open any more, was received before `received_since`, and has no date on or after `since`.
struct FigureRowsWanted {
    Date last;
    Date since{};
    Date received_since{};
    std::function<bool(const ComplaintId&)> even_over{};  ///< which of those that were over are wanted all the same
};

/// Hands over the complaints that are wanted, earliest receipt first. Each is filled as far as figures look at it:
/// received, channel, kind, about, stage, anonymous, reopened, acknowledged, started, refused, extension, decision,
/// referred, and completion without its summary. It is good until `take` returns. Answers whether it came to the end.
Result<bool> read_figure_rows(const Register& store, const FigureRowsWanted& wanted,
                              const std::function<void(const Complaint&)>& take, const GoesOn& goes_on = {});

/// The ids of those that fit, latest receipt first, at most `most`.
Result<std::vector<ComplaintId>> find_figure_rows(const Register& store, Date last,
                                                  const std::function<bool(const Complaint&)>& fits, std::size_t most);

/// A measure as far as figures look at it: without its two texts.
struct MeasureRow {
    ComplaintId complaint;
    Measure measure;
};
/// Hands over every measure, those of one complaint one after another. Answers whether it came to the end.
Result<bool> read_measure_rows(const Register& store, const std::function<void(const MeasureRow&)>& take,
                               const GoesOn& goes_on = {});

/// A number that changes when somebody else wrote into the store.
Result<std::int64_t> store_version(const Register& store);

}  // namespace klachtenzuil
