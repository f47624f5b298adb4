#pragma once
// The database of a node: one SQLite file, opened so that what was committed survives a power cut. SQL is spoken in
// core/register and core/print only; everybody else speaks to Register and PrintQueue.
//
//     auto done = database.transaction([&](Sql& sql) -> Result<void> {
//         auto insert = sql.prepare("INSERT INTO mark(name, value) VALUES (?, ?)");
//         bind_values(*insert, "seen", now);     // statement.hpp
//         insert->exec();                         // SQLite::Exception is caught by transaction()
//         return {};                              // a failure that is returned takes everything back
//     });

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/result.hpp"

struct sqlite3;

namespace SQLite {
class Statement;
}

namespace klachtenzuil {

/// "KLZ1": what the file says it is, in its header.
inline constexpr std::int32_t application_id = 0x4B4C5A31;

/// One step forward of the tables, from assets/sql/NNNN_what.sql. Numbers start at 1 and have no gap.
struct Migration {
    int number;
    std::string_view sql;
};

/// All that are linked in, in order.
std::span<const Migration> migrations();

class Database;

/// Lends statements inside a transaction. Its calls throw SQLite::Exception, which transaction() catches.
class Sql {
  public:
    struct GiveBack {
        Database* home = nullptr;
        void operator()(SQLite::Statement* statement) const;
    };
    /// Ready to bind; kept prepared for the next use when it goes out of scope, its bindings cleared.
    using Lent = std::unique_ptr<SQLite::Statement, GiveBack>;

    explicit Sql(Database& database) : m_database(database) {}
    Lent prepare(const char* text);

  private:
    Database& m_database;
};

/// One connection. Each thread and each process opens its own: it must not be used from two threads at a time.
class Database {
  public:
    struct Options {
        std::chrono::milliseconds busy_timeout{5000};
        std::span<const Migration> migrations = klachtenzuil::migrations();
        std::int32_t application = application_id;  ///< what the file must say it is
        bool copy_before_migration = true;
    };

    /// Makes a new file with empty tables. Fails with file_exists when something stands there.
    static Result<std::unique_ptr<Database>> create(const std::filesystem::path& path);
    static Result<std::unique_ptr<Database>> create(const std::filesystem::path& path, const Options& options);

    /// Opens an existing one. One made by an older version is migrated, after a copy was put beside it as
    /// PATH.before-NNNN; one made by a newer version fails with store_newer.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path);
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path, const Options& options);

    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `verb(Sql&) -> Result<T>` as one transaction that is on the disk when this returns a value. Inside another
    /// transaction it is a part of that one, taken back alone when it fails. After store_unreadable, store_full or
    /// store_locked the caller looks up whether the rows are there before it says anything: an error is not a "no".
    template <class Verb>
    auto transaction(Verb&& verb) -> std::invoke_result_t<Verb&, Sql&> {
        return run(Access::write, verb);
    }

    /// Runs `verb(Sql&) -> Result<T>` on one unchanging state of the database; it must not write. Writers wait while it
    /// runs: at most 1,000 rows or some 10 ms.
    template <class Verb>
    auto read(Verb&& verb) -> std::invoke_result_t<Verb&, Sql&> {
        return run(Access::read, verb);
    }

    /// After something was deleted for good: gives the room in the file back, and removes the copies that were put
    /// beside it before migrations, which still hold it. What was deleted is overwritten with zeros as it is deleted
    /// (secure_delete), so a file that is too large to be written anew in a moment is left with empty room in it.
    Result<void> forget_deleted();

    /// Lets this connection keep so much of the file in memory, from now on: for long work of a process of its own.
    void keep_at_hand(std::size_t bytes);

    const std::filesystem::path& path() const;
    /// The number of the last migration that the tables went through.
    int version() const;
    /// For SQLite's own interfaces, such as online copies.
    sqlite3* handle() const;

  private:
    friend class Sql;
    struct Inside;
    struct Level;
    enum class Access { read, write };

    explicit Database(std::unique_ptr<Inside> inside);
    Result<void> migrate(const Options& options);
    /// Begins, calls `work`, commits when it answers true, else takes everything back.
    Result<void> run_work(Access access, const std::function<bool(Sql&)>& work);

    template <class Verb>
    auto run(Access access, Verb& verb) -> std::invoke_result_t<Verb&, Sql&> {
        std::invoke_result_t<Verb&, Sql&> outcome = failed(Reason::store_unreadable);
        const Result<void> done = run_work(access, [&](Sql& sql) {
            outcome = verb(sql);
            return outcome.has_value();
        });
        if (!done) return failed(done.error());
        return outcome;
    }

    std::unique_ptr<Inside> m;
};

/// Copies the whole database while others use it, to a new private file that is on the disk when this returns.
/// Fails with file_exists when `to` is there.
Result<void> copy_online(const Database& from, const std::filesystem::path& to);

/// Tables, indexes and triggers by name, with the text that makes them.
using Schema = std::map<std::string, std::string>;
Result<Schema> schema_of(Database& database);
/// What a database that is made now has.
Result<Schema> schema_of_new();

}  // namespace klachtenzuil
