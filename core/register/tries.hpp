#pragma once
// Wrong answers to a secret question, counted in the database so that a restart forgets none, and how long the next one
// has to wait: the count is stored before anybody looks at the answer. The wait is counted on the time since the
// machine started, which no clock setting moves; after a restart of the machine it begins anew. Source: design,
// "Numbers" (staff). For core/register only.

#include <chrono>
#include <string>

#include "core/base/clock.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

/// Wrong tries in a row, and when the last of them was made.
struct Tries {
    int wrong = 0;
    std::string boot;
    Steady at{};
};

/// Whether they were counted on another start of the machine, which says nothing about now.
bool is_of_another_boot(const Tries& tries, const Clock& clock);

/// What is left of the wait; the whole of it where it was counted on another start of the machine.
std::chrono::seconds left_of(const Tries& tries, const Clock& clock);

/// From the columns wrong, boot, steady_ms, in this order.
Tries read_tries(SQLite::Statement& row);

/// Where the tries of one kind of question stand.
struct TryTable {
    const char* select;  ///< what read_tries() expects, by key
    const char* store;   ///< key, wrong, boot, steady_ms, over what stood there
    const char* forget;  ///< by key
};

template <class Key>
Tries select_tries(Sql& sql, const TryTable& table, const Key& key) {
    auto select = sql.prepare(table.select);
    bind_values(*select, key);
    return select->executeStep() ? read_tries(*select) : Tries{};
}

template <class Key>
void store_tries(Sql& sql, const TryTable& table, const Key& key, int wrong, const Clock& clock) {
    auto store = sql.prepare(table.store);
    bind_values(*store, key, wrong, clock.boot(), static_cast<std::int64_t>(clock.steady().time_since_epoch().count()));
    store->exec();
}

/// What the question must still wait; a wait of another start of the machine begins anew.
template <class Key>
std::chrono::seconds wait_of(Sql& sql, const TryTable& table, const Key& key, const Clock& clock) {
    const Tries tries = select_tries(sql, table, key);
    const std::chrono::seconds left = left_of(tries, clock);
    if (left.count() > 0 && is_of_another_boot(tries, clock)) store_tries(sql, table, key, tries.wrong, clock);
    return left;
}

/// One more try, which counts as a wrong one until it is forgotten.
template <class Key>
void count_try(Sql& sql, const TryTable& table, const Key& key, const Clock& clock) {
    store_tries(sql, table, key, select_tries(sql, table, key).wrong + 1, clock);
}

template <class Key>
void forget_tries(Sql& sql, const TryTable& table, const Key& key) {
    auto forget = sql.prepare(table.forget);
    bind_values(*forget, key);
    forget->exec();
}

}  // namespace klachtenzuil
