#pragma once
// A file on this machine while it is carried: read piece by piece, or written under a temporary name until it is whole.

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/base/result.hpp"

namespace klachtenzuil {

/// An open file that closes itself. What fails leaves its reason in errno.
class OpenFile {
  public:
    OpenFile(const std::filesystem::path& path, int flags, unsigned mode = 0);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    explicit operator bool() const { return m_number >= 0; }
    /// Nothing when it is no regular file.
    std::optional<std::uint64_t> size() const;
    /// Bytes read; 0 at the end, negative when it cannot be.
    std::int64_t read(void* to, std::size_t most) const;
    bool write(const void* from, std::size_t count) const;
    bool sync() const;
    bool rewind_to(std::int64_t place) const;

  private:
    int m_number;
};

/// A file that comes in: it has its name once it is whole and on the disk, and leaves nothing behind when it does not.
class Arrival {
  public:
    /// Takes at most `most` bytes.
    Arrival(std::filesystem::path path, std::uint64_t most);
    ~Arrival();
    Arrival(const Arrival&) = delete;
    Arrival& operator=(const Arrival&) = delete;

    /// Begins anew: what came before is gone.
    Result<void> begin();
    /// False when it is too large, or the disk does not take it: then failure() says why.
    bool write(const void* from, std::size_t count);
    bool too_large() const { return m_too_large; }
    const std::optional<Failure>& failure() const { return m_failure; }
    Result<void> finish();

  private:
    std::filesystem::path m_path, m_draft;
    std::uint64_t m_most;
    std::optional<OpenFile> m_file;
    std::uint64_t m_written = 0;
    bool m_too_large = false;
    std::optional<Failure> m_failure;
};

}  // namespace klachtenzuil
