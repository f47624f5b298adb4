#pragma once
// The flat tables that the office gets: which there are, their columns in their fixed order, and the row that each
// thing makes. What is written as CSV, JSON and XLSX, and the register in PostgreSQL, all have their columns from here.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"
#include "core/register/casework.hpp"
#include "core/register/intake.hpp"

namespace klachtenzuil {

/// Nothing, a text, a number, yes or no, a date, a moment.
using Cell = std::variant<std::monostate, std::string, std::int64_t, bool, Date, Instant>;
using Cells = std::vector<Cell>;

/// Overwrites the texts: they can hold what a person told.
void wipe(Cells& cells);

enum class Table { complaints, dossiers, persons, steps, measures, disputes, attachments };
inline constexpr int table_count = 7;

/// The name of its file or sheet.
std::string_view name_of(Table table);
/// Never reordered; what comes later stands at the end.
std::span<const std::string_view> columns_of(Table table);

/// What the register holds of a complaint, its terms as `terms` has them: a row of `complaints`.
Cells complaint_row(const Complaint& complaint, const Terms& terms);
/// A row of `measures` without its first column, the reference.
Cells measure_cells(const Measure& measure);
/// A row of `disputes` without its first column.
Cells dispute_cells(const Dispute& dispute);

/// Why a dossier's contents are, or are not, in the tables.
enum class DossierState {
    open,
    concerned,  ///< the complaint is about whoever asks
    destroyed,  ///< its retention ended
    closed,     ///< this node cannot open it
};
inline constexpr int dossier_state_count = 4;
std::string_view name_of(DossierState state);

/// A row of `dossiers`: what was told, `form` only where it is open.
Cells dossier_row(const Complaint& complaint, DossierState state, const Form* form);
/// The rows of `persons`: those that were named, and those that were linked since. `account` is whom each was linked
/// to, as far as this node knows.
std::vector<Cells> person_rows(const Complaint& complaint, const Form& form, std::span<const TakenStep> history);
/// A row of `steps`.
Cells step_row(const Complaint& complaint, const TakenStep& step);
/// A row of `attachments`; `file` is where it was written, empty where it was not.
Cells attachment_row(const Complaint& complaint, const TakenStep& step, std::string_view file);

}  // namespace klachtenzuil
