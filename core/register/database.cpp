#include "core/register/database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/file.hpp"
#include "core/register/sqlite_failure.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

namespace {

/// Finds a text without a copy of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

struct Database::Inside {
    std::filesystem::path path;
    std::unique_ptr<SQLite::Database> connection;
    /// Prepared statements that nobody uses now, by their text.
    std::unordered_map<std::string, std::vector<std::unique_ptr<SQLite::Statement>>, TextHash, std::equal_to<>> resting;
    int version = 0;
    int depth = 0;                 ///< transactions within each other
    Access access = Access::read;  ///< of the outermost one

    sqlite3* handle() const { return connection->getHandle(); }
    bool in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
};

/// One transaction more, for as long as it stands.
struct Database::Level {
    Level(Inside& of, Access access) : inside(of) {
        if (inside.depth++ == 0) inside.access = access;
    }
    ~Level() { --inside.depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    Inside& inside;
};

namespace {

constexpr int pages_a_step = 256;

void expect_setting(SQLite::Database& connection, const char* pragma, const char* wanted) {
    const std::string value = connection.execAndGet(pragma).getString();
    if (value != wanted) {
        throw SQLite::Exception(std::string("setting does not hold: ") + pragma, SQLITE_READONLY);
    }
}

/// row_hash(value, …): the hash of the values with their types and lengths.
void row_hash(sqlite3_context* context, int count, sqlite3_value** values) {
    std::vector<std::uint8_t> row;
    for (int i = 0; i < count; ++i) {
        const int type = sqlite3_value_type(values[i]);
        const auto* begin = static_cast<const std::uint8_t*>(sqlite3_value_blob(values[i]));
        const int size = sqlite3_value_bytes(values[i]);
        row.push_back(static_cast<std::uint8_t>(type));
        for (int shift = 0; shift < 32; shift += 8)
            row.push_back(static_cast<std::uint8_t>(static_cast<std::uint32_t>(size) >> shift));
        if (begin) row.insert(row.end(), begin, begin + size);
    }
    const Hash hash = hash_of(row);
    sqlite3_result_blob(context, hash.data(), static_cast<int>(hash.size()), SQLITE_TRANSIENT);
}

void add_functions(sqlite3* handle) {
    sqlite3_create_function_v2(handle, "row_hash", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                               row_hash, nullptr, nullptr, nullptr);
}

/// Settings of this connection. Source: faults, "Known traps".
void configure(SQLite::Database& connection) {
    sqlite3* handle = connection.getHandle();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    add_functions(handle);
    connection.exec(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA synchronous = EXTRA;"
        "PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    expect_setting(connection, "PRAGMA journal_mode = DELETE", "delete");
    expect_setting(connection, "PRAGMA journal_mode", "delete");
    expect_setting(connection, "PRAGMA synchronous", "3");
    expect_setting(connection, "PRAGMA foreign_keys", "1");
}

/// Where the copy stands that is made before a migration.
std::filesystem::path copy_before(std::filesystem::path path, int migration) {
    path += fmt::format(".before-{:04}", migration);
    return path;
}

/// SQLite writes a file anew in memory first, while every writer waits.
constexpr std::uintmax_t largest_rewritten = std::uintmax_t{64} * 1024 * 1024;

int number_in(SQLite::Database& connection, const char* query) {
    return connection.execAndGet(query).getInt();
}

constexpr const char* select_schema =
    "SELECT type || ' ' || name || ' ' || tbl_name, coalesce(sql, '') FROM sqlite_schema";

Schema read_schema(SQLite::Statement& select) {
    Schema schema;
    while (select.executeStep())
        schema[select.getColumn(0).getString()] = select.getColumn(1).getString();
    return schema;
}

/// As long as it lives, rows may point to such as are not there. Not to be made inside a transaction.
class WithoutForeignKeys {
  public:
    explicit WithoutForeignKeys(SQLite::Database& connection) : m_connection(connection) {
        m_connection.exec("PRAGMA foreign_keys = OFF");
        expect_setting(m_connection, "PRAGMA foreign_keys", "0");
    }
    ~WithoutForeignKeys() { m_connection.tryExec("PRAGMA foreign_keys = ON"); }
    WithoutForeignKeys(const WithoutForeignKeys&) = delete;
    WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

  private:
    SQLite::Database& m_connection;
};

/// SQLite counts the memory it uses, under one lock for all threads that every piece of memory takes twice. Nobody here
/// asks for it.
void count_no_memory() {
    static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::ignore = once;  // refused where another library uses SQLite already; then it counts
}

/// Asks again each millisecond. SQLite itself waits longer and longer, up to a tenth of a second, and would miss the
/// moment that long work leaves for others again and again.
int ask_again(void* most, int tries) {
    if (tries >= static_cast<int>(reinterpret_cast<std::intptr_t>(most))) return 0;
    sqlite3_sleep(1);
    return 1;
}

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, std::chrono::milliseconds busy_timeout) {
    count_no_memory();
    // One thread at a time uses it, so that SQLite's own lock, taken for each value of each row, would guard nothing.
    auto connection = std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                                                         static_cast<int>(busy_timeout.count()));
    const auto most = static_cast<std::intptr_t>(busy_timeout.count());
    sqlite3_busy_handler(connection->getHandle(), ask_again, reinterpret_cast<void*>(most));
    configure(*connection);
    return connection;
}

/// Whether a copy was ended by what it is made of. What else can end it is where it goes.
bool is_of_reading(int code) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return true;
        default: return code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ;
    }
}

