#pragma once
// How files come to the other end. A node offers its files under their own names, and one list of them, "K1.index":
// that is how the other end knows what there is, whatever the transport.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace klachtenzuil {

class Transport {
  public:
    virtual ~Transport() = default;
    /// Puts the file there whole or not at all, over one of the same name. Fails with transport_unreachable and
    /// transport_host_unknown after it tried again for a while, and with the other reasons of a transport.
    virtual Result<void> put(std::string_view name, const std::filesystem::path& file) = 0;
    /// Fetches a file of at most `most` bytes to `file`, which stands there whole or not at all. Fails as put() does,
    /// and with transport_missing when there is none.
    virtual Result<void> get(std::string_view name, const std::filesystem::path& file, std::uint64_t most) = 0;
    /// Takes a file away that the other end has received. One that is not there is no failure.
    virtual Result<void> remove(std::string_view name) = 0;
    /// The names of the files there, of everybody; none where the place has no list of them. Fails as get() does.
    virtual Result<std::vector<std::string>> names() { return std::vector<std::string>{}; }
};

/// Whether a get() that failed for this reason tells of that one file: others may be given.
inline bool is_of_one_file(Reason reason) {
    return reason == Reason::transport_missing || reason == Reason::transport_refused ||
           reason == Reason::transport_not_allowed;
}

}  // namespace klachtenzuil
