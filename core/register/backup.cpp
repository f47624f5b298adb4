#include "core/register/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/directory_lock.hpp"
#include "core/base/file.hpp"
#include "core/base/wipe.hpp"
#include "core/register/database.hpp"
#include "core/register/register.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/register/verify.hpp"

namespace klachtenzuil {

namespace {

/// "KLZB": what a backup says it is, in its header.
constexpr std::int32_t backup_id = 0x4B4C5A42;
constexpr std::size_t most_file_bytes = std::size_t{64} * 1024;
constexpr const char* kept_files[] = {node_key_file, first_sign_in_file};

using Files = std::map<std::string, std::vector<std::byte>>;

void wipe_all(Files& files) {
    for (auto& [name, content] : files)
        wipe(content);
    files.clear();
}

void remove_quietly(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    std::filesystem::remove(path.string() + "-journal", ignored);
}

void say_what_it_is(Sql& sql, std::int32_t id) {
    sql.prepare(fmt::format("PRAGMA application_id = {}", id).c_str())->executeStep();
}

Result<void> put_files(Database& database, const std::filesystem::path& data) {
    return database.transaction([&](Sql& sql) -> Result<void> {
        sql.prepare("CREATE TABLE kept_file (name TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT")->exec();
        std::error_code ignored;
        for (const char* name : kept_files) {
            if (name != std::string_view(node_key_file) && !std::filesystem::exists(data / name, ignored)) continue;
            auto content = read_whole(data / name, most_file_bytes);
            if (!content) return failed(content.error());
            auto insert = sql.prepare("INSERT INTO kept_file (name, content) VALUES (?, ?)");
            bind_values(*insert, name,
                        std::span(reinterpret_cast<const std::uint8_t*>(content->data()), content->size()));
            insert->exec();
            wipe(*content);
        }
        say_what_it_is(sql, backup_id);
        return {};
    });
}

/// Takes the files out again, which makes the copy a database like any other.
Result<Files> take_files(Database& database) {
    return database.transaction([&](Sql& sql) -> Result<Files> {
        Files files;
        {
            auto select = sql.prepare("SELECT name, content FROM kept_file");
            while (select->executeStep()) {
                const auto bytes = std::as_bytes(bytes_of(select->getColumn(1)));
                files[select->getColumn(0).getString()].assign(bytes.begin(), bytes.end());
            }
        }
        sql.prepare("DROP TABLE kept_file")->exec();
        say_what_it_is(sql, application_id);
        return files;
    });
}

Result<void> check_key(Database& database, const Files& files) {
    const auto seed = files.find(node_key_file);
    if (seed == files.end()) return failed(Reason::keys_missing, database.path().string());
    const auto key =
        NodeKey::from_seed({reinterpret_cast<const std::uint8_t*>(seed->second.data()), seed->second.size()});
    if (!key) return failed(key.error());
    const auto node = database.read([](Sql& sql) { return own_node(sql); });
    if (!node) return failed(node.error());
    if (node->sign_key != key->public_key()) return failed(Reason::keys_damaged, database.path().string());
    return {};
}

/// A checked database under a name that nothing opens, and the files that belong beside it.
Result<Files> unpack(const std::filesystem::path& from, const std::filesystem::path& draft) {
    std::error_code error;
    std::filesystem::copy_file(from, draft, std::filesystem::copy_options::overwrite_existing, error);
    if (error) return failed(Reason::file_unreadable, from.string());
    std::filesystem::permissions(draft, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 error);
    Database::Options options;
    options.application = backup_id;
    options.copy_before_migration = false;
    auto database = Database::open(draft, options);
    auto files = database ? take_files(**database) : Result<Files>(failed(database.error()));
    if (!files) {
        // What is not sound is the file that was brought, not the register that may stand here.
        if (files.error().reason == Reason::store_damaged) files.error().detail = from.string();
        return files;
    }
    auto fits = check_key(**database, *files);
    if (fits) {
        const auto verified = verify(**database);
        if (!verified) fits = failed(verified.error());
        if (verified && !verified->sound()) {
            fits = failed(Reason::store_altered,
                          fmt::format("{}: {}", from.string(), name_of(verified->findings.front().kind)));
        }
    }
    if (!fits) {
        wipe_all(*files);
        return failed(fits.error());
    }
    return files;
}

/// Whether another program reads or writes the database right now: SQLite keeps its locks on these bytes of the file.
bool in_use(const std::filesystem::path& database) {
    constexpr off_t first_lock_byte = 0x40000000;
    constexpr off_t lock_bytes = 512;
    const int file = ::open(database.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = first_lock_byte;
    lock.l_len = lock_bytes;
    const bool held = ::fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(file);
    return held;
}

/// Keeps what stands at `path` under a second name. A copy where the file itself will still be written to.
Result<void> keep_aside(const std::filesystem::path& path, const std::string& suffix, bool as_copy) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return {};
    const std::filesystem::path aside = path.string() + suffix;
    if (!as_copy) std::filesystem::create_hard_link(path, aside, error);
    if (as_copy || error) std::filesystem::copy_file(path, aside, error);  // also for file systems without links
    if (error) return failed(reason_of_errno(error.value()), aside.string());
    return sync_directory(path.parent_path());
}

Result<void> keep_all_aside(const std::filesystem::path& data) {
    std::error_code ignored;
    const std::filesystem::path database = data / database_file;
    const std::filesystem::path journal = database.string() + "-journal";
    int number = 1;
    const auto suffix = [&] { return fmt::format(".replaced-{}", number); };
    while (std::filesystem::exists(database.string() + suffix(), ignored))
        ++number;
    const bool half_written = std::filesystem::exists(journal, ignored);
    for (const auto& path : {data / node_key_file, data / first_sign_in_file, journal, database}) {
        if (auto kept = keep_aside(path, suffix(), half_written); !kept) return kept;
    }
    if (!half_written) return {};
    // SQLite takes back what was half written, so that the old database is whole should the power go before the new
    // one has its place. Where it can't, the journal must go: it would be played back into the new database.
    if (const auto settled = Database::open(database); !settled) std::filesystem::remove(journal, ignored);
    return sync_directory(data);
}

Result<void> put_in_place(const Files& files, const std::filesystem::path& draft, const std::filesystem::path& data) {
    std::error_code ignored;
    const bool there = std::filesystem::exists(data / database_file, ignored);
    if (there) {
        if (in_use(data / database_file)) return failed(Reason::store_locked, (data / database_file).string());
        if (auto kept = keep_all_aside(data); !kept) return kept;
    }
    std::filesystem::remove(data / first_sign_in_file, ignored);
    for (const char* name : kept_files) {
        const auto file = files.find(name);
        if (file == files.end()) continue;
        if (auto written = write_durably(data / name, file->second); !written) return written;
    }
    return rename_durably(draft, data / database_file);
}

}  // namespace

Result<void> backup(Register& store, const std::filesystem::path& to) {
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored)) return failed(Reason::file_exists, to.string());
    if (to.has_parent_path() && !std::filesystem::is_directory(to.parent_path(), ignored)) {
        return failed(Reason::file_missing, to.parent_path().string());
    }
    const std::filesystem::path draft = to.string() + ".part";
    remove_quietly(draft);
    auto made = copy_online(store.database(), draft);
    if (made) {
        auto copy = Database::open(draft);
        made = copy ? put_files(**copy, store.data_directory()) : Result<void>(failed(copy.error()));
    }
    if (made) made = rename_durably(draft, to);
    if (!made) remove_quietly(draft);
    return made;
}

Result<void> restore(const std::filesystem::path& from, const std::filesystem::path& data, WhenThere when_there) {
    if (auto made = make_private_directory(data); !made) return made;
    const DirectoryLock lock(data);
    if (!lock.held()) return failed(Reason::store_locked, data.string());
    std::error_code ignored;
    if (when_there == WhenThere::refuse && std::filesystem::exists(data / database_file, ignored)) {
        return failed(Reason::file_exists, (data / database_file).string());
    }
    const std::filesystem::path draft = data / fmt::format("{}.restored", database_file);
    remove_quietly(draft);
    auto files = unpack(from, draft);
    Result<void> done = files ? put_in_place(*files, draft, data) : Result<void>(failed(files.error()));
    if (files) wipe_all(*files);
    if (!done) remove_quietly(draft);
    return done;
}

}  // namespace klachtenzuil