/// Copies in steps, so that a writer waits for one step at most. A writer of another process makes SQLite begin anew;
/// after a few times the rest is copied in one step.
Result<void> copy_pages(const Database& from, const std::filesystem::path& to) {
    constexpr int patient_restarts = 8;
    try {
        SQLite::Database target(to.string(), SQLite::OPEN_READWRITE);
        sqlite3_backup* copy = sqlite3_backup_init(target.getHandle(), "main", from.handle(), "main");
        if (!copy) throw SQLite::Exception(target.getHandle());
        int code = SQLITE_OK;
        int restarts = 0;
        int left = 0;
        while (code == SQLITE_OK) {
            code = sqlite3_backup_step(copy, restarts < patient_restarts ? pages_a_step : -1);
            const int left_now = sqlite3_backup_remaining(copy);
            if (left_now >= left && left > 0) ++restarts;
            left = left_now;
        }
        const int finished = sqlite3_backup_finish(copy);
        if (code != SQLITE_DONE && is_of_reading(code)) return failed(failure_of(code, from.handle(), from.path()));
        if (code != SQLITE_DONE) return failed(failure_of(code, target.getHandle(), to));
        if (finished != SQLITE_OK) return failed(failure_of(finished, target.getHandle(), to));
        return {};
    } catch (const SQLite::Exception& exception) {
        return failed(failure_of(exception, nullptr, to));
    }
}

/// An empty file with mode 0600, so that SQLite never makes one that others can read.
Result<void> make_empty_file(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return failed(errno == EEXIST ? Reason::file_exists : reason_of_errno(errno), path.string());
    }
    ::close(file);
    return {};
}

}  // namespace

void Sql::GiveBack::operator()(SQLite::Statement* statement) const {
    std::unique_ptr<SQLite::Statement> owned(statement);
    owned->tryReset();
    try {
        owned->clearBindings();  // they can hold many kilobytes
        home->m->resting.find(std::string_view(owned->getQuery()))->second.push_back(std::move(owned));
    } catch (const std::exception&) {
        // Then it is prepared anew the next time.
        owned.reset();
    }
}

