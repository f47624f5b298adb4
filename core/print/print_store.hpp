#pragma once
// The print requests as rows. A change is stored only over the row that it was made from, so that of two who change the
// same request one is told that it came too late.

#include <optional>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/print/print_queue.hpp"

namespace klachtenzuil {

class Sql;

namespace print_store {

/// Inside a transaction; these throw what SQLite throws.
Result<std::optional<PrintRequest>> find(Sql& sql, const PrintId& request);
Result<std::vector<PrintRequest>> open(Sql& sql);
Result<std::vector<PrintRequest>> undecided(Sql& sql);
Result<std::vector<PrintRequest>> of(Sql& sql, const ComplaintId& complaint);
void add(Sql& sql, const PrintRequest& request);
/// False when the row is no longer as `before` says.
bool change(Sql& sql, const PrintRequest& before, const PrintRequest& after);

}  // namespace print_store

}  // namespace klachtenzuil
