#include "tests/faults/faulty_disk.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace klachtenzuil {

namespace {

constexpr std::int64_t sector = 512;

/// What SQLite holds of an open file.
struct Handle {
    sqlite3_file base;
    FaultyDisk* disk;
    std::shared_ptr<FaultyDisk::File>* file;
};

Handle& handle_of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

FaultyDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultyDisk*>(vfs->pAppData);
}

int close_file(sqlite3_file* file) {
    delete handle_of(file).file;
    handle_of(file).file = nullptr;
    return SQLITE_OK;
}
int read_file(sqlite3_file* file, void* to, int amount, sqlite3_int64 at) {
    return handle_of(file).disk->read(**handle_of(file).file, to, amount, at);
}
int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 at) {
    return handle_of(file).disk->write(**handle_of(file).file, from, amount, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return handle_of(file).disk->truncate(**handle_of(file).file, size);
}
int sync_file(sqlite3_file* file, int) {
    return handle_of(file).disk->sync(**handle_of(file).file);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    std::int64_t answer = 0;
    const int code = handle_of(file).disk->size(**handle_of(file).file, &answer);
    *size = answer;
    return code;
}
int lock_file(sqlite3_file*, int) {
    return SQLITE_OK;  // one connection at a time
}
int is_reserved(sqlite3_file*, int* answer) {
    *answer = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return 4096;  // as SQLite's own file system for Unix says
}
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // likewise
}

