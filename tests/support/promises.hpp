#pragma once
// The one check after every fault. Source: faults, "After every fault the same must hold".

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/register/register.hpp"

namespace klachtenzuil {

/// A complaint that a test sent, and what it was told about it.
struct Sent {
    ComplaintId id;
    Form form;
    std::optional<Filed> acknowledged;  ///< nothing: the sender never heard, so it can be there or not
};

/// What a store at `data` breaks of what it promised to the senders: each acknowledged complaint stands there exactly
/// once with the content that was sent; one that was never acknowledged is there whole or not at all, and sending it
/// again gives one complaint; nothing else is there; numbers have no gap; one print request a complaint; chain, fold
/// and SQLite's own check hold. Empty: nothing is broken. `sent` is everything that was ever sent there, with paper.
std::vector<std::string> broken_promises(const std::filesystem::path& data, const Config& config, const Clock& clock,
                                         std::span<const Sent> sent);

}  // namespace klachtenzuil
