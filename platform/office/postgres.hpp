#pragma once
// One connection to PostgreSQL. Failures name user, server and database, and carry what the server said in its one main
// line, never a password and never a row: an office_store_* each, office_store_differs where a constraint of the tables
// does not hold.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

struct pg_conn;

namespace klachtenzuil {

/// Rows of text; a bytea is its "\x…", nothing is NULL.
using PostgresRows = std::vector<std::vector<std::optional<std::string>>>;

/// Whether this is a URL or "name=value …" that libpq can read.
bool is_postgres_address(const std::string& address);
/// Whether a password stands in it: whatever stands on a command line can be read by everybody on the machine.
bool holds_password(const std::string& address);

class Postgres {
  public:
    /// Fails with usage for an address that cannot be read or that holds a password.
    static Result<Postgres> connect(const std::string& address);

    /// Runs one or more statements.
    Result<void> run(const std::string& statements);
    /// One statement with $1, $2, …
    Result<PostgresRows> ask(const std::string& statement, std::span<const std::string> values = {});

    /// Begins to fill a table: "klachtenzuil.journal (node, seq)". Then put(), and end_copy() before anything else.
    Result<void> begin_copy(const std::string& target);
    Result<void> put(std::string_view lines);
    Result<void> end_copy();

  private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };
    explicit Postgres(pg_conn* connection) : m_connection(connection) {}
    std::unique_ptr<pg_conn, Close> m_connection;
};

/// As bytea reads and writes it: "\x00ff…".
std::string bytea_of(std::span<const unsigned char> bytes);

}  // namespace klachtenzuil