constexpr sqlite3_io_methods methods{1,         close_file,   read_file,       write_file, truncate_file,
                                     sync_file, size_of_file, lock_file,       lock_file,  is_reserved,
                                     control,   sector_size,  characteristics, nullptr,    nullptr,
                                     nullptr,   nullptr,      nullptr,         nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* handle = new (file) Handle{};
    auto opened = std::make_unique<std::shared_ptr<FaultyDisk::File>>();
    const int code = disk_of(vfs).open(name, flags, *opened, out_flags);
    if (code != SQLITE_OK) return code;
    handle->disk = &disk_of(vfs);
    handle->file = opened.release();
    handle->base.pMethods = &methods;
    return SQLITE_OK;
}
int delete_file(sqlite3_vfs* vfs, const char* name, int sync_directory) {
    return disk_of(vfs).remove(name, sync_directory != 0);
}
int access_file(sqlite3_vfs* vfs, const char* name, int, int* answer) {
    return disk_of(vfs).exists(name, answer);
}
int full_name(sqlite3_vfs*, const char* name, int room, char* to) {
    sqlite3_snprintf(room, to, "%s", name);
    return SQLITE_OK;
}
sqlite3_vfs* real() {
    return sqlite3_vfs_find("unix");
}
int randomness(sqlite3_vfs*, int amount, char* to) {
    return real()->xRandomness(real(), amount, to);
}
int no_sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}
int time_now(sqlite3_vfs*, double* now) {
    return real()->xCurrentTime(real(), now);
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

FaultyDisk::FaultyDisk() : m_before(sqlite3_vfs_find(nullptr)) {
    m_vfs.iVersion = 1;
    m_vfs.szOsFile = sizeof(Handle);
    m_vfs.mxPathname = 1024;
    m_vfs.zName = "faulty";
    m_vfs.pAppData = this;
    m_vfs.xOpen = open_file;
    m_vfs.xDelete = delete_file;
    m_vfs.xAccess = access_file;
    m_vfs.xFullPathname = full_name;
    m_vfs.xRandomness = randomness;
    m_vfs.xSleep = no_sleep;
    m_vfs.xCurrentTime = time_now;
    m_vfs.xGetLastError = last_error;
    sqlite3_vfs_register(&m_vfs, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_before, 1);
}

void FaultyDisk::put(const std::filesystem::path& name, Bytes content) {
    auto file = std::make_shared<File>();
    file->name = name;
    file->now = content;
    file->synced = std::move(content);
    m_names[name] = file;
    m_synced_names[name] = file;
}

void FaultyDisk::fail_at(long n, bool forever) {
    no_fault();
    m_fail_at = m_calls + n;
    m_forever = forever;
}

void FaultyDisk::cut_power_at(long n) {
    fail_at(n, true);
    m_power_cut = true;
}

void FaultyDisk::no_fault() {
    m_fail_at = 0;
    m_forever = false;
    m_power_cut = false;
    m_fault_came = false;
}

std::int64_t FaultyDisk::used() const {
    std::int64_t sum = 0;
    for (const auto& [name, file] : m_names)
        sum += static_cast<std::int64_t>(file->now.size());
    return sum;
}

int FaultyDisk::call(int code) {
    ++m_calls;
    if (m_fail_at == 0 || m_calls < m_fail_at || (m_calls > m_fail_at && !m_forever)) return SQLITE_OK;
    m_fault_came = true;
    return code;
}

int FaultyDisk::open(const char* name, int flags, std::shared_ptr<File>& file, int* out_flags) {
    if (const int code = call(SQLITE_CANTOPEN)) return code;
    const std::string key = name ? name : "";
    const auto found = m_names.find(key);
    if (found != m_names.end()) {
        file = found->second;
    } else {
        if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (m_read_only) return SQLITE_READONLY_DIRECTORY;
        file = std::make_shared<File>();
        file->name = key;
        if (name) m_names[key] = file;
    }
    if (out_flags) {
        *out_flags = m_read_only ? (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY : flags;
    }
    return SQLITE_OK;
}

int FaultyDisk::remove(const char* name, bool sync_directory) {
    if (const int code = call(SQLITE_IOERR_DELETE)) return code;
    if (m_names.erase(name) == 0) return SQLITE_IOERR_DELETE_NOENT;
    if (sync_directory && !m_ignore_syncs && !m_ignore_directory_syncs) m_synced_names.erase(name);
    return SQLITE_OK;
}

int FaultyDisk::exists(const char* name, int* answer) {
    if (const int code = call(SQLITE_IOERR_ACCESS)) return code;
    *answer = m_names.contains(name) ? 1 : 0;
    return SQLITE_OK;
}

int FaultyDisk::read(File& file, void* to, int amount, std::int64_t at) {
    if (const int code = call(SQLITE_IOERR_READ)) return code;
    const auto size = static_cast<std::int64_t>(file.now.size());
    const std::int64_t there = std::clamp<std::int64_t>(size - at, 0, amount);
    if (there > 0) std::memcpy(to, file.now.data() + at, static_cast<std::size_t>(there));
    if (there == amount) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + there, 0, static_cast<std::size_t>(amount - there));
    return SQLITE_IOERR_SHORT_READ;
}

int FaultyDisk::write(File& file, const void* from, int amount, std::int64_t at) {
    if (const int code = call(SQLITE_IOERR_WRITE)) return code;
    if (m_read_only) return SQLITE_READONLY;
    const std::int64_t end = at + amount;
    const auto size = static_cast<std::int64_t>(file.now.size());
    if (end > size && used() + end - size > m_capacity) return SQLITE_FULL;
    if (end > size) file.now.resize(static_cast<std::size_t>(end));
    const auto* bytes = static_cast<const std::uint8_t*>(from);
    std::copy(bytes, bytes + amount, file.now.begin() + at);
    file.since.push_back({false, at, Bytes(bytes, bytes + amount)});
    return SQLITE_OK;
}

int FaultyDisk::truncate(File& file, std::int64_t size) {
    if (const int code = call(SQLITE_IOERR_TRUNCATE)) return code;
    file.now.resize(static_cast<std::size_t>(size));
    file.since.push_back({true, size, {}});
    return SQLITE_OK;
}

int FaultyDisk::sync(File& file) {
    if (const int code = call(SQLITE_IOERR_FSYNC)) return code;
    if (m_ignore_syncs) return SQLITE_OK;
    file.synced = file.now;
    file.since.clear();
    // SQLite's own file system for Unix syncs the directory with the first sync of a journal.
    const auto found = m_names.find(file.name);
    if (found != m_names.end() && found->second.get() == &file && !m_ignore_directory_syncs) {
        m_synced_names[file.name] = found->second;
    }
    return SQLITE_OK;
}

int FaultyDisk::size(File& file, std::int64_t* answer) {
    if (const int code = call(SQLITE_IOERR_FSTAT)) return code;
    *answer = static_cast<std::int64_t>(file.now.size());
    return SQLITE_OK;
}

std::map<std::string, Bytes> FaultyDisk::files() const {
    std::map<std::string, Bytes> all;
    for (const auto& [name, file] : m_names)
        all[name] = file->now;
    return all;
}

Bytes FaultyDisk::after_power_cut(const File& file, std::mt19937_64& random) {
    // From "nothing of it was written" to "all of it", because the rare mixtures are the dangerous ones.
    constexpr int chances[] = {0, 5, 50, 95, 100};
    const int chance = chances[random() % std::size(chances)];
    const auto happened = [&] { return static_cast<int>(random() % 100) < chance; };
    std::vector<const Change*> changes;
    std::vector<std::size_t> sizes{file.synced.size()};
    for (const Change& change : file.since) {
        changes.push_back(&change);
        const auto end = static_cast<std::size_t>(change.at) + change.bytes.size();
        sizes.push_back(change.truncates ? end : std::max(sizes.back(), end));
    }
    if (random() % 2 == 0) std::ranges::shuffle(changes, random);
    Bytes content = file.synced;
    for (const Change* change : changes) {
        const auto length = static_cast<std::int64_t>(change->bytes.size());
        for (std::int64_t from = 0; from < length;) {
            const std::int64_t to = std::min(length, (change->at + from) / sector * sector + sector - change->at);
            if (happened()) {
                const auto end = static_cast<std::size_t>(change->at + to);
                if (content.size() < end) content.resize(end);
                std::copy(change->bytes.begin() + from, change->bytes.begin() + to,
                          content.begin() + change->at + from);
            }
            from = to;
        }
    }
    content.resize(happened() ? sizes.back() : sizes[random() % sizes.size()]);
    return content;
}

std::map<std::string, Bytes> FaultyDisk::files_after_power_cut(std::mt19937_64& random) const {
    Names there = m_synced_names;
    for (const auto& [name, file] : m_synced_names) {
        if (!m_names.contains(name) && random() % 2 == 0) there.erase(name);  // removed, not synced
    }
    for (const auto& [name, file] : m_names) {
        const auto synced = m_synced_names.find(name);
        const bool is_new = synced == m_synced_names.end() || synced->second != file;
        if (is_new && random() % 2 == 0) there[name] = file;  // made, not synced
    }
    std::map<std::string, Bytes> all;
    for (const auto& [name, file] : there)
        all[name] = after_power_cut(*file, random);
    return all;
}

}  // namespace klachtenzuil
