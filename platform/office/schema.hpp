#pragma once
// The office's tables in PostgreSQL, from assets/sql/office: each script once, in order.

#include "core/base/result.hpp"
#include "platform/office/postgres.hpp"

namespace klachtenzuil {

/// Brings the tables to this version, whatever stands there. Fails with office_store_differs for tables of a newer one,
/// and with office_store_unreachable where tables must be made and whoever signed in may not.
Result<void> prepare_tables(Postgres& postgres);

}  // namespace klachtenzuil
