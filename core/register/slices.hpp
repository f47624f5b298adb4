#pragma once
// Journal and register in short slices, for whoever carries them to another store: no visitor waits longer for it.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/register/intake.hpp"
#include "core/register/journal.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// Most entries or complaints a slice.
inline constexpr int most_a_slice = 1000;

/// The entries of `node` from number `after` + 1 on, at most most_a_slice, without the sealed parts that they name.
Result<std::vector<JournalEntry>> read_journal(const Register& store, std::string_view node, std::int64_t after,
                                               int most = most_a_slice);

/// One complaint as the register holds it at one moment.
struct ComplaintState {
    Complaint complaint;
    std::vector<Dispute> disputes;
    bool operator==(const ComplaintState&) const = default;
};
/// Those of `ids` that are here, in their order, all of one moment; at most most_a_slice.
Result<std::vector<ComplaintState>> read_complaints(const Register& store, std::span<const ComplaintId> ids);

/// Every step of one complaint in the order in which they count, as the journal has them: also where nobody here can
/// open the dossier.
Result<std::vector<JournalEntry>> read_steps(const Register& store, const ComplaintId& id);

}  // namespace klachtenzuil