Sql::Lent Sql::prepare(const char* text) {
    Database::Inside& inside = *m_database.m;
    // An error can end SQLite's transaction by itself; what follows must not be stored piece by piece.
    if (!inside.in_transaction()) throw SQLite::Exception("the transaction has ended", SQLITE_INTERRUPT);
    auto found = inside.resting.find(std::string_view(text));
    // The place stays, so that a text is copied once.
    if (found == inside.resting.end()) found = inside.resting.try_emplace(text).first;
    auto& resting = found->second;
    if (resting.empty()) resting.push_back(std::make_unique<SQLite::Statement>(*inside.connection, text));
    auto statement = std::move(resting.back());
    resting.pop_back();
    return {statement.release(), GiveBack{&m_database}};
}

Database::Database(std::unique_ptr<Inside> inside) : m(std::move(inside)) {}

Database::~Database() = default;

void Database::keep_at_hand(std::size_t bytes) {
    m->connection->tryExec(fmt::format("PRAGMA cache_size = -{}", bytes / 1024));
}

const std::filesystem::path& Database::path() const {
    return m->path;
}

sqlite3* Database::handle() const {
    return m->handle();
}

int Database::version() const {
    return m->version;
}

Result<std::unique_ptr<Database>> Database::create(const std::filesystem::path& path) {
    return create(path, Options{});
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path) {
    return open(path, Options{});
}

