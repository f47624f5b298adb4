#pragma once
// What every transport must do alike, whatever lies at the other end.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/config/config.hpp"
#include "core/sync/transport.hpp"
#include "platform/transport/patience.hpp"

namespace klachtenzuil {

/// A file of this content, as its path.
std::filesystem::path file_of(const std::filesystem::path& path, const std::string& content);
std::string content_of(const std::filesystem::path& path);
/// Bytes that look like nothing in particular; the same for the same count.
std::string some_bytes(std::size_t count);

/// "" when it went well, else the reason's name and the detail.
std::string why(const Result<void>& result);

/// Puts, gets, overwrites and removes, small and large; asks for what is missing and for what is too large.
void carries_files(Transport& transport, const std::filesystem::path& here);

/// Patience that waits for nobody, and counts.
struct Waited {
    std::vector<std::chrono::milliseconds> times;
    std::function<void()> meanwhile;  ///< what happens at the other end during the first wait
};
Patience no_waiting(Waited& waited);

/// The transport to a server, and one small file put there.
std::unique_ptr<Transport> transport_to(const std::string& address, const SyncConfig& config, Waited& waited);
Result<void> put_at(const std::string& address, const SyncConfig& config, Waited& waited);

}  // namespace klachtenzuil
