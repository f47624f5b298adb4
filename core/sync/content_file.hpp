#pragma once
// The content of a bundle as a file: lines, compressed where they are many. Written and read piece by piece, so that
// neither costs more memory than one line.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// What a file of content is.
struct ContentFacts {
    bool compressed = false;
    std::uint64_t bytes = 0;        ///< of the file
    std::uint64_t plain_bytes = 0;  ///< of the lines in it
    Hash hash{};                    ///< BLAKE2b-256 of the file
    bool operator==(const ContentFacts&) const = default;
};

class ContentWriter {
  public:
    /// A file that stands there is written anew.
    explicit ContentWriter(const std::filesystem::path& path);
    ~ContentWriter();
    ContentWriter(const ContentWriter&) = delete;
    ContentWriter& operator=(const ContentWriter&) = delete;

    /// From the first failure on every call fails.
    Result<void> append(std::string_view lines);
    std::uint64_t plain_bytes() const;
    /// After this the file is complete; its name is the caller's.
    Result<ContentFacts> finish();

  private:
    struct Inside;
    std::unique_ptr<Inside> m;
};

class ContentReader {
  public:
    /// Fails with bundle_damaged.
    static Result<ContentReader> open(const std::filesystem::path& path, bool compressed);
    ContentReader(ContentReader&& other) noexcept;
    ~ContentReader();

    std::uint64_t bytes() const;
    /// Of all of the file.
    Result<Hash> hash();
    /// Begins again at the first line; no more than so many plain bytes are read.
    Result<void> rewind(std::uint64_t most_plain);
    /// The next line without its end, until the next call; nothing after the last. Fails with bundle_damaged: the file
    /// cannot be read, a line is too long, has no end, or there is more than rewind() was told.
    Result<std::optional<std::string_view>> next();
    /// Of the lines that next() gave so far.
    std::uint64_t plain_bytes() const;

  private:
    struct Inside;
    explicit ContentReader(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m;
};

}  // namespace klachtenzuil
