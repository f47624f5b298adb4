#pragma once
// A disk that can be told to fail: a virtual file system for SQLite that keeps its files in memory, and knows of each
// byte whether it was synced. What a power cut leaves behind is drawn by a seed.

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace klachtenzuil {

using Bytes = std::vector<std::uint8_t>;

class FaultyDisk {
  public:
    /// From here on SQLite opens its files on this disk, until it is let go.
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// A file that lies there, safe since long ago.
    void put(const std::filesystem::path& name, Bytes content);

    /// Calls that reached the disk since it was made or since count_from_here().
    long calls() const { return m_calls; }
    void count_from_here() { m_calls = 0; }

    /// The n-th call from now fails, and when `forever` all after it.
    void fail_at(long n, bool forever);
    /// The n-th call from now is never carried out, nor is anything after it: the power is gone.
    void cut_power_at(long n);
    void no_fault();
    /// Whether the fault that was asked for has come.
    bool failed() const { return m_fault_came; }

    /// No more bytes than this fit on the disk.
    void set_capacity(std::int64_t bytes) { m_capacity = bytes; }
    std::int64_t used() const;
    void set_read_only(bool read_only) { m_read_only = read_only; }

    /// For negative controls: what the program asks to be synced is not.
    void ignore_syncs() { m_ignore_syncs = true; }
    /// Likewise, only for what a directory holds: the end of a journal is not on the disk.
    void ignore_directory_syncs() { m_ignore_directory_syncs = true; }

    /// The files as programs see them now, by name.
    std::map<std::string, Bytes> files() const;
    /// The files as they can be found after the power was cut: of what was not synced, each 512 bytes were written or
    /// not, whatever their order; names that were made or removed likewise.
    std::map<std::string, Bytes> files_after_power_cut(std::mt19937_64& random) const;

    // What SQLite's callbacks do.
    struct Change {
        bool truncates = false;
        std::int64_t at = 0;
        Bytes bytes;
    };
    struct File {
        std::string name;
        Bytes now;
        Bytes synced;
        std::vector<Change> since;  ///< changes that were not synced
    };
    int open(const char* name, int flags, std::shared_ptr<File>& file, int* out_flags);
    int remove(const char* name, bool sync_directory);
    int exists(const char* name, int* answer);
    int read(File& file, void* to, int amount, std::int64_t at);
    int write(File& file, const void* from, int amount, std::int64_t at);
    int truncate(File& file, std::int64_t size);
    int sync(File& file);
    int size(File& file, std::int64_t* answer);

  private:
    using Names = std::map<std::string, std::shared_ptr<File>>;
    /// Counts a call, and answers `code` when it is to fail, else SQLITE_OK.
    int call(int code);
    static Bytes after_power_cut(const File& file, std::mt19937_64& random);

    sqlite3_vfs m_vfs{};
    sqlite3_vfs* m_before = nullptr;
    Names m_names;         ///< as programs see them
    Names m_synced_names;  ///< as they stand on the disk
    long m_calls = 0;
    long m_fail_at = 0;
    bool m_forever = false;
    bool m_power_cut = false;  ///< the fault is one
    bool m_fault_came = false;
    bool m_read_only = false;
    bool m_ignore_syncs = false;
    bool m_ignore_directory_syncs = false;
    std::int64_t m_capacity = std::int64_t{1} << 40;
};

}  // namespace klachtenzuil