Result<std::unique_ptr<Database>> Database::create(const std::filesystem::path& path, const Options& options) {
    if (auto made = make_empty_file(path); !made) return failed(made.error());
    try {
        auto inside = std::make_unique<Inside>();
        inside->path = path;
        inside->connection = connect(path, options.busy_timeout);
        inside->connection->exec(fmt::format("PRAGMA application_id = {}", options.application));
        std::unique_ptr<Database> database(new Database(std::move(inside)));
        Options fresh = options;
        fresh.copy_before_migration = false;  // nothing stands in it yet
        if (auto migrated = database->migrate(fresh); !migrated) return failed(migrated.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        return failed(failure_of(exception, nullptr, path));
    }
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, const Options& options) {
    try {
        auto inside = std::make_unique<Inside>();
        inside->path = path;
        inside->connection = connect(path, options.busy_timeout);
        const int newest = options.migrations.empty() ? 0 : options.migrations.back().number;
        inside->version = number_in(*inside->connection, "PRAGMA user_version");
        if (number_in(*inside->connection, "PRAGMA application_id") != options.application || inside->version < 1) {
            return failed(Reason::store_damaged, path.string() + ": not a database of this program");
        }
        if (inside->version > newest) {
            return failed(Reason::store_newer,
                          fmt::format("{}: version {}, this program knows {}", path.string(), inside->version, newest));
        }
        std::unique_ptr<Database> database(new Database(std::move(inside)));
        if (auto migrated = database->migrate(options); !migrated) return failed(migrated.error());
        return database;
    } catch (const SQLite::Exception& exception) {
        return failed(failure_of(exception, nullptr, path));
    }
}

Result<void> Database::migrate(const Options& options) {
    const bool has_more = !options.migrations.empty() && options.migrations.back().number > m->version;
    if (!has_more) return {};
    // A table that is made anew is missed by those that point to it, until the new one has its name.
    const WithoutForeignKeys without(*m->connection);
    for (const Migration& migration : options.migrations) {
        if (migration.number <= m->version) continue;
        if (m->version > 0 && options.copy_before_migration) {
            const std::filesystem::path copy = copy_before(m->path, migration.number);
            std::error_code ignored;
            if (!std::filesystem::exists(copy, ignored)) {
                if (auto copied = copy_online(*this, copy); !copied) return copied;
            }
        }
        auto migrated = transaction([&](Sql&) -> Result<void> {
            // Another process can have migrated it between the look and this transaction.
            m->version = number_in(*m->connection, "PRAGMA user_version");
            if (migration.number <= m->version) return {};
            m->connection->exec(std::string(migration.sql));
            if (SQLite::Statement(*m->connection, "PRAGMA foreign_key_check").executeStep()) {
                return failed(Reason::store_damaged, m->path.string() + ": a row points to one that is not there");
            }
            m->connection->exec(fmt::format("PRAGMA user_version = {}", migration.number));
            m->version = migration.number;
            return {};
        });
        if (!migrated) return migrated;
    }
    return {};
}

Result<void> Database::forget_deleted() {
    for (int number = 1; number <= m->version; ++number) {
        std::error_code error;
        std::filesystem::remove(copy_before(m->path, number), error);
        if (error) return failed(reason_of_errno(error.value()), m->path.string());
    }
    if (auto synced = sync_directory(m->path.parent_path()); !synced) return synced;
    try {
        std::error_code error;
        if (std::filesystem::file_size(m->path, error) > largest_rewritten || error) return {};
        m->connection->exec("VACUUM");
        return {};
    } catch (const SQLite::Exception& exception) {
        // Somebody else is at work, or there is no room for a second file: the zeros stay, and the next time is soon
        // enough.
        Failure failure = failure_of(exception, m->handle(), m->path);
        if (failure.reason == Reason::store_locked || failure.reason == Reason::store_full) return {};
        return failed(std::move(failure));
    }
}

Result<void> Database::run_work(Access access, const std::function<bool(Sql&)>& work) {
    Inside& inside = *m;
    const bool outermost = inside.depth == 0;
    assert((outermost || access == Access::read || inside.access == Access::write) && "no writing inside a read");
    const bool savepoint = !outermost && access == Access::write;
    const std::string name = fmt::format("part_{}", inside.depth);
    const auto exec = [&](const std::string& sql) { inside.connection->exec(sql); };
    const auto take_back = [&]() noexcept {
        if (!inside.in_transaction()) return;
        if (outermost) inside.connection->tryExec("ROLLBACK");
        if (savepoint) inside.connection->tryExec("ROLLBACK TO " + name + "; RELEASE " + name);
    };
    const auto keep = [&] {
        if (!inside.in_transaction()) throw SQLite::Exception("the transaction has ended", SQLITE_INTERRUPT);
        if (outermost) exec("COMMIT");
        if (savepoint) exec("RELEASE " + name);
    };

    const Level level(inside, access);
    try {
        if (outermost) exec(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
        if (savepoint) exec("SAVEPOINT " + name);
        Sql sql(*this);
        if (work(sql)) {
            keep();
        } else {
            take_back();
        }
        return {};
    } catch (const SQLite::Exception& exception) {
        // Before anything is taken back, because that changes what the system's last error was.
        Failure failure = failure_of(exception, inside.handle(), inside.path);
        take_back();
        return failed(std::move(failure));
    } catch (...) {
        take_back();
        throw;
    }
}

Result<void> copy_online(const Database& from, const std::filesystem::path& to) {
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored)) return failed(Reason::file_exists, to.string());
    std::filesystem::path draft = to;
    draft += ".new";
    std::filesystem::remove(draft, ignored);
    if (auto made = make_empty_file(draft); !made) return made;
    auto copied = copy_pages(from, draft);
    if (copied) copied = rename_durably(draft, to);
    if (!copied) std::filesystem::remove(draft, ignored);
    return copied;
}

Result<Schema> schema_of(Database& database) {
    return database.read([](Sql& sql) -> Result<Schema> { return read_schema(*sql.prepare(select_schema)); });
}

Result<Schema> schema_of_new() {
    // What is linked in does not change while the program runs.
    static const Result<Schema> schema = []() -> Result<Schema> {
        try {
            SQLite::Database scratch(":memory:", SQLite::OPEN_READWRITE);
            add_functions(scratch.getHandle());
            for (const Migration& migration : migrations())
                scratch.exec(std::string(migration.sql));
            SQLite::Statement select(scratch, select_schema);
            return read_schema(select);
        } catch (const SQLite::Exception& exception) {
            return failed(failure_of(exception, nullptr, ":memory:"));
        }
    }();
    return schema;
}

}  // namespace klachtenzuil
