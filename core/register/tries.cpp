#include "core/register/tries.hpp"

#include <algorithm>

#include "core/register/accounts.hpp"

namespace klachtenzuil {

using std::chrono::milliseconds;
using std::chrono::seconds;

bool is_of_another_boot(const Tries& tries, const Clock& clock) {
    return tries.boot != clock.boot() || clock.steady() < tries.at;
}

seconds left_of(const Tries& tries, const Clock& clock) {
    const milliseconds whole = wait_after_tries(tries.wrong);
    const milliseconds passed = is_of_another_boot(tries, clock) ? milliseconds{0} : clock.steady() - tries.at;
    return std::chrono::ceil<seconds>(std::max(whole - passed, milliseconds{0}));
}

Tries read_tries(SQLite::Statement& row) {
    return {row.getColumn(0).getInt(), row.getColumn(1).getString(), Steady{milliseconds{row.getColumn(2).getInt64()}}};
}

}  // namespace klachtenzuil
