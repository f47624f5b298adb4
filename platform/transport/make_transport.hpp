#pragma once
// The way to the place that the configuration names.

#include <filesystem>
#include <memory>
#include <string_view>

#include "core/config/config.hpp"
#include "core/sync/transport.hpp"
#include "platform/transport/patience.hpp"

namespace klachtenzuil {

/// `place` is a folder in the data directory, a path, or an address that begins with sftp:// or https://. The files
/// that `config` names are taken relative to the data directory. Fails with config_bad_value when the place is none of
/// these, with config_missing_value, file_unreadable and file_not_private for a file that it needs.
Result<std::unique_ptr<Transport>> make_transport(std::string_view place, const SyncConfig& config,
                                                  const std::filesystem::path& data, Patience patience = {});

}  // namespace klachtenzuil
